import type { PrivacyItem } from '../stored-data.ts';
import { accountData } from './account-words.ts';
import { alarmData } from './alarm-words.ts';
import { chatData } from './chat-words.ts';
import { clubRecordData } from './club-record-words.ts';
import { clubData } from './club-words.ts';
import { meetingData } from './meeting-words.ts';
import { readingData } from './reading-words.ts';
import { reportData } from './report-words.ts';
import { sessionData } from './session-words.ts';
import { settingsData } from './settings-words.ts';

export { impersonalData } from './impersonal-words.ts';

/** All personal data that the site stores, in the order of the privacy policy. */
export const personalData: readonly PrivacyItem[] = [
  ...accountData,
  ...sessionData,
  ...settingsData,
  ...readingData,
  ...meetingData,
  ...chatData,
  ...alarmData,
  ...clubData,
  ...clubRecordData,
  ...reportData,
];
