import type pg from 'pg';
import type { Subscription } from './web-push-client.ts';

const maxSubscriptionsPerPerson = 10;

/** Hashes of what ends or renews a subscription, so that the database holds no secret. */
export interface SubscriptionSecrets {
  /** Of the session that subscribed: logging out ends the subscription. */
  readonly sessionHash: string | null;
  /** Of the token that renews the subscription without a session. */
  readonly tokenHash: string | null;
}

const noSecrets: SubscriptionSecrets = { sessionHash: null, tokenHash: null };

/**
 * Stores a browser's subscription and clears its failures. A browser belongs to the person who
 * subscribed with it last. A person's oldest subscriptions beyond ten are deleted.
 */
export async function saveSubscription(
  pool: pg.Pool,
  userId: number,
  subscription: Subscription,
  { sessionHash, tokenHash }: SubscriptionSecrets = noSecrets,
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
       -- This part of the statement does not see the row inserted above.
       DELETE FROM push_renewals WHERE endpoint = $1 OR token_hash IN (
         SELECT token_hash FROM push_renewals WHERE user_id = $2 AND endpoint <> $1 ORDER BY created_at DESC OFFSET $5
       )
     )
     DELETE FROM push_subscriptions WHERE endpoint IN (
       SELECT endpoint FROM push_subscriptions WHERE user_id = $2 AND endpoint <> $1 ORDER BY created_at DESC OFFSET $5
     )`,
    [endpoint, userId, p256dh, auth, maxSubscriptionsPerPerson - 1, sessionHash, tokenHash],
  );
}

/**
 * Replaces a browser's old subscription by its new one; the token is the only proof. Idempotent.
 * @returns false when the token is unknown, belongs to another endpoint or to sessions that a new
 * password ended, or when another person subscribed with the browser since
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

/** Deletes a subscription and its renewal token, if the subscription belongs to this person. */
export async function deleteSubscriptionOf(pool: pg.Pool, userId: number, endpoint: string): Promise<void> {
  await pool.query(
    `WITH renewal AS (DELETE FROM push_renewals WHERE user_id = $1 AND endpoint = $2)
     DELETE FROM push_subscriptions WHERE user_id = $1 AND endpoint = $2`,
    [userId, endpoint],
  );
}

/** Deletes the subscriptions of a session and their renewal tokens. */
export async function deleteSubscriptionsOfSession(pool: pg.Pool, sessionHash: string): Promise<void> {
  await pool.query(
    `WITH renewal AS (DELETE FROM push_renewals WHERE session_hash = $1)
     DELETE FROM push_subscriptions WHERE session_hash = $1`,
    [sessionHash],
  );
}

/** Gives a session's subscriptions and their renewal tokens to the session that follows it. */
export async function moveSubscriptionsOfSession(
  pool: pg.Pool,
  hashes: { readonly from: string; readonly to: string },
): Promise<void> {
  await pool.query(
    `WITH renewal AS (
       UPDATE push_renewals r SET session_hash = $2, session_epoch = u.session_epoch
       FROM users u WHERE r.session_hash = $1 AND u.id = r.user_id
     )
     UPDATE push_subscriptions s SET session_hash = $2, session_epoch = u.session_epoch
     FROM users u WHERE s.session_hash = $1 AND u.id = s.user_id`,
    [hashes.from, hashes.to],
  );
}

/**
 * Deletes a subscription that its push service does not know. The renewal token stays: the browser
 * may be about to send its new endpoint.
 */
export async function deleteSubscription(pool: pg.Pool, endpoint: string): Promise<void> {
  await pool.query('DELETE FROM push_subscriptions WHERE endpoint = $1', [endpoint]);
}
