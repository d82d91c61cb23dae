import type pg from 'pg';
import type { Logger } from '../platform/log.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { alarmOf } from './alarm.ts';
import { createFairQueue } from './fair-queue.ts';
import { createHostBreaker } from './host-breaker.ts';
import { hostOf, pushServiceOf } from './push-endpoint.ts';
import { recordPushAnswer } from './record-push-answer.ts';
import { webPushText } from './view.ts';
import { isServiceFailure, type WebPushAnswer } from './web-push-answer.ts';
import type { WebPush, WebPushClient } from './web-push-client.ts';
import type { SkipReason, WebPushMeter } from './web-push-meter.ts';
import {
  claimWebPushes,
  type DueSubscription,
  type DueWebPush,
  settleWebPush,
} from './web-push-repository.ts';

/** Concurrent calls to push services. A call takes 3 s at most. */
const concurrentCalls = { total: 64, perHost: 32, perAccount: 3 };
/**
 * With 32 calls to one slow host, the last of these notifications is sent before its claim ends.
 */
const maxClaimed = 300;
const claimedPerAccount = 3;
/** A claim ends after 60 s. A push that has not left by then belongs to the next claim. */
const startWithinMs = 50_000;

export interface WebPushServices {
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly send: WebPushClient;
  readonly rateLimits: Pick<RateLimits, 'count' | 'check'>;
  readonly meter: WebPushMeter;
  /** Milliseconds of a monotonic clock (`performance.now`). */
  readonly uptime: () => number;
}

export interface WebPushSender {
  /**
   * Claims due notifications and sends them. May be called while earlier calls run.
   * @returns how many notifications were accepted by a push service
   */
  sendDue(): Promise<number>;
}

type Attempt = WebPushAnswer['kind'] | SkipReason;

/**
 * Sends notifications that no page acknowledged in time. Holds the queue and the circuit breakers
 * of this process.
 */
export function createWebPushSender(services: WebPushServices): WebPushSender {
  const { pool, log, send, rateLimits, meter, uptime } = services;
  const queue = createFairQueue(concurrentCalls);
  const breaker = createHostBreaker({
    uptime,
    onChange: (host, isOpen) =>
      log.warn({ host }, isOpen ? 'push service fails: circuit breaker open' : 'push service works again'),
  });
  const busyAccounts = new Set<number>();
  let claimed = 0;
  let isClaiming = false;

  const claim = async (): Promise<DueWebPush[]> => {
    const limit = maxClaimed - claimed;
    if (limit <= 0) return [];
    const due = await claimWebPushes(pool, {
      limit,
      perAccount: claimedPerAccount,
      busyAccounts: [...busyAccounts],
    });
    claimed += due.length;
    for (const { userId } of due) busyAccounts.add(userId);
    return due;
  };

  const sendDue = async (): Promise<number> => {
    // One claim at a time: the running one takes everything that is due.
    if (isClaiming) return 0;
    let due: DueWebPush[];
    try {
      isClaiming = true;
      due = await claim();
    } finally {
      isClaiming = false;
    }
    const claimedAt = uptime();
    const byAccount = Map.groupBy(due, ({ userId }) => userId);
    const results = await Promise.allSettled(
      [...byAccount].map(([userId, alarms]) => sendToAccount(userId, alarms, claimedAt)),
    );
    const failures = results.filter((result) => result.status === 'rejected');
    // Failed notifications are due again when their claim ends.
    if (failures[0]) throw failures[0].reason;
    return results.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0);
  };

  /** Sends one by one: a subscription that failed is not tried with the next notification. */
  const sendToAccount = async (userId: number, alarms: readonly DueWebPush[], claimedAt: number) => {
    const failed = new Set<string>();
    let sent = 0;
    // More may be due for this account, and other accounts may have waited for the claim limit.
    const isMoreDue = alarms.length === claimedPerAccount || claimed >= maxClaimed;
    try {
      for (const alarm of alarms) if (await sendAlarm(alarm, failed, claimedAt)) sent += 1;
    } finally {
      claimed -= alarms.length;
      busyAccounts.delete(userId);
    }
    return isMoreDue ? sent + (await sendDue()) : sent;
  };

  const sendAlarm = async (due: DueWebPush, failed: Set<string>, claimedAt: number): Promise<boolean> => {
    const limitKey = `${due.userId}:${due.announcement.meetingId}`;
    if (due.isFirstTry && !(await rateLimits.check('web-push-meeting', limitKey)).ok) {
      meter.skipped('limit');
      await settleWebPush(pool, due, { sentTo: [], refusedBy: [], wasTried: true, isOver: true });
      return false;
    }
    const alarm = alarmOf(due.announcement, due.meeting);
    const { id, kind, startsAt, url } = alarm;
    const push: WebPush = {
      payload: JSON.stringify({ id, kind, startsAt, url, ...webPushText(alarm, due.meeting.now) }),
      ttl: Math.max(0, Math.floor((due.until.getTime() - due.meeting.now.getTime()) / 1_000)),
    };
    const attempts = await Promise.all(
      due.subscriptions
        .filter(({ endpoint }) => !failed.has(endpoint))
        .map(async (subscription) => {
          const place = { account: due.userId, host: hostOf(subscription.endpoint) };
          const attempt = await queue.run(place, () =>
            attemptPush(subscription, push, { ...place, claimedAt }),
          );
          if (attempt === 'failed' || attempt === 'throttled') failed.add(subscription.endpoint);
          return { endpoint: subscription.endpoint, attempt };
        }),
    );
    const endpointsThat = (wanted: Attempt) =>
      attempts.filter(({ attempt }) => attempt === wanted).map(({ endpoint }) => endpoint);
    const sentTo = endpointsThat('sent');
    const wasTried = attempts.some(({ attempt }) => attempt !== 'breaker' && attempt !== 'late');
    if (due.isFirstTry && wasTried) await rateLimits.count('web-push-meeting', limitKey);
    await settleWebPush(pool, due, {
      sentTo,
      refusedBy: endpointsThat('refused'),
      wasTried,
      isOver: endpointsThat('limit').length > 0,
    });
    return sentTo.length > 0;
  };

  const attemptPush = async (
    subscription: DueSubscription,
    push: WebPush,
    { account, host, claimedAt }: { account: number; host: string; claimedAt: number },
  ): Promise<Attempt> => {
    const skip = (reason: SkipReason): SkipReason => {
      meter.skipped(reason);
      return reason;
    };
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

  return { sendDue };
}
