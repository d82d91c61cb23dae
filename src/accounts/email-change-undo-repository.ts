import type pg from 'pg';
import { undoableSince } from './email-change-lifetimes.ts';

/** Whether a link to the old address can still take a change back. */
export async function findUndoable(pool: pg.Pool, undoHash: string, now: Date): Promise<boolean> {
  const { rowCount } = await pool.query(
    'SELECT FROM email_changes WHERE undo_hash = $1 AND changed_at > $2',
    [undoHash, undoableSince(now)],
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
    [undoHash, now, undoableSince(now)],
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
    [email, accountId, undoableSince(now)],
  );
  return (rowCount ?? 0) > 0;
}
