import type pg from 'pg';
import type { AlarmKind, AnnouncedMeeting, Announcement } from './alarm.ts';
import { isMember, isMuted, isQuiet, isTrueStill } from './notification-conditions.sql.ts';
import type { Subscription } from './web-push-client.ts';

/** A subscription with what is known of it. */
export interface DueSubscription extends Subscription {
  /** Pushes that failed in a row. */
  readonly failedCount: number;
  /** Whether an earlier answer made it wait. */
  readonly hasWaited: boolean;
}

/** One alarm of one person that no page has received in time, with the browsers that may be tried now. */
export interface DueWebPush {
  readonly userId: number;
  readonly announcement: Announcement;
  readonly meeting: AnnouncedMeeting;
  readonly isFirstTry: boolean;
  /** Do not push after this time. */
  readonly until: Date;
  /** Those that worked last come first. */
  readonly subscriptions: readonly DueSubscription[];
}

interface DueRow {
  readonly user_id: number;
  readonly kind: AlarmKind;
  readonly meeting_id: number;
  readonly meeting_starts_at: Date;
  readonly occasion: number;
  readonly title: string;
  readonly starts_at: Date;
  readonly push_until: Date;
  readonly web_push_tries: number;
  readonly now: Date;
  readonly ready: DueSubscription[];
}

/** Tries of one alarm. */
const mostTries = 3;
/** Failed pushes in a row after which a subscription is dead. */
const mostFailures = 3;

/** Subscriptions `x` that an alarm `n` may still go to, now or later. */
const openSubscriptions = `push_subscriptions x JOIN users u ON u.id = x.user_id AND u.session_epoch = x.session_epoch
  WHERE x.user_id = n.user_id AND x.dead_at IS NULL
    AND NOT x.endpoint = ANY (coalesce(n.web_pushed_to, '{}') || coalesce(n.web_push_refused_by, '{}'))`;

/**
 * Takes alarms that are due for Web Push, for a minute: if this process dies they are due again then, three tries in all. Everybody's
 * first alarm comes before anybody's second; at most `perAccount` of one person, none of `busyAccounts`. An alarm that was received
 * meanwhile or is not valid any more is dropped; one whose browsers all have to wait becomes due when the first may be tried.
 */
export async function claimWebPushes(
  pool: pg.Pool,
  options: { limit: number; perAccount: number; busyAccounts: readonly number[] },
): Promise<DueWebPush[]> {
  const { rows } = await pool.query<DueRow>({
    name: 'alarms-web-push',
    // Rows are joined by where they are: the statistics are of before thousands became due, and lead to joins that take minutes.
    text: `WITH waiting AS (
             SELECT ctid AS at, web_push_due_at,
               row_number() OVER (PARTITION BY user_id ORDER BY web_push_due_at, meeting_id) AS place
             FROM notifications WHERE web_push_due_at <= now() AND user_id <> ALL ($3::int[])
           ), chosen AS MATERIALIZED (
             SELECT at FROM waiting WHERE place <= $2 ORDER BY place, web_push_due_at LIMIT $1
           ), due AS (
             SELECT n.ctid AS at, n.user_id, n.meeting_id, n.kind, n.meeting_starts_at, n.occasion, n.received_at, n.push_until,
               n.web_pushed_to, n.web_push_refused_by
             FROM chosen c JOIN notifications n ON n.ctid = c.at
             WHERE n.web_push_due_at <= now() FOR UPDATE OF n SKIP LOCKED
           ), judged AS (
             SELECT n.at, m.title, m.starts_at, s.ready, s.next_retry,
               n.received_at IS NULL AND n.push_until > now() AND ${isTrueStill} AND ${isMember('n')} AND NOT ${isMuted('n', 'n.kind')} AND NOT ${isQuiet('n')} AS is_wanted
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
                 WHEN n.web_push_tries >= CASE WHEN j.ready IS NULL THEN ${mostTries - 1} ELSE ${mostTries} END THEN NULL
                 ELSE now() + interval '1 minute' END
             -- Locked, a row stays where it is.
             FROM judged j WHERE n.ctid = j.at
             RETURNING n.user_id, n.meeting_id, n.kind, n.meeting_starts_at, n.occasion, n.push_until, n.web_push_tries, n.web_push_due_at,
               j.title, j.starts_at, j.is_wanted, j.ready
           )
           SELECT *, now() AS now FROM taken WHERE is_wanted AND ready IS NOT NULL AND web_push_due_at IS NOT NULL`,
    values: [options.limit, options.perAccount, options.busyAccounts],
  });
  return rows.map((row) => ({
    userId: row.user_id,
    announcement: {
      kind: row.kind,
      meetingId: row.meeting_id,
      startsAt: row.meeting_starts_at,
      occasion: row.occasion,
    },
    meeting: { title: row.title, startsAt: row.starts_at, now: row.now },
    isFirstTry: row.web_push_tries === 1,
    until: row.push_until,
    subscriptions: row.ready,
  }));
}

