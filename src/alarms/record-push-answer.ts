import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Logger } from '../platform/log.ts';
import { hostOf } from './push-endpoint.ts';
import { deleteSubscription } from './push-subscription-repository.ts';
import type { WebPushAnswer } from './web-push-answer.ts';
import { type DueSubscription, markFailing, markWorking } from './web-push-repository.ts';

/** Seconds until a subscription is tried again whose push failed. */
const usualRetrySeconds = 60;

type State = 'working' | 'failing' | 'waiting' | 'dead' | 'gone';

/**
 * Stores what the answer of a push service says of a subscription, and logs it when the state of the subscription changes.
 * `isCounted`: whether a failure counts towards the subscription's end.
 */
export async function recordAnswer(
  { pool, log }: { pool: pg.Pool; log: Logger },
  result: { account: number; subscription: DueSubscription; answer: WebPushAnswer; isCounted: boolean },
): Promise<void> {
  const { account, subscription, answer, isCounted } = result;
  const before = stateOf(subscription);
  const after = await store(pool, subscription, { answer, isCounted });
  if (after === before) return;
  const { endpoint } = subscription;
  log[after === 'working' ? 'info' : 'warn'](
    {
      userId: account,
      subscription: createHash('sha256').update(endpoint).digest('hex').slice(0, 12),
      host: hostOf(endpoint),
      status: answer.status,
      state: after,
    },
    'push subscription',
  );
}

function stateOf({ failedCount, hasWaited }: DueSubscription): State {
  if (failedCount > 0) return 'failing';
  return hasWaited ? 'waiting' : 'working';
}

async function store(
  pool: pg.Pool,
  subscription: DueSubscription,
  { answer, isCounted }: { answer: WebPushAnswer; isCounted: boolean },
): Promise<State> {
  switch (answer.kind) {
    case 'sent':
      if (stateOf(subscription) !== 'working') await markWorking(pool, subscription);
      return 'working';
    case 'gone':
      await deleteSubscription(pool, subscription.endpoint);
      return 'gone';
    case 'throttled':
      await markFailing(pool, subscription, {
        isCounted: false,
        retryAfterSeconds: answer.retryAfterSeconds,
      });
      return subscription.failedCount > 0 ? 'failing' : 'waiting';
    case 'refused':
    case 'failed': {
      const retryAfterSeconds = answer.kind === 'failed' ? usualRetrySeconds : 0;
      const { isDead } = await markFailing(pool, subscription, { isCounted, retryAfterSeconds });
      if (isDead) return 'dead';
      return isCounted ? 'failing' : 'waiting';
    }
  }
}
