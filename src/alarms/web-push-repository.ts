import type pg from 'pg';
import {
  type AnnouncementRow,
  announcementColumns,
  announcementValues,
  type MeetingAnnouncement,
  toMeetingAnnouncement,
} from './announcement-row.ts';
import { isMember, isMuted, isQuiet, isStillValid } from './notification-conditions.sql.ts';
import type { Subscription } from './web-push-client.ts';

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

interface DueRow extends AnnouncementRow {
  readonly user_id: number;
  readonly push_until: Date;
  readonly web_push_tries: number;
  readonly ready: DueSubscription[];
}

const maxTries = 3;

/** Subscriptions `x` that a notification `n` may still be sent to, now or later. */
const openSubscriptions = `push_subscriptions x JOIN users u ON u.id = x.user_id AND u.session_epoch = x.session_epoch
  WHERE x.user_id = n.user_id AND x.dead_at IS NULL
    AND NOT x.endpoint = ANY (coalesce(n.web_pushed_to, '{}') || coalesce(n.web_push_refused_by, '{}'))`;

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
               row_number() OVER (PARTITION BY user_id ORDER BY web_push_due_at, meeting_id) AS place
             FROM notifications WHERE web_push_due_at <= now() AND user_id <> ALL ($3::int[])
           ), chosen AS MATERIALIZED (
             SELECT at FROM waiting WHERE place <= $2 ORDER BY place, web_push_due_at LIMIT $1
           ), due AS (
             SELECT n.ctid AS at, n.user_id, ${announcementColumns('n')}, n.received_at, n.push_until,
               n.web_pushed_to, n.web_push_refused_by
             FROM chosen c JOIN notifications n ON n.ctid = c.at
             WHERE n.web_push_due_at <= now() FOR UPDATE OF n SKIP LOCKED
           ), judged AS (
             SELECT n.at, m.title, m.starts_at, s.ready, s.next_retry,
               n.received_at IS NULL AND n.push_until > now() AND ${isStillValid} AND ${isMember('n')} AND NOT ${isMuted('n', 'n.kind')} AND NOT ${isQuiet('n')} AS is_wanted
             FROM due n
             JOIN meetings m ON m.id = n.meeting_id
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
                 WHEN n.web_push_tries >= CASE WHEN j.ready IS NULL THEN ${maxTries - 1} ELSE ${maxTries} END THEN NULL
                 ELSE now() + interval '1 minute' END
             -- A locked row keeps its ctid.
             FROM judged j WHERE n.ctid = j.at
             RETURNING n.user_id, ${announcementColumns('n')}, n.push_until, n.web_push_tries, n.web_push_due_at,
               j.title, j.starts_at, j.is_wanted, j.ready
           )
           SELECT *, now() AS now FROM taken WHERE is_wanted AND ready IS NOT NULL AND web_push_due_at IS NOT NULL`,
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

export interface WebPushResult {
  /** Endpoints whose push services accepted it. */
  readonly sentTo: readonly string[];
  /** Endpoints whose push services would refuse the same push again. */
  readonly refusedBy: readonly string[];
  /** Whether any push service was called: otherwise the try does not count. */
  readonly wasTried: boolean;
  /** Ends Web Push of this notification; it stays in the inbox. */
  readonly isOver: boolean;
}

/**
 * Stores the result of a claimed notification. It is due again if a subscription and a try are
 * left.
 */
export async function settleWebPush(
  pool: pg.Pool,
  { userId, announcement }: Pick<DueWebPush, 'userId' | 'announcement'>,
  { sentTo, refusedBy, wasTried, isOver }: WebPushResult,
): Promise<void> {
  await pool.query({
    name: 'alarms-web-push-settle',
    text: `UPDATE notifications n
           SET web_pushed_at = CASE WHEN cardinality($6::text[]) > 0 THEN coalesce(n.web_pushed_at, now()) ELSE n.web_pushed_at END,
             web_pushed_to = CASE WHEN cardinality($6::text[]) > 0 THEN n.web_pushed_to || $6::text[] ELSE n.web_pushed_to END,
             web_push_refused_by = CASE WHEN cardinality($7::text[]) > 0 THEN n.web_push_refused_by || $7::text[] ELSE n.web_push_refused_by END,
             web_push_tries = n.web_push_tries - (NOT $8)::int,
             web_push_due_at = CASE WHEN NOT $9 AND n.web_push_tries - (NOT $8)::int < ${maxTries} THEN (
               SELECT min(greatest(x.retry_at, now() + CASE WHEN $8 THEN interval '1 minute' ELSE interval '30 seconds' END))
               FROM ${openSubscriptions} AND NOT x.endpoint = ANY ($6::text[] || $7::text[])
             ) END
           WHERE n.user_id = $1 AND (${announcementColumns('n')}) = ($2::text, $3::int, $4::timestamptz, $5::int)`,
    values: [userId, ...announcementValues(announcement), sentTo, refusedBy, wasTried, isOver],
  });
}
