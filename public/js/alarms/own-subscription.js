import { bytesOf } from './push-key.js';

/** @import { SharedValue } from './browser-storage.js' */
/** @import { RenewalNote } from './push-renewal.js' */
/** @import { PushServer } from './push-server.js' */

/** The subscription is sent again every week, in case the server deleted it. */
const resendAfterMs = 7 * 24 * 60 * 60 * 1_000;

/**
 * The steps that change this browser's subscription, here and on the server.
 *
 * @param {object} page
 * @param {PushServer} page.server
 * @param {string} page.userId
 * @param {string} page.csrf
 * @param {SharedValue} page.sent what was sent to the server last, and by whom
 * @param {RenewalNote} page.renewal
 * @param {() => number} page.now milliseconds since 1970
 */
export function createOwnSubscription({ server, userId, csrf, sent, renewal, now }) {
  /**
   * Describes what was sent. The last characters of the CSRF token identify the session, and are
   * too few to be misused.
   * @param {PushSubscription} subscription
   */
  const recordOf = ({ endpoint }) => ({
    userId,
    endpoint,
    session: csrf.slice(-6),
    week: Math.floor(now() / resendAfterMs),
  });

  /** @param {PushSubscription} subscription */
  const send = async (subscription) => {
    const answer = await server.post('/push/subscriptions', subscription);
    sent.write(recordOf(subscription));
    const token = answer.headers.get('push-renewal-token');
    if (token) await renewal.write({ endpoint: subscription.endpoint, token, key: await server.findKey() });
  };

  return {
    send,
    current: async () => (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription(),

    /** Whether the browser's subscription was sent by another person. */
    isForeign() {
      const known = /** @type {{ userId?: string } | null} */ (sent.read());
      return Boolean(known && known.userId !== userId);
    },

    /**
     * Whether it was sent in this session and this week.
     * @param {PushSubscription} subscription
     */
    isSent: (subscription) => JSON.stringify(sent.read()) === JSON.stringify(recordOf(subscription)),

    async subscribe() {
      await navigator.serviceWorker.register('/sw.js');
      const { pushManager } = await navigator.serviceWorker.ready;
      const applicationServerKey = bytesOf(await server.findKey());
      const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
      try {
        await send(subscription);
      } catch (error) {
        await subscription.unsubscribe();
        throw error;
      }
    },

    /**
     * Ends the subscription, in the browser and on the server; either is enough.
     * @param {PushSubscription} subscription
     */
    async end(subscription) {
      sent.write(null);
      const [unsubscribed] = await Promise.allSettled([
        subscription.unsubscribe(),
        server.post('/push/subscriptions/delete', subscription),
        renewal.forget(),
      ]);
      if (unsubscribed.status === 'rejected') throw unsubscribed.reason;
    },

    /**
     * Ends the subscription in the browser only: the server would act for the wrong person.
     * @param {PushSubscription} subscription
     */
    async drop(subscription) {
      await subscription.unsubscribe();
      await renewal.forget();
      sent.write(null);
    },
  };
}
