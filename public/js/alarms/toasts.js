import { find, stamp } from '../chat/elements.js';
import { linkText, toastText } from './copy.js';

/** @import { Alarm } from './protocol.js' */
/** @import { After } from '../chat/timers.js' */

/** Toasts that stay at one time. The others are in the inbox. */
const most = 3;
/** Milliseconds after which a toast has been read out, and changes quietly. */
const spoken = 3_000;
const minute = 60_000;

/**
 * Shows alarms, and keeps the minutes in them true.
 *
 * @param {object} page
 * @param {HTMLElement} page.region
 * @param {HTMLTemplateElement} page.template
 * @param {After} page.after
 * @param {() => number} page.uptime milliseconds that never jump: a computer may be wrong about the time
 * @param {(id: string) => void} page.onOpened
 */
export function createToasts({ region, template, after, uptime, onOpened }) {
  /** @param {(toast: HTMLElement) => boolean} isMeant */
  const remove = (isMeant) => {
    for (const toast of region.querySelectorAll('.toast')) {
      if (toast instanceof HTMLElement && isMeant(toast)) toast.remove();
    }
  };

  /** @param {Alarm} alarm */
  const show = (alarm) => {
    const toast = stamp(template);
    const text = find(toast, '.toast__text', HTMLElement);
    const link = find(toast, '.toast__link', HTMLAnchorElement);
    const startsAt = uptime() + alarm.minutesLeft * minute;

    const keepTrue = () => {
      const left = Math.max(0, Math.ceil((startsAt - uptime()) / minute));
      const words = toastText(alarm, left);
      if (text.textContent !== words) text.textContent = words;
      if (left > 0) after(minute / 4, () => toast.isConnected && keepTrue());
    };

    toast.dataset.alarmId = alarm.id;
    toast.dataset.kind = alarm.kind;
    toast.dataset.meetingId = alarm.meetingId;
    link.textContent = linkText(alarm);
    // Only an address of this site, whatever was sent.
    link.href = new URL(alarm.url, location.origin).origin === location.origin ? alarm.url : '/notifications';
    link.addEventListener('click', () => onOpened(alarm.id));
    find(toast, '.toast__close', HTMLButtonElement).addEventListener('click', () => toast.remove());
    text.textContent = toastText(alarm, alarm.minutesLeft);
    // What is newer about a meeting takes the place of what was said of it.
    remove((other) => other.dataset.meetingId === alarm.meetingId);
    region.append(toast);
    while (region.childElementCount > most) region.firstElementChild?.remove();
    after(spoken, () => text.setAttribute('aria-live', 'off'));
    after(minute / 4, () => toast.isConnected && keepTrue());
  };

  return {
    show,
    /** @param {string} id */
    drop: (id) => remove((toast) => toast.dataset.alarmId === id),
    clear: () => remove(() => true),
  };
}

/** @typedef {ReturnType<typeof createToasts>} Toasts */
