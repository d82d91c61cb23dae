import type pg from 'pg';

const dayMs = 24 * 60 * 60_000;
/** Milliseconds for which the link to the new address is valid. */
const confirmableMs = dayMs;
/** Milliseconds for which the link to the old address takes a change back. */
const undoableMs = 7 * dayMs;

const before = (now: Date, ms: number) => new Date(now.getTime() - ms);

/** Stores a wish for another address. It replaces the account's earlier unconfirmed wish. */
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
    [confirmHash, accountId, before(now, confirmableMs)],
  );
  return rows[0]?.new_email ?? null;
}

/** Finds the address that this account asked for and has not confirmed yet; null without one. */
export async function findPendingEmail(pool: pg.Pool, accountId: number, now: Date): Promise<string | null> {
  const { rows } = await pool.query<{ new_email: string }>(
    'SELECT new_email FROM email_changes WHERE user_id = $1 AND changed_at IS NULL AND asked_at > $2',
    [accountId, before(now, confirmableMs)],
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
    [change.confirmHash, change.accountId, change.undoHash, change.now, before(change.now, confirmableMs)],
  );
  return rows[0] ? { oldEmail: rows[0].old_email } : false;
}

/** Whether a link to the old address can still take a change back. */
export async function findUndoable(pool: pg.Pool, undoHash: string, now: Date): Promise<boolean> {
  const { rowCount } = await pool.query(
    'SELECT FROM email_changes WHERE undo_hash = $1 AND changed_at > $2',
    [undoHash, before(now, undoableMs)],
  );
  return (rowCount ?? 0) > 0;
}

/**
 * Gives the account its old address again, ends its sessions, and invalidates links for a new
 * password. Deletes the password, and the passkeys and links to Kakao made since the change was
 * asked for, because they may be another person's. Later changes of the account can no longer be
 * taken back; earlier ones can.
 * @returns the account; null for a link that is not valid
 */
export async function undoEmailChange(pool: pg.Pool, undoHash: string, now: Date): Promise<number | null> {
  const { rows } = await pool.query<{ id: number }>(
    `WITH undone AS (
       SELECT id, user_id, old_email, asked_at FROM email_changes
       WHERE undo_hash = $1 AND changed_at > $3 FOR UPDATE
     ), later AS (
       DELETE FROM email_changes c USING undone WHERE c.user_id = undone.user_id AND c.id >= undone.id
     ), newer_passkeys AS (
       DELETE FROM passkeys p USING undone
       WHERE p.user_id = undone.user_id AND p.created_at >= undone.asked_at
     ), newer_identities AS (
       DELETE FROM identities i USING undone
       WHERE i.user_id = undone.user_id AND i.linked_at >= undone.asked_at
     )
     UPDATE users u
     SET email = undone.old_email, email_confirmed_at = $2, session_epoch = u.session_epoch + 1,
       password_letters = u.password_letters + 1, password_hash = NULL
     FROM undone WHERE u.id = undone.user_id
     RETURNING u.id`,
    [undoHash, now, before(now, undoableMs)],
  );
  return rows[0]?.id ?? null;
}

/** Whether an address is the old one of another account that may still take its change back. */
export async function isEmailReserved(
  pool: pg.Pool,
  { email, accountId, now }: { email: string; accountId: number | null; now: Date },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT FROM email_changes
     WHERE old_email = $1 AND user_id IS DISTINCT FROM $2 AND undo_hash IS NOT NULL AND changed_at > $3`,
    [email, accountId, before(now, undoableMs)],
  );
  return (rowCount ?? 0) > 0;
}

/** Deletes the changes whose links are too old. @returns how many it deleted */
export async function deleteOldEmailChanges(pool: pg.Pool, now: Date): Promise<number> {
  const { rowCount } = await pool.query(
    'DELETE FROM email_changes WHERE changed_at <= $1 OR (changed_at IS NULL AND asked_at <= $2)',
    [before(now, undoableMs), before(now, confirmableMs)],
  );
  return rowCount ?? 0;
}
