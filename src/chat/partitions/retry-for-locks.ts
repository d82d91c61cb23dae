import type pg from 'pg';
import { isLockTimeout, isSerialisationFailure } from '../../platform/db.ts';

export type Pause = (ms: number) => Promise<void>;

/**
 * Milliseconds to wait for a lock. The site's statements wait behind it meanwhile. Shorter than
 * PostgreSQL's `deadlock_timeout` (1 s), so that a deadlock never ends a transaction of the site.
 */
export const lockTimeoutMs = 200;
const pauseAfterTimeoutMs = 1_000;
/**
 * After so long without a statement PostgreSQL ends the session, and with it the transaction. Its
 * locks would stop the site for as long as this process is paused or its host unreachable.
 */
const hangTimeoutMs = 3_000;
/** About ten minutes. */
const mostAttempts = 500;

/** Does work again, after a pause, for as long as it does not get its locks in time. */
export async function retryForLocks<T>(pause: Pause, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === mostAttempts || !(isLockTimeout(error) || isSerialisationFailure(error))) throw error;
      await pause(pauseAfterTimeoutMs);
    }
  }
}

/** Runs work in a transaction that is on disk when this returns, again as `retryForLocks` says. */
export const inTransaction = <T>(client: pg.ClientBase, pause: Pause, work: () => Promise<T>): Promise<T> =>
  retryForLocks(pause, async () => {
    await client.query(
      `BEGIN; SET LOCAL synchronous_commit = on; SET LOCAL idle_in_transaction_session_timeout = ${hangTimeoutMs}`,
    );
    try {
      const result = await work();
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
