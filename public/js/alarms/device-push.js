import { createOwnSubscription } from './own-subscription.js';
import { isOfKey } from './push-key.js';
import { createPushServer, PushRefused } from './push-server.js';

/** @import { SharedValue } from './browser-storage.js' */
/** @import { RenewalNote } from './push-renewal.js' */

/**
 * The Web Push subscription of this browser, kept in step with the server.
 *
 * @typedef {object} DevicePush
 * @property {() => Promise<'unsupported' | 'denied' | 'off' | 'on'>} state
 * @property {() => Promise<void>} turnOn rejects when the browser or the server refuses
 * @property {() => Promise<void>} turnOff
 * @property {(options?: { isSure?: boolean }) => Promise<void>} keep
 */

/**
 * @param {object} page
 * @param {string} [page.key] the site's public key, base64url; fetched when it is needed and not
 *   given
 * @param {string} page.csrf
 * @param {string} page.userId
 * @param {SharedValue} page.sent what was sent to the server last, and by whom
 * @param {RenewalNote} page.renewal
 * @param {() => number} page.now milliseconds since 1970
 * @returns {DevicePush}
 */
export function createDevicePush({ key = '', ...page }) {
  const isSupported = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  const server = createPushServer({ csrf: page.csrf, key });
  const own = createOwnSubscription({ ...page, server });

  /** @param {PushSubscription} subscription */
  const sendAgain = async (subscription) => {
    try {
      await own.send(subscription);
    } catch (error) {
      // The server will never push to it, so end it in the browser too.
      if (error instanceof PushRefused && error.status === 422) await own.end(subscription);
      throw error;
    }
  };

  return {
    async state() {
      if (!isSupported) return 'unsupported';
      if (Notification.permission === 'denied') return 'denied';
      const subscription = await own.current();
      return subscription && isOfKey(subscription, server.knownKey()) ? 'on' : 'off';
    },
    async turnOn() {
      if ((await Notification.requestPermission()) !== 'granted') throw new Error('not granted');
      const old = await own.current();
      // A browser subscribed with one key refuses another.
      if (old && !isOfKey(old, await server.findKey())) await own.end(old);
      await oneTabAtATime(own.subscribe);
    },
    async turnOff() {
      const subscription = isSupported && (await own.current());
      if (subscription) await own.end(subscription);
    },
    /**
     * Ends a subscription that another person left in this browser. Sends the person's own
     * subscription again once per session and once per week: a new password may have ended it, the
     * push service may have changed its address, or the server may have deleted it. Replaces a
     * subscription made with another key of the site, if the browser still allows it. `isSure`:
     * send it in any case.
     */
    async keep({ isSure = false } = {}) {
      if (!isSupported) return;
      await oneTabAtATime(async () => {
        const subscription = await own.current();
        if (!subscription) return;
        if (own.isForeign()) return own.drop(subscription);
        if (!isSure && own.isSent(subscription)) return;
        if (isOfKey(subscription, await server.findKey())) return sendAgain(subscription);
        await own.end(subscription);
        if (Notification.permission === 'granted') await own.subscribe();
      });
    },
  };
}

/**
 * Runs the work in one tab at a time: the server gives each request a new token and knows only the
 * last.
 * @param {() => Promise<void>} work
 */
async function oneTabAtATime(work) {
  await (navigator.locks ? navigator.locks.request('bookmoim:push', work) : work());
}
