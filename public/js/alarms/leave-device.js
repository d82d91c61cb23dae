import { createDevicePush } from './device-push.js';

/** Milliseconds that logging out waits for it. */
const patience = 1_500;

/**
 * Who logs out takes her alarms off this device with her: the next person at it must not see them.
 *
 * @param {Document} document
 */
export function leaveDeviceOnLogout(document) {
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== '/logout') return;
    // Without a service worker in charge there is nothing to take back, and nothing to wait for.
    if (!navigator.serviceWorker?.controller) return;
    event.preventDefault();
    const csrf = new FormData(form).get('_csrf');
    const push = createDevicePush({ key: '', csrf: typeof csrf === 'string' ? csrf : '' });
    const late = new Promise((resolve) => setTimeout(resolve, patience));
    await Promise.race([push.turnOff().catch(() => undefined), late]);
    form.submit();
  });
}
