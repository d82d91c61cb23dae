import type pg from 'pg';
import {
  type MeetingAnnouncement,
  type MeetingAnnouncementRow,
  meetingAnnouncementColumns,
  toMeetingAnnouncement,
} from './meeting-announcement.ts';
import { isMuted, isQuiet, isStillValid, joinPreferences, mayBeTold } from './notification-conditions.sql.ts';
import type { Subscription } from './web-push-client.ts';
import { maxWebPushTries, openSubscriptions } from './web-push-conditions.sql.ts';

export interface DueSubscription extends Subscription {
  /** Failed pushes in a row. */
  readonly failedCount: number;
  /** Whether an earlier answer of the push service delayed this try. */
  readonly hasWaited: boolean;
}

/**
 * A notification that no page acknowledged in time, with the subscriptions that may be tried now.
 */
export interface DueWebPush extends MeetingAnnouncement {
  readonly userId: number;
  readonly isFirstTry: boolean;
  /** Do not push after this time. */
  readonly until: Date;
  /** Subscriptions with the fewest failures come first. */
  readonly subscriptions: readonly DueSubscription[];
}

interface DueRow extends MeetingAnnouncementRow {
  readonly user_id: number;
  readonly push_until: Date;
  readonly web_push_tries: number;
  readonly ready: DueSubscription[];
}

/**
 * Claims notifications that are due for Web Push for one minute: if this process dies they are due
 * again then, three tries in all. Each person's first notification comes before any person's
 * second; at most `perAccount` of one person, none of `busyAccounts`. Drops notifications that were
 * received meanwhile or are not valid any more. If all subscriptions of a notification have to
 * wait, it becomes due when the first of them may be tried.
 */
export async function claimWebPushes(
  pool: pg.Pool,
  options: { limit: number; perAccount: number; busyAccounts: readonly number[] },
): Promise<DueWebPush[]> {
  const { rows } = await pool.query<DueRow>({
    name: 'alarms-web-push',
    // Rows are joined by ctid. The statistics are older than the thousands of rows that became due
    // at once, and joins on the key planned from them take minutes.
    text: `WITH waiting AS (
             SELECT ctid AS at, web_push_due_at,
               row_number() OVER (PARTITION BY user_id ORDER BY web_push_due_at, announcement_id) AS place
             FROM notifications WHERE web_push_due_at <= now() AND user_id <> ALL ($3::int[])
           ), chosen AS MATERIALIZED (
             SELECT at FROM waiting WHERE place <= $2 ORDER BY place, web_push_due_at LIMIT $1
           ), due AS (
             SELECT n.ctid AS at, n.user_id, n.announcement_id, n.received_at, n.push_until,
               n.web_pushed_to, n.web_push_refused_by
             FROM chosen c JOIN notifications n ON n.ctid = c.at
             WHERE n.web_push_due_at <= now() FOR UPDATE OF n SKIP LOCKED
           ), judged AS (
             SELECT n.at, ${meetingAnnouncementColumns}, s.ready, s.next_retry,
               n.received_at IS NULL AND n.push_until > now() AND ${isStillValid} AND ${mayBeTold} AND NOT ${isMuted('n', 'a.kind')} AND NOT ${isQuiet} AS is_wanted
             FROM due n
             JOIN announcements a ON a.id = n.announcement_id
             JOIN meetings m ON m.id = a.meeting_id
             ${joinPreferences('n')}
             CROSS JOIN LATERAL (
               SELECT json_agg(
                   json_build_object('endpoint', x.endpoint, 'p256dh', x.p256dh, 'auth', x.auth,
                     'failedCount', x.failed_count, 'hasWaited', x.retry_at IS NOT NULL)
                   ORDER BY x.failed_count, x.created_at DESC
                 ) FILTER (WHERE x.retry_at IS NULL OR x.retry_at <= now()) AS ready,
                 min(x.retry_at) FILTER (WHERE x.retry_at > now()) AS next_retry
               FROM ${openSubscriptions}
             ) s
           ), taken AS (
             UPDATE notifications n
             SET web_push_tries = n.web_push_tries + (j.is_wanted AND (j.ready IS NOT NULL OR j.next_retry IS NULL))::int,
               web_push_due_at = CASE
                 WHEN NOT j.is_wanted THEN NULL
                 WHEN j.ready IS NULL AND j.next_retry IS NOT NULL THEN CASE WHEN j.next_retry < n.push_until THEN j.next_retry END
                 WHEN n.web_push_tries >= CASE WHEN j.ready IS NULL THEN ${maxWebPushTries - 1} ELSE ${maxWebPushTries} END THEN NULL
                 ELSE now() + interval '1 minute' END
             -- A locked row keeps its ctid.
             FROM judged j WHERE n.ctid = j.at
             RETURNING j.*, n.user_id, n.push_until, n.web_push_tries, n.web_push_due_at
           )
           SELECT * FROM taken WHERE is_wanted AND ready IS NOT NULL AND web_push_due_at IS NOT NULL`,
    values: [options.limit, options.perAccount, options.busyAccounts],
  });
  return rows.map((row) => ({
    ...toMeetingAnnouncement(row),
    userId: row.user_id,
    isFirstTry: row.web_push_tries === 1,
    until: row.push_until,
    subscriptions: row.ready,
  }));
}
