import { setTimeout as pause } from 'node:timers/promises';
import { type Database, isSerialisationFailure, type TransactingDatabase } from './db.ts';

/** A number from 0 up to 1: keeps those who collided from colliding again. */
export type Jitter = () => number;
const systemJitter: Jitter = Math.random;

const tries = 3;
/** Milliseconds before the second try; twice that before the third. */
const firstPause = 20;

/**
 * Does the work again when PostgreSQL gave it up in favour of another transaction (deadlock, serialisation failure): three tries, then the error
 * is thrown. The work must be whole: one statement, or one transaction. `isConflict` may count other errors in.
 */
export async function retryOnConflict<T>(
  work: () => Promise<T>,
  jitter: Jitter = systemJitter,
  isConflict: (error: unknown) => boolean = isSerialisationFailure,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === tries || !isConflict(error)) throw error;
    }
    await pause(firstPause * attempt * (0.5 + jitter()));
  }
}

/** All of the work or nothing of it, tried again as above. `now()` is one moment throughout. */
export const inTransaction = <T>(
  db: TransactingDatabase,
  work: (tx: Database) => Promise<T>,
  jitter?: Jitter,
): Promise<T> => retryOnConflict(() => db.$transaction(work), jitter);
