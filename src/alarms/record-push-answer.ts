import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Logger } from '../platform/log.ts';
import type { DueSubscription } from './notification-web-push-claim-repository.ts';
import { hostOf } from './push-endpoint.ts';
import { clearFailures, recordFailure } from './push-subscription-failure-repository.ts';
import { deleteSubscription } from './push-subscription-repository.ts';
import type { WebPushAnswer } from './web-push-answer.ts';

/** Delay before a subscription is tried again after a failed push. */
const defaultRetrySeconds = 60;

type State = 'working' | 'failing' | 'waiting' | 'dead' | 'gone';

/**
 * Updates a subscription from the answer of its push service, and logs a change of its state.
 * `isCounted`: whether a failure counts towards the three that end the subscription.
 */
export async function recordPushAnswer(
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
      if (stateOf(subscription) !== 'working') await clearFailures(pool, subscription);
      return 'working';
    case 'gone':
      await deleteSubscription(pool, subscription.endpoint);
      return 'gone';
    case 'throttled':
      await recordFailure(pool, subscription, {
        isCounted: false,
        retryAfterSeconds: answer.retryAfterSeconds,
      });
      return subscription.failedCount > 0 ? 'failing' : 'waiting';
    case 'refused':
    case 'failed': {
      const retryAfterSeconds = answer.kind === 'failed' ? defaultRetrySeconds : 0;
      const { isDead } = await recordFailure(pool, subscription, { isCounted, retryAfterSeconds });
      if (isDead) return 'dead';
      return isCounted ? 'failing' : 'waiting';
    }
  }
}
