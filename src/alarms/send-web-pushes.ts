import type { AttemptServices } from './attempt-push.ts';
import { claimWebPushes, type DueWebPush } from './notification-web-push-claim-repository.ts';
import { createNotificationSender } from './send-notification.ts';

/**
 * With 32 calls to one slow host, the last of these notifications is sent before its claim ends.
 */
const maxClaimed = 300;
const claimedPerAccount = 3;

export type WebPushServices = AttemptServices;

export interface WebPushSender {
  /**
   * Claims due notifications and sends them. May be called while earlier calls run.
   * @returns how many notifications were accepted by a push service
   */
  sendDue(): Promise<number>;
}

/**
 * Sends notifications that no page acknowledged in time. Holds the queue and the circuit breakers
 * of this process.
 */
export function createWebPushSender(services: WebPushServices): WebPushSender {
  const { pool, uptime } = services;
  const sendNotification = createNotificationSender(services);
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
      [...byAccount].map(([userId, notifications]) => sendToAccount(userId, notifications, claimedAt)),
    );
    const failures = results.filter((result) => result.status === 'rejected');
    // Failed notifications are due again when their claim ends.
    if (failures[0]) throw failures[0].reason;
    return results.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0);
  };

  /** Sends one by one: a subscription that failed is not tried with the next notification. */
  const sendToAccount = async (userId: number, notifications: readonly DueWebPush[], claimedAt: number) => {
    const failed = new Set<string>();
    let sent = 0;
    // More may be due for this account, and other accounts may have waited for the claim limit.
    const isMoreDue = notifications.length === claimedPerAccount || claimed >= maxClaimed;
    try {
      for (const due of notifications) if (await sendNotification(due, failed, claimedAt)) sent += 1;
    } finally {
      claimed -= notifications.length;
      busyAccounts.delete(userId);
    }
    return isMoreDue ? sent + (await sendDue()) : sent;
  };

  return { sendDue };
}
