/**
 * Web Push of this browser: on, off, and what the server knows of it.
 *
 * @typedef {object} DevicePush
 * @property {() => Promise<'unsupported' | 'denied' | 'off' | 'on'>} state
 * @property {() => Promise<void>} turnOn fails when it cannot be
 * @property {() => Promise<void>} turnOff
 */

/**
 * @param {object} page
 * @param {string} page.key the site's public key, base64url
 * @param {string} page.csrf
 * @returns {DevicePush}
 */
export function createDevicePush({ key, csrf }) {
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
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  };

  const current = async () =>
    (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription();

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
        await tell('/push/subscriptions', subscription);
      } catch (error) {
        await subscription.unsubscribe();
        throw error;
      }
    },
    async turnOff() {
      const subscription = isSupported && (await current());
      if (!subscription) return;
      await subscription.unsubscribe();
      await tell('/push/subscriptions/delete', subscription);
    },
  };
}

/** @param {string} text base64url */
function bytesOf(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
