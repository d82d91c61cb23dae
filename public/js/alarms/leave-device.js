/** @import { DevicePush } from './device-push.js' */
/** @import { After } from '../chat/timers.js' */

const turnOffTimeoutMs = 1_500;

/**
 * Ends Web Push of this device at log-out: the next person at it must not see these alarms.
 *
 * @param {Document} document
 * @param {Pick<DevicePush, 'turnOff'>} push
 * @param {After} after
 */
export function leaveDeviceOnLogout(document, push, after) {
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== '/logout') return;
    event.preventDefault();
    /** @type {Promise<void>} */
    const timeout = new Promise((resolve) => after(turnOffTimeoutMs, resolve));
    await Promise.race([push.turnOff().catch(() => undefined), timeout]);
    form.submit();
  });
}
