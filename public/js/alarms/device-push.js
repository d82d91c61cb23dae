/** @import { SharedValue } from './browser-storage.js' */

/**
 * Web Push of this browser: on, off, and what the server knows of it.
 *
 * @typedef {object} DevicePush
 * @property {() => Promise<'unsupported' | 'denied' | 'off' | 'on'>} state
 * @property {() => Promise<void>} turnOn fails when it cannot be
 * @property {() => Promise<void>} turnOff
 * @property {(options?: { isSure?: boolean }) => Promise<void>} keep
 */

/**
 * @param {object} page
 * @param {string} [page.key] the site's public key, base64url; needed to turn it on
 * @param {string} page.csrf
 * @param {string} page.userId
 * @param {SharedValue} page.told what the server was told last, by whom
 * @returns {DevicePush}
 */
export function createDevicePush({ key = '', csrf, userId, told }) {
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
      // Who logs out leaves this page.
      keepalive: true,
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  };

  const current = async () =>
    (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription();

  /**
   * The end of the token names the session, and is of no use to who reads it.
   * @param {PushSubscription} subscription
   */
  const noteOf = ({ endpoint }) => ({ userId, endpoint, session: csrf.slice(-6) });

  /** @param {PushSubscription} subscription */
  const offer = async (subscription) => {
    await tell('/push/subscriptions', subscription);
    told.write(noteOf(subscription));
  };

  return {
    async state() {
      if (!isSupported) return 'unsupported';
      if (Notification.permission === 'denied') return 'denied';
      return (await current()) ? 'on' : 'off';
    },
    async turnOn() {
      if ((await Notification.requestPermission()) !== 'granted') throw new Error('not granted');
      await navigator.serviceWorker.register('/sw.js');
      const { pushManager } = await navigator.serviceWorker.ready;
      const subscription = await pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: bytesOf(key),
      });
      try {
        await offer(subscription);
      } catch (error) {
        await subscription.unsubscribe();
        throw error;
      }
    },
    async turnOff() {
      const subscription = isSupported && (await current());
      if (!subscription) return;
      told.write(null);
      // Either of them is enough: neither waits for the other.
      const [left] = await Promise.allSettled([
        subscription.unsubscribe(),
        tell('/push/subscriptions/delete', subscription),
      ]);
      if (left.status === 'rejected') throw left.reason;
    },
    /**
     * What somebody else left on at this browser is none of hers, and goes. Her own is told again, once a session: a new password ended it, the
     * push service may have changed its address. `isSure`: in any case.
     */
    async keep({ isSure = false } = {}) {
      const subscription = isSupported && (await current());
      if (!subscription) return;
      const known = /** @type {{ userId?: string } | null} */ (told.read());
      if (known && known.userId !== userId) {
        await subscription.unsubscribe();
        told.write(null);
      } else if (isSure || JSON.stringify(known) !== JSON.stringify(noteOf(subscription))) {
        await offer(subscription);
      }
    },
  };
}

/** @param {string} text base64url */
function bytesOf(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
