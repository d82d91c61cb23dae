import { setTimeout as pause } from 'node:timers/promises';
import { type Database, isSerialisationFailure, type TransactingDatabase } from './db.ts';

/** Returns a number from 0 up to 1, which spreads the retries of transactions that collided. */
export type Jitter = () => number;
const systemJitter: Jitter = Math.random;

const tries = 3;
/** Milliseconds before the second attempt; doubled before the third. */
const firstPauseMs = 20;

/**
 * Retries the work if PostgreSQL rolled it back in favour of another transaction (deadlock,
 * serialisation failure): three attempts, then it throws the error. The work must be one statement
 * or one whole transaction. `isConflict` may add other errors to retry after.
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
    await pause(firstPauseMs * attempt * (0.5 + jitter()));
  }
}

/** The effects that wait for the commit, by transaction. */
const effectsOf = new WeakMap<Database, (() => void)[]>();

/**
 * Runs `effect` once after the commit of a transaction of `inTransaction`, and never if it rolls
 * back. The effect must not throw: it is a hint, such as a broadcast.
 */
export function afterCommit(tx: Database, effect: () => void): void {
  const effects = effectsOf.get(tx);
  if (!effects) throw new Error('afterCommit needs a transaction of inTransaction');
  effects.push(effect);
}

/**
 * Runs the work in one transaction with the retries of `retryOnConflict`. `now()` is constant
 * within it.
 */
export async function inTransaction<T>(
  db: TransactingDatabase,
  work: (tx: Database) => Promise<T>,
  jitter?: Jitter,
): Promise<T> {
  let effects: (() => void)[] = [];
  const once = () =>
    db.$transaction((tx) => {
      effects = [];
      effectsOf.set(tx, effects);
      return work(tx);
    });
  const result = await retryOnConflict(once, jitter);
  for (const effect of effects) effect();
  return result;
}
