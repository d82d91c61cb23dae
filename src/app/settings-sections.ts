import { accountLinksSection } from '../accounts/index.ts';
import type { AlarmRouteServices } from '../alarms/routes.ts';
import { calendarSettings } from '../meetings/index.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { recordSettings } from '../record/index.ts';
import type { Live } from './connect.ts';

type FindSections = NonNullable<AlarmRouteServices['settingsSections']>;

/** Returns the function that finds the sections of other features on the settings page. */
export const settingsSections =
  (live: Live): FindSections =>
  async (req, res) => [
    await calendarSettings(live, req, res),
    await recordSettings(live.db, viewerOf(req).id),
    accountLinksSection({
      sendsLetters: live.mailer !== null,
      offersKakao: live.env.KAKAO_CLIENT_ID !== undefined,
    }),
  ];
