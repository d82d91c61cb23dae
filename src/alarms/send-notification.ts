import { alarmOf } from './alarm.ts';
import { type Attempt, type AttemptServices, createPushAttempt } from './attempt-push.ts';
import { createFairQueue } from './fair-queue.ts';
import type { DueWebPush } from './notification-web-push-claim-repository.ts';
import { settleWebPush } from './notification-web-push-settle-repository.ts';
import { hostOf } from './push-endpoint.ts';
import { webPushText } from './view.ts';
import type { WebPush } from './web-push-client.ts';

/** Concurrent calls to push services. A call takes 3 s at most. */
const concurrentCalls = { total: 64, perHost: 32, perAccount: 3 };

/**
 * Sends a claimed notification to its subscriptions and stores the result. Skips the endpoints in
 * `failed` and adds those that fail. `claimedAt`: the time of the claim, by `uptime`.
 * @returns whether a push service accepted it
 */
export type SendNotification = (due: DueWebPush, failed: Set<string>, claimedAt: number) => Promise<boolean>;

/** All notifications that are sent this way share one queue and one set of circuit breakers. */
export function createNotificationSender(services: AttemptServices): SendNotification {
  const { pool, rateLimits, meter } = services;
  const queue = createFairQueue(concurrentCalls);
  const attemptPush = createPushAttempt(services);

  const attemptAll = (due: DueWebPush, failed: Set<string>, claimedAt: number) => {
    const push = webPushOf(due);
    return Promise.all(
      due.subscriptions
        .filter(({ endpoint }) => !failed.has(endpoint))
        .map(async (subscription) => {
          const { endpoint } = subscription;
          const place = { account: due.userId, host: hostOf(endpoint) };
          const attempt = await queue.run(place, () =>
            attemptPush(subscription, push, { ...place, claimedAt }),
          );
          if (attempt === 'failed' || attempt === 'throttled') failed.add(endpoint);
          return { endpoint, attempt };
        }),
    );
  };

  return async (due, failed, claimedAt) => {
    const limitKey = `${due.userId}:${due.announcement.meetingId}`;
    if (due.isFirstTry && !(await rateLimits.check('web-push-meeting', limitKey)).ok) {
      meter.skipped('limit');
      await settleWebPush(pool, due, { sentTo: [], refusedBy: [], wasTried: true, isOver: true });
      return false;
    }
    const attempts = await attemptAll(due, failed, claimedAt);
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
}

function webPushOf({ announcement, meeting, until }: DueWebPush): WebPush {
  const alarm = alarmOf(announcement, meeting);
  const { id, kind, startsAt, url } = alarm;
  return {
    payload: JSON.stringify({ id, kind, startsAt, url, ...webPushText(alarm, meeting.now) }),
    ttl: Math.max(0, Math.floor((until.getTime() - meeting.now.getTime()) / 1_000)),
  };
}
