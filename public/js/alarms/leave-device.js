/** @import { DevicePush } from './device-push.js' */
/** @import { After } from '../chat/timers.js' */

/** Milliseconds that logging out waits for it. */
const patience = 1_500;

/**
 * Who logs out takes her alarms off this device with her: the next person at it must not see them.
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
    const late = new Promise((resolve) => after(patience, resolve));
    await Promise.race([push.turnOff().catch(() => undefined), late]);
    form.submit();
  });
}
