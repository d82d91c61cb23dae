import type pg from 'pg';
import { moveSubscriptionsOfSession } from './push-subscription-repository.ts';
import { sessionHashOf } from './session-hash.ts';

/** Gives the push subscriptions of a session to the session that follows it. Idempotent. */
export const movePushOfSession = (
  pool: pg.Pool,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> => moveSubscriptionsOfSession(pool, { from: sessionHashOf(from), to: sessionHashOf(to) });
