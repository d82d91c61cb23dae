import type pg from 'pg';
import { deleteSubscriptionsOfSession } from './push-subscription-repository.ts';
import { sessionHashOf } from './session-hash.ts';

/** Deletes the push subscriptions of a session that ended. Idempotent. */
export const endPushOfSession = (pool: pg.Pool, sessionId: string): Promise<void> =>
  deleteSubscriptionsOfSession(pool, sessionHashOf(sessionId));
