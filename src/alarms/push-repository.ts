import type pg from 'pg';
import type { Database } from '../platform/db.ts';
import type { AlarmKind, AnnouncedMeeting, Announcement } from './alarm.ts';
import { isMember, isMuted, isQuiet, isTrueStill } from './conditions.ts';
import type { Subscription, VapidKeys } from './web-push-client.ts';

export const findVapidKeys = (db: Database): Promise<VapidKeys | null> =>
  db.vapidKey.findUnique({ where: { id: 1 }, select: { publicKey: true, privateKey: true } });

/** Keeps the keys unless there are some: of two processes that start at once one is first. */
export async function keepVapidKeys(db: Database, keys: VapidKeys): Promise<void> {
  await db.vapidKey.createMany({ data: { id: 1, ...keys }, skipDuplicates: true });
}

/** Browsers of one person that Web Push goes to, at most. */
const subscriptionLimit = 10;

/** A browser belongs to who subscribed with it last. The oldest one goes when somebody has too many. */
export async function saveSubscription(
  pool: pg.Pool,
  userId: number,
  subscription: Subscription,
): Promise<void> {
  const { endpoint, p256dh, auth } = subscription;
  await pool.query(
    `WITH saved AS (
       INSERT INTO push_subscriptions (endpoint, user_id, p256dh, auth, session_epoch)
       SELECT $1, id, $3, $4, session_epoch FROM users WHERE id = $2
       ON CONFLICT (endpoint) DO UPDATE
       SET user_id = $2, p256dh = $3, auth = $4, session_epoch = excluded.session_epoch, created_at = now()
     )
     DELETE FROM push_subscriptions WHERE endpoint IN (
       SELECT endpoint FROM push_subscriptions WHERE user_id = $2 AND endpoint <> $1 ORDER BY created_at DESC OFFSET $5
     )`,
    [endpoint, userId, p256dh, auth, subscriptionLimit - 1],
  );
}

export async function deleteSubscription(db: Database, userId: number, endpoint: string): Promise<void> {
  await db.pushSubscription.deleteMany({ where: { userId, endpoint } });
}

/** For a browser that said it takes no more. */
export async function deleteSubscriptions(db: Database, endpoints: readonly string[]): Promise<void> {
  if (endpoints.length > 0)
    await db.pushSubscription.deleteMany({ where: { endpoint: { in: [...endpoints] } } });
}

/** One alarm of one person that no browser has taken in time, with her browsers. */
export interface DueWebPush {
  readonly userId: number;
  readonly announcement: Announcement;
  readonly meeting: AnnouncedMeeting;
  /** Until when it is of use. */
  readonly until: Date;
  readonly subscriptions: readonly Subscription[];
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
  readonly now: Date;
  readonly subscriptions: Subscription[];
}

/**
 * Takes what is due for Web Push, for a minute: if this process dies or the push service fails it is due again then, three times in all. What
 * was received meanwhile, or is not to be told any more, is let go.
 */
export async function claimWebPushes(pool: pg.Pool, limit: number): Promise<DueWebPush[]> {
  const { rows } = await pool.query<DueRow>({
    name: 'alarms-web-push',
    text: `WITH due AS (
             SELECT user_id, meeting_id, kind, meeting_starts_at, occasion FROM notifications
             WHERE web_push_due_at <= now() ORDER BY web_push_due_at LIMIT $1 FOR UPDATE SKIP LOCKED
           ), judged AS (
             SELECT n.user_id, n.meeting_id, n.kind, n.meeting_starts_at, n.occasion, m.title, m.starts_at,
               n.received_at IS NULL AND n.push_until > now() AND ${isTrueStill} AND ${isMember('n')} AND NOT ${isMuted('n', 'n.kind')} AND NOT ${isQuiet('n')} AS is_wanted
             FROM due d
             JOIN notifications n USING (user_id, meeting_id, kind, meeting_starts_at, occasion)
             JOIN meetings m ON m.id = n.meeting_id
           ), taken AS (
             UPDATE notifications n
             SET web_push_tries = n.web_push_tries + j.is_wanted::int,
               web_push_due_at = CASE WHEN j.is_wanted AND n.web_push_tries < 2 THEN now() + interval '1 minute' END
             FROM judged j
             WHERE n.user_id = j.user_id AND n.meeting_id = j.meeting_id AND n.kind = j.kind
               AND n.meeting_starts_at = j.meeting_starts_at AND n.occasion = j.occasion
             RETURNING n.user_id, n.meeting_id, n.kind, n.meeting_starts_at, n.occasion, n.push_until, n.web_pushed_to,
               j.title, j.starts_at, j.is_wanted
           )
           SELECT t.*, now() AS now, json_agg(json_build_object('endpoint', x.endpoint, 'p256dh', x.p256dh, 'auth', x.auth)) AS subscriptions
           FROM taken t
           JOIN users u ON u.id = t.user_id
           JOIN push_subscriptions x ON x.user_id = u.id AND x.session_epoch = u.session_epoch
           WHERE t.is_wanted AND NOT x.endpoint = ANY (coalesce(t.web_pushed_to, '{}'))
           GROUP BY t.user_id, t.meeting_id, t.kind, t.meeting_starts_at, t.occasion, t.push_until, t.web_pushed_to,
             t.title, t.starts_at, t.is_wanted`,
    values: [limit],
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
    until: row.push_until,
    subscriptions: row.subscriptions,
  }));
}

/** Push services have it for these browsers of hers. `isDone`: it is not tried again. */
export async function markWebPushed(
  pool: pg.Pool,
  { userId, announcement }: Pick<DueWebPush, 'userId' | 'announcement'>,
  { endpoints, isDone }: { endpoints: readonly string[]; isDone: boolean },
): Promise<void> {
  await pool.query({
    name: 'alarms-web-pushed',
    text: `UPDATE notifications
           SET web_pushed_at = coalesce(web_pushed_at, now()), web_pushed_to = web_pushed_to || $6::text[],
             web_push_due_at = CASE WHEN NOT $7 THEN web_push_due_at END
           WHERE user_id = $1 AND meeting_id = $2 AND kind = $3 AND meeting_starts_at = $4 AND occasion = $5`,
    values: [
      userId,
      announcement.meetingId,
      announcement.kind,
      announcement.startsAt,
      announcement.occasion,
      endpoints,
      isDone,
    ],
  });
}
