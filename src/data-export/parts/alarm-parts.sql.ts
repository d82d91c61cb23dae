import type { ExportPart } from '../export-part.ts';

export const alarmParts: readonly ExportPart[] = [
  {
    file: 'notifications',
    rows: `SELECT a.id, a.kind, a.meeting_id AS "meetingId", a.meeting_starts_at AS "meetingStartsAt", a.occasion,
        a.club_id AS "clubId", a.subject_id AS "subjectId", a.report_id AS "reportId", a.created_at AS "announcedAt",
        n.is_quiet AS "isQuiet", n.created_at AS "createdAt", n.push_until AS "pushUntil",
        n.pushed_at AS "pushedAt", n.received_at AS "receivedAt", n.opened_at AS "openedAt",
        n.read_at AS "readAt", n.web_push_due_at AS "webPushDueAt", n.web_push_tries AS "webPushTries",
        n.web_pushed_at AS "webPushedAt", n.may_web_push AS "mayPush"
      FROM notifications n JOIN announcements a ON a.id = n.announcement_id
      WHERE n.user_id = $1 ORDER BY a.id`,
  },
  {
    file: 'pushes-without-asking',
    rows: `SELECT meeting_id AS "meetingId", announcement_id AS "notificationId"
      FROM unasked_pushes WHERE user_id = $1 ORDER BY meeting_id`,
  },
  {
    file: 'alarm-settings',
    rows: `SELECT lead_minutes AS "leadMinutes", quiet_from AS "quietFromMinute", quiet_to AS "quietToMinute",
        sound, letters, mutes_mentions AS "mutesMentions"
      FROM alarm_preferences WHERE user_id = $1`,
  },
  {
    file: 'alarm-letters',
    rows: `SELECT announcement_id AS "notificationId", tries, due_at AS "dueAt", sent_at AS "sentAt"
      FROM alarm_letters WHERE user_id = $1 ORDER BY announcement_id`,
  },
  {
    file: 'muted-meetings',
    rows: `SELECT x.meeting_id AS "meetingId", m.title, x.muted_at AS "mutedAt", x.unmuted_at AS "unmutedAt"
      FROM meeting_mutes x JOIN meetings m ON m.id = x.meeting_id WHERE x.user_id = $1 ORDER BY x.meeting_id`,
  },
  {
    file: 'devices-with-alarms',
    rows: `SELECT created_at AS "createdAt", failed_count AS "failedCount", dead_at AS "deadAt",
        retry_at AS "retryAt"
      FROM push_subscriptions WHERE user_id = $1 ORDER BY created_at`,
  },
];
