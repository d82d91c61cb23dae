/** @import { SharedValue } from './browser-storage.js' */
/** @import { RenewalNote } from './push-renewal.js' */

/**
 * Web Push of this browser: on, off, and what the server knows of it.
 *
 * @typedef {object} DevicePush
 * @property {() => Promise<'unsupported' | 'denied' | 'off' | 'on'>} state
 * @property {() => Promise<void>} turnOn fails when it cannot be
 * @property {() => Promise<void>} turnOff
 * @property {(options?: { isSure?: boolean }) => Promise<void>} keep
 */

/** The server did not take what it was told. */
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

/** A subscription that the server gave up is told again within a week of visits. */
const tellAgainMs = 7 * 24 * 60 * 60 * 1_000;

/**
 * @param {object} page
 * @param {string} [page.key] the site's public key, base64url; asked for when it is needed and not given
 * @param {string} page.csrf
 * @param {string} page.userId
 * @param {SharedValue} page.told what the server was told last, by whom
 * @param {RenewalNote} page.renewal
 * @param {() => number} page.now milliseconds since 1970
 * @returns {DevicePush}
 */
export function createDevicePush({ key = '', csrf, userId, told, renewal, now }) {
  const isSupported = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

  /**
   * @param {string} path
   * @param {PushSubscription} subscription
   */
  const tell = async (path, subscription) => {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify(subscription),
      // A person who logs out leaves this page.
      keepalive: true,
    });
    if (!answer.ok) throw new PushRefused(path, answer.status);
    return answer;
  };

  const askKey = async () => {
    const answer = await fetch('/push/key');
    if (!answer.ok) throw new PushRefused('/push/key', answer.status);
    return String((await answer.json()).key);
  };
  let siteKey = key;
  const findKey = async () => {
    siteKey ||= await askKey();
    return siteKey;
  };

  const current = async () =>
    (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription();

  /**
   * The end of the token names the session, and is of no use to a reader of the note.
   * @param {PushSubscription} subscription
   */
  const noteOf = ({ endpoint }) => ({
    userId,
    endpoint,
    session: csrf.slice(-6),
    week: Math.floor(now() / tellAgainMs),
  });

  /** @param {PushSubscription} subscription */
  const offer = async (subscription) => {
    const answer = await tell('/push/subscriptions', subscription);
    told.write(noteOf(subscription));
    const token = answer.headers.get('push-renewal-token');
    if (token) await renewal.write({ endpoint: subscription.endpoint, token, key: await findKey() });
  };

  /**
   * Takes this browser's subscription away, here and at the server; either is enough.
   * @param {PushSubscription} subscription
   */
  const end = async (subscription) => {
    told.write(null);
    const [left] = await Promise.allSettled([
      subscription.unsubscribe(),
      tell('/push/subscriptions/delete', subscription),
      renewal.forget(),
    ]);
    if (left.status === 'rejected') throw left.reason;
  };

  const subscribe = async () => {
    await navigator.serviceWorker.register('/sw.js');
    const { pushManager } = await navigator.serviceWorker.ready;
    const applicationServerKey = bytesOf(await findKey());
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
    try {
      await offer(subscription);
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
      // A browser refuses another key while it is subscribed with one.
      if (old && !isOfKey(old, await findKey())) await end(old);
      await alone(subscribe);
    },
    async turnOff() {
      const subscription = isSupported && (await current());
      if (subscription) await end(subscription);
    },
    /**
     * What somebody else left on at this browser is none of hers, and goes. Her own is told again, once a session and once a week: a
     * new password ended it, the push service may have changed its address, the server may have given it up. One that was made with
     * another key of the site takes no push: a new one takes its place, if the browser still allows it. `isSure`: tell in any case.
     */
    async keep({ isSure = false } = {}) {
      if (!isSupported) return;
      await alone(async () => {
        const subscription = await current();
        if (!subscription) return;
        const known = /** @type {{ userId?: string } | null} */ (told.read());
        if (known && known.userId !== userId) {
          await subscription.unsubscribe();
          await renewal.forget();
          told.write(null);
        } else if (isSure || JSON.stringify(known) !== JSON.stringify(noteOf(subscription))) {
          if (isOfKey(subscription, await findKey())) {
            return offer(subscription).catch(async (error) => {
              // The server will never send to it: this browser is off.
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
 * Tabs take turns: the server would give each of them a token, and know the last one only.
 * @param {() => Promise<void>} work
 */
async function alone(work) {
  await (navigator.locks ? navigator.locks.request('bookmoim:push', work) : work());
}

/**
 * Whether a subscription was made with the site's key, as far as either is known.
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
