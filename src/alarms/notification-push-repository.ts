import type pg from 'pg';
import {
  type MeetingAnnouncement,
  type MeetingAnnouncementRow,
  meetingAnnouncementColumns,
  toMeetingAnnouncement,
} from './meeting-announcement.ts';
import {
  isMuted,
  isQuiet,
  isStillValid,
  joinPreferences,
  mayBeTold,
  webPushDueAfterPush,
} from './notification-conditions.sql.ts';

export interface PendingPush extends MeetingAnnouncement {
  readonly userIds: readonly number[];
}

interface PushRow extends MeetingAnnouncementRow {
  readonly user_ids: number[];
}

/**
 * Locks up to `limit` notifications that can be pushed now, earliest `push_until` first, marks them
 * as pushed and returns them grouped by announcement. Call it in a transaction and commit after the
 * push: until then other workers skip these rows, and a worker that dies leaves them unpushed.
 * Skips notifications that are not valid any more, of people who left, and in quiet hours.
 */
export async function claimPushes(tx: Pick<pg.Pool, 'query'>, limit: number): Promise<PendingPush[]> {
  const { rows } = await tx.query<PushRow>({
    name: 'alarms-claim',
    text: `WITH due AS (
             SELECT n.ctid AS place
             FROM notifications n
             JOIN announcements a ON a.id = n.announcement_id
             JOIN meetings m ON m.id = a.meeting_id
             ${joinPreferences('n')}
             WHERE n.pushed_at IS NULL AND n.push_until > now() AND ${isStillValid}
               AND ${mayBeTold} AND NOT ${isMuted('n', 'a.kind')} AND NOT ${isQuiet}
             ORDER BY n.push_until
             LIMIT $1
             FOR UPDATE OF n SKIP LOCKED
           ), pushed AS (
             UPDATE notifications n SET pushed_at = now(), web_push_due_at = ${webPushDueAfterPush}
             -- A locked row keeps its ctid.
             FROM due WHERE n.ctid = due.place
             RETURNING n.announcement_id, n.user_id
           )
           SELECT ${meetingAnnouncementColumns}, x.user_ids
           FROM (SELECT announcement_id, array_agg(user_id) AS user_ids FROM pushed GROUP BY announcement_id) x
           JOIN announcements a ON a.id = x.announcement_id
           JOIN meetings m ON m.id = a.meeting_id
           -- A page shows only the last alarm of a meeting: send "starting soon" after a change.
           ORDER BY a.kind = 'starting_soon', m.starts_at, m.id, a.occasion`,
    values: [limit],
  });
  return rows.map((row) => ({ ...toMeetingAnnouncement(row), userIds: row.user_ids }));
}