/** What became of a claimed alarm. */
export interface WebPushResult {
  /** Endpoints whose push services have it. */
  readonly sentTo: readonly string[];
  /** Endpoints whose push services would refuse it again. */
  readonly refusedBy: readonly string[];
  /** Whether any push service was asked: otherwise the try does not count. */
  readonly wasTried: boolean;
  /** Whether it stays in the inbox and goes to no further browser. */
  readonly isOver: boolean;
}

/** Stores what became of a claimed alarm. It is due again when there is a browser left and a try left. */
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
             web_push_due_at = CASE WHEN NOT $9 AND n.web_push_tries - (NOT $8)::int < ${mostTries} THEN (
               SELECT min(greatest(x.retry_at, now() + CASE WHEN $8 THEN interval '1 minute' ELSE interval '30 seconds' END))
               FROM ${openSubscriptions} AND NOT x.endpoint = ANY ($6::text[] || $7::text[])
             ) END
           WHERE n.user_id = $1 AND n.meeting_id = $2 AND n.kind = $3 AND n.meeting_starts_at = $4 AND n.occasion = $5`,
    values: [
      userId,
      announcement.meetingId,
      announcement.kind,
      announcement.startsAt,
      announcement.occasion,
      sentTo,
      refusedBy,
      wasTried,
      isOver,
    ],
  });
}

/** Forgets the failures of a subscription that works. */
export async function markWorking(pool: pg.Pool, { endpoint }: Subscription): Promise<void> {
  await pool.query(
    'UPDATE push_subscriptions SET failed_count = 0, retry_at = NULL WHERE endpoint = $1 AND dead_at IS NULL',
    [endpoint],
  );
}

/**
 * Notes that a push failed. `retryAfterSeconds`: it is not tried before; 0: the next alarm may try it. After three failures in a row
 * the subscription is dead. @returns whether it is
 */
export async function markFailing(
  pool: pg.Pool,
  { endpoint }: Subscription,
  { isCounted, retryAfterSeconds }: { isCounted: boolean; retryAfterSeconds: number },
): Promise<{ isDead: boolean }> {
  const { rows } = await pool.query<{ is_dead: boolean }>(
    `UPDATE push_subscriptions
     SET failed_count = failed_count + $2::int,
       retry_at = CASE WHEN $3::int > 0 THEN now() + make_interval(secs => $3::int) ELSE retry_at END,
       dead_at = CASE WHEN failed_count + $2::int >= ${mostFailures} THEN coalesce(dead_at, now()) ELSE dead_at END
     WHERE endpoint = $1 RETURNING dead_at IS NOT NULL AS is_dead`,
    [endpoint, isCounted ? 1 : 0, retryAfterSeconds],
  );
  return { isDead: rows[0]?.is_dead ?? false };
}
