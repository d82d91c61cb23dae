import type pg from 'pg';
import { deleteSubscriptionsOfSession } from './push-subscription-repository.ts';
import { sessionHashOf } from './session-hash.ts';

/** Ends Web Push of the browser whose session ended. Idempotent. */
export const endPushOfSession = (pool: pg.Pool, sessionId: string): Promise<void> =>
  deleteSubscriptionsOfSession(pool, sessionHashOf(sessionId));
