import type pg from 'pg';
import { confirmableSince, undoableSince } from './email-change-lifetimes.ts';

/** Stores the new address that an account asks for, in place of an earlier unconfirmed one. */
export async function insertEmailChange(
  pool: pg.Pool,
  change: { accountId: number; email: string; confirmHash: string; now: Date },
): Promise<void> {
  await pool.query(
    `WITH earlier AS (DELETE FROM email_changes WHERE user_id = $1 AND changed_at IS NULL)
     INSERT INTO email_changes (user_id, new_email, confirm_hash, asked_at) VALUES ($1, $2, $3, $4)`,
    [change.accountId, change.email, change.confirmHash, change.now],
  );
}

/** Finds the address that a valid link of this account confirms; null for any other link. */
export async function findConfirmable(
  pool: pg.Pool,
  { accountId, confirmHash, now }: { accountId: number; confirmHash: string; now: Date },
): Promise<string | null> {
  const { rows } = await pool.query<{ new_email: string }>(
    `SELECT new_email FROM email_changes
     WHERE confirm_hash = $1 AND user_id = $2 AND changed_at IS NULL AND asked_at > $3`,
    [confirmHash, accountId, confirmableSince(now)],
  );
  return rows[0]?.new_email ?? null;
}

/** Finds the address that an account asked for and has not confirmed; null if it asked for none. */
export async function findPendingEmail(pool: pg.Pool, accountId: number, now: Date): Promise<string | null> {
  const { rows } = await pool.query<{ new_email: string }>(
    'SELECT new_email FROM email_changes WHERE user_id = $1 AND changed_at IS NULL AND asked_at > $2',
    [accountId, confirmableSince(now)],
  );
  return rows[0]?.new_email ?? null;
}

/**
 * Gives the account its new, confirmed address and invalidates links for a new password. Works once
 * for a link. Fails with a unique violation if another account has the address.
 * @returns the old address, null if it was never confirmed; `false` for a link that is not valid
 */
export async function applyEmailChange(
  pool: pg.Pool,
  change: { accountId: number; confirmHash: string; undoHash: string; now: Date },
): Promise<{ readonly oldEmail: string | null } | false> {
  const { rows } = await pool.query<{ old_email: string | null }>(
    `WITH change AS (
       UPDATE email_changes c
       SET changed_at = $4,
         old_email = CASE WHEN u.email_confirmed_at IS NOT NULL THEN u.email END,
         undo_hash = CASE WHEN u.email_confirmed_at IS NOT NULL THEN $3 END
       FROM users u
       WHERE c.confirm_hash = $1 AND c.user_id = $2 AND u.id = c.user_id AND c.changed_at IS NULL
         AND c.asked_at > $5
       RETURNING c.user_id, c.new_email, c.old_email
     )
     UPDATE users u
     SET email = c.new_email, email_confirmed_at = $4, password_letters = u.password_letters + 1
     FROM change c WHERE u.id = c.user_id
     RETURNING c.old_email`,
    [change.confirmHash, change.accountId, change.undoHash, change.now, confirmableSince(change.now)],
  );
  return rows[0] ? { oldEmail: rows[0].old_email } : false;
}

/** Deletes the changes whose links are too old. @returns how many it deleted */
export async function deleteOldEmailChanges(pool: pg.Pool, now: Date): Promise<number> {
  const { rowCount } = await pool.query(
    'DELETE FROM email_changes WHERE changed_at <= $1 OR (changed_at IS NULL AND asked_at <= $2)',
    [undoableSince(now), confirmableSince(now)],
  );
  return rowCount ?? 0;
}
