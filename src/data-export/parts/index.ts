import type { ExportPart } from '../export-part.ts';
import { accountParts } from './account-parts.sql.ts';
import { alarmParts } from './alarm-parts.sql.ts';
import { chatParts } from './chat-parts.sql.ts';
import { clubParts } from './club-parts.sql.ts';
import { clubRecordParts } from './club-record-parts.sql.ts';
import { meetingParts } from './meeting-parts.sql.ts';
import { readingParts } from './reading-parts.sql.ts';
import { reportParts } from './report-parts.sql.ts';

/** The files of an export, in the order of the privacy policy. */
export const exportParts: readonly ExportPart[] = [
  ...accountParts,
  ...readingParts,
  ...meetingParts,
  ...chatParts,
  ...alarmParts,
  ...clubParts,
  ...clubRecordParts,
  ...reportParts,
];
