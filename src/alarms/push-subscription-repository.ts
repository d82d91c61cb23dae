import type pg from 'pg';
import type { Database } from '../platform/db.ts';
import type { Subscription, VapidKeys } from './web-push-client.ts';

export const findVapidKeys = (db: Database): Promise<VapidKeys | null> =>
  db.vapidKey.findUnique({ where: { id: 1 }, select: { publicKey: true, privateKey: true } });

/** Keeps the keys unless there are some: of two processes that start at once one is first. */
export async function keepVapidKeys(db: Database, keys: VapidKeys): Promise<void> {
  await db.vapidKey.createMany({ data: { id: 1, ...keys }, skipDuplicates: true });
}

/** Browsers of one person that Web Push goes to, at most. */
const subscriptionLimit = 10;

/** What ends or renews a subscription besides its owner's word. Hashes, so that the database holds no secret. */
export interface SubscriptionTies {
  /** Of the session that subscribed: logging out ends the subscription. */
  readonly sessionHash: string | null;
  /** Of the token that renews the subscription without a session. */
  readonly tokenHash: string | null;
}

const noTies: SubscriptionTies = { sessionHash: null, tokenHash: null };

/**
 * Stores a browser's subscription, alive whatever failed before. A browser belongs to the person who subscribed with it last. The
 * oldest subscription goes when a person has too many.
 */
export async function saveSubscription(
  pool: pg.Pool,
  userId: number,
  subscription: Subscription,
  { sessionHash, tokenHash }: SubscriptionTies = noTies,
): Promise<void> {
  const { endpoint, p256dh, auth } = subscription;
  await pool.query(
    `WITH saved AS (
       INSERT INTO push_subscriptions (endpoint, user_id, p256dh, auth, session_epoch, session_hash)
       SELECT $1, id, $3, $4, session_epoch, $6 FROM users WHERE id = $2
       ON CONFLICT (endpoint) DO UPDATE
       SET user_id = $2, p256dh = $3, auth = $4, session_epoch = excluded.session_epoch, session_hash = $6,
         created_at = now(), failed_count = 0, dead_at = NULL, retry_at = NULL
     ), renewal AS (
       INSERT INTO push_renewals (token_hash, user_id, endpoint, session_epoch, session_hash)
       SELECT $7, id, $1, session_epoch, $6 FROM users WHERE id = $2 AND $7::text IS NOT NULL
     ), without_renewal AS (
       -- This statement does not see the row that it inserts.
       DELETE FROM push_renewals WHERE endpoint = $1 OR token_hash IN (
         SELECT token_hash FROM push_renewals WHERE user_id = $2 AND endpoint <> $1 ORDER BY created_at DESC OFFSET $5
       )
     )
     DELETE FROM push_subscriptions WHERE endpoint IN (
       SELECT endpoint FROM push_subscriptions WHERE user_id = $2 AND endpoint <> $1 ORDER BY created_at DESC OFFSET $5
     )`,
    [endpoint, userId, p256dh, auth, subscriptionLimit - 1, sessionHash, tokenHash],
  );
}

/**
 * Puts a browser's new subscription in the place of its old one, by the token alone. Idempotent. @returns false when the token is
 * unknown, belongs to another endpoint or to sessions that a new password ended, or when somebody else subscribed with the browser since
 */
export async function renewSubscription(
  pool: pg.Pool,
  renewal: { tokenHash: string; oldEndpoint: string; subscription: Subscription },
): Promise<boolean> {
  const { endpoint, p256dh, auth } = renewal.subscription;
  const { rowCount } = await pool.query(
    `WITH token AS (
       UPDATE push_renewals r SET endpoint = $2
       FROM users u
       WHERE r.token_hash = $1 AND r.endpoint IN ($5, $2) AND u.id = r.user_id AND u.session_epoch = r.session_epoch
         AND NOT EXISTS (SELECT FROM push_subscriptions x WHERE x.endpoint = $2 AND x.user_id <> r.user_id)
       RETURNING r.user_id, r.session_epoch, r.session_hash
     ), old AS (
       DELETE FROM push_subscriptions x USING token t WHERE x.user_id = t.user_id AND x.endpoint = $5 AND $5 <> $2
     )
     INSERT INTO push_subscriptions (endpoint, user_id, p256dh, auth, session_epoch, session_hash)
     SELECT $2, user_id, $3, $4, session_epoch, session_hash FROM token
     ON CONFLICT (endpoint) DO UPDATE
     SET p256dh = $3, auth = $4, session_epoch = excluded.session_epoch, session_hash = excluded.session_hash,
       failed_count = 0, dead_at = NULL, retry_at = NULL
     WHERE push_subscriptions.user_id = excluded.user_id`,
    [renewal.tokenHash, endpoint, p256dh, auth, renewal.oldEndpoint],
  );
  return (rowCount ?? 0) > 0;
}

/** Ends a subscription of one person, and its renewal; nothing happens when it is not hers. */
export async function deleteSubscriptionOf(pool: pg.Pool, userId: number, endpoint: string): Promise<void> {
  await pool.query(
    `WITH renewal AS (DELETE FROM push_renewals WHERE user_id = $1 AND endpoint = $2)
     DELETE FROM push_subscriptions WHERE user_id = $1 AND endpoint = $2`,
    [userId, endpoint],
  );
}

/** Ends what a session subscribed, and its renewals. */
export async function deleteSubscriptionsOfSession(pool: pg.Pool, sessionHash: string): Promise<void> {
  await pool.query(
    `WITH renewal AS (DELETE FROM push_renewals WHERE session_hash = $1)
     DELETE FROM push_subscriptions WHERE session_hash = $1`,
    [sessionHash],
  );
}

/** Ends a subscription that its push service does not know. Its renewal stays: the browser may be about to tell another endpoint. */
export async function deleteSubscription(pool: pg.Pool, endpoint: string): Promise<void> {
  await pool.query('DELETE FROM push_subscriptions WHERE endpoint = $1', [endpoint]);
}
