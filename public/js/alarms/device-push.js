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

/** The server refused a request about a subscription. */
export class PushRefused extends Error {
  /**
   * @param {string} path
   * @param {number} status
   */
  constructor(path, status) {
    super(`${path} answered ${status}`);
    this.status = status;
  }
}

/** The subscription is sent again every week, in case the server deleted it. */
const resendAfterMs = 7 * 24 * 60 * 60 * 1_000;

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
export function createDevicePush({ key = '', csrf, userId, sent, renewal, now }) {
  const isSupported = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

  /**
   * @param {string} path
   * @param {PushSubscription} subscription
   */
  const post = async (path, subscription) => {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify(subscription),
      // Logging out ends this page while the request runs.
      keepalive: true,
    });
    if (!answer.ok) throw new PushRefused(path, answer.status);
    return answer;
  };

  const fetchKey = async () => {
    const answer = await fetch('/push/key');
    if (!answer.ok) throw new PushRefused('/push/key', answer.status);
    return String((await answer.json()).key);
  };
  let siteKey = key;
  const findKey = async () => {
    siteKey ||= await fetchKey();
    return siteKey;
  };

  const current = async () =>
    (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription();

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
    const answer = await post('/push/subscriptions', subscription);
    sent.write(recordOf(subscription));
    const token = answer.headers.get('push-renewal-token');
    if (token) await renewal.write({ endpoint: subscription.endpoint, token, key: await findKey() });
  };

  /**
   * Ends this browser's subscription, in the browser and on the server; either is enough.
   * @param {PushSubscription} subscription
   */
  const end = async (subscription) => {
    sent.write(null);
    const [unsubscribed] = await Promise.allSettled([
      subscription.unsubscribe(),
      post('/push/subscriptions/delete', subscription),
      renewal.forget(),
    ]);
    if (unsubscribed.status === 'rejected') throw unsubscribed.reason;
  };

  const subscribe = async () => {
    await navigator.serviceWorker.register('/sw.js');
    const { pushManager } = await navigator.serviceWorker.ready;
    const applicationServerKey = bytesOf(await findKey());
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
    try {
      await send(subscription);
    } catch (error) {
      await subscription.unsubscribe();
      throw error;
    }
  };

  return {
    async state() {
      if (!isSupported) return 'unsupported';
      if (Notification.permission === 'denied') return 'denied';
      const subscription = await current();
      return subscription && isOfKey(subscription, siteKey) ? 'on' : 'off';
    },
    async turnOn() {
      if ((await Notification.requestPermission()) !== 'granted') throw new Error('not granted');
      const old = await current();
      // A browser subscribed with one key refuses another.
      if (old && !isOfKey(old, await findKey())) await end(old);
      await oneTabAtATime(subscribe);
    },
    async turnOff() {
      const subscription = isSupported && (await current());
      if (subscription) await end(subscription);
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
        const subscription = await current();
        if (!subscription) return;
        const known = /** @type {{ userId?: string } | null} */ (sent.read());
        if (known && known.userId !== userId) {
          await subscription.unsubscribe();
          await renewal.forget();
          sent.write(null);
        } else if (isSure || JSON.stringify(known) !== JSON.stringify(recordOf(subscription))) {
          if (isOfKey(subscription, await findKey())) {
            return send(subscription).catch(async (error) => {
              // The server will never push to it, so end it in the browser too.
              if (error instanceof PushRefused && error.status === 422) await end(subscription);
              throw error;
            });
          }
          await end(subscription);
          if (Notification.permission === 'granted') await subscribe();
        }
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

/**
 * Whether a subscription was made with the site's key; true when either key is unknown.
 *
 * @param {PushSubscription} subscription
 * @param {string} key base64url
 */
function isOfKey({ options }, key) {
  const own = options?.applicationServerKey;
  if (!own || key === '') return true;
  const [bytes, wanted] = [new Uint8Array(own), bytesOf(key)];
  return bytes.length === wanted.length && bytes.every((byte, at) => byte === wanted[at]);
}

/** @param {string} text base64url */
function bytesOf(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
