import type pg from 'pg';
import type { Logger } from '../platform/log.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { CallPlace } from './fair-queue.ts';
import { createHostBreaker } from './host-breaker.ts';
import type { DueSubscription } from './notification-web-push-claim-repository.ts';
import { pushServiceOf } from './push-endpoint.ts';
import { recordPushAnswer } from './record-push-answer.ts';
import { isServiceFailure, type WebPushAnswer } from './web-push-answer.ts';
import type { WebPush, WebPushClient } from './web-push-client.ts';
import type { SkipReason, WebPushMeter } from './web-push-meter.ts';

/** A claim ends after 60 s. A push that has not left by then belongs to the next claim. */
const startWithinMs = 50_000;

export interface AttemptServices {
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly send: WebPushClient;
  readonly rateLimits: Pick<RateLimits, 'count' | 'check'>;
  readonly meter: WebPushMeter;
  /** Milliseconds of a monotonic clock (`performance.now`). */
  readonly uptime: () => number;
}

export type Attempt = WebPushAnswer['kind'] | SkipReason;

/** `claimedAt`: when the notification was claimed, by `uptime`. */
export type AttemptPush = (
  subscription: DueSubscription,
  push: WebPush,
  place: CallPlace & { claimedAt: number },
) => Promise<Attempt>;

/**
 * Sends one push to one subscription, unless a limit or the circuit breaker of its host forbids it.
 */
export function createPushAttempt(services: AttemptServices): AttemptPush {
  const { pool, log, send, rateLimits, meter, uptime } = services;
  const breaker = createHostBreaker({
    uptime,
    onChange: (host, isOpen) =>
      log.warn({ host }, isOpen ? 'push service fails: circuit breaker open' : 'push service works again'),
  });
  const skip = (reason: SkipReason): SkipReason => {
    meter.skipped(reason);
    return reason;
  };

  return async (subscription, push, { account, host, claimedAt }) => {
    if (uptime() - claimedAt > startWithinMs) return skip('late');
    const wasClosed = breaker.isClosed(host);
    if (!breaker.admits(host)) return skip('breaker');
    if (!(await rateLimits.count('web-push', account)).ok) return skip('limit');
    const answer = await send(subscription, push);
    // A subscription rejected before the call says nothing about its host.
    const wasCalled = answer.kind !== 'gone' || answer.status !== null;
    if (wasCalled) breaker.record(host, { account, hasFailed: isServiceFailure(answer) });
    meter.answered(pushServiceOf(subscription.endpoint), answer);
    // While the breaker is open, a failure does not count against the subscription.
    await recordPushAnswer({ pool, log }, { account, subscription, answer, isCounted: wasClosed });
    // A failed probe does not use up a try of its notification.
    return !wasClosed && isServiceFailure(answer) ? 'breaker' : answer.kind;
  };
}
