import { find, stamp } from '../chat/elements.js';
import { linkText, toastText } from './copy.js';
import { createFocusKeeper } from './focus-keeper.js';
import { isOutdatedBy } from './outdated.js';

/** @import { Countdown } from './countdown.js' */
/** @import { Alarm, AlarmKind } from './protocol.js' */
/** @import { After } from '../chat/timers.js' */

/** Toasts that stay at one time. The others are in the inbox. */
const most = 3;
/** Milliseconds after which a toast has been read out, and changes quietly. */
const spoken = 3_000;
/** Milliseconds between two looks at the minutes in it. */
const pace = 15_000;

/**
 * Shows alarms, and keeps the minutes in them true.
 *
 * @param {object} page
 * @param {HTMLElement} page.region
 * @param {HTMLTemplateElement} page.template
 * @param {After} page.after
 * @param {Pick<Countdown, 'minutesLeft'>} page.countdown
 * @param {() => number} page.now milliseconds since 1970
 * @param {(id: string) => void} page.onOpened
 */
export function createToasts({ region, template, after, countdown, now, onOpened }) {
  const focus = createFocusKeeper(region);
  /** @param {(toast: HTMLElement) => boolean} isMeant */
  const remove = (isMeant) => {
    for (const toast of region.querySelectorAll('.toast')) {
      if (toast instanceof HTMLElement && isMeant(toast)) focus.remove(toast);
    }
  };

  /** @param {Alarm} alarm */
  const show = (alarm) => {
    const toast = stamp(template);
    const text = find(toast, '.toast__text', HTMLElement);
    const link = find(toast, '.toast__link', HTMLAnchorElement);

    const keepTrue = () => {
      const left = countdown.minutesLeft(alarm);
      const words = toastText(alarm, left, now());
      if (text.textContent !== words) text.textContent = words;
      if (left > 0) after(pace, () => toast.isConnected && keepTrue());
    };

    toast.dataset.alarmId = alarm.id;
    toast.dataset.kind = alarm.kind;
    toast.dataset.meetingId = alarm.meetingId;
    toast.dataset.startsAt = alarm.startsAt;
    link.textContent = linkText(alarm);
    // Only an address of this site, whatever was sent.
    link.href = new URL(alarm.url, location.origin).origin === location.origin ? alarm.url : '/notifications';
    link.addEventListener('click', () => onOpened(alarm.id));
    find(toast, '.toast__close', HTMLButtonElement).addEventListener('click', () => focus.remove(toast));
    keepTrue();
    region.append(toast);
    remove((other) => other !== toast && isOutdatedBy(saidBy(other), alarm));
    while (region.childElementCount > most && region.firstElementChild)
      focus.remove(region.firstElementChild);
    after(spoken, () => text.setAttribute('aria-live', 'off'));
  };

  return {
    show,
    /** @param {string} id */
    drop: (id) => remove((toast) => toast.dataset.alarmId === id),
    clear: () => remove(() => true),
  };
}

/** @param {HTMLElement} toast */
const saidBy = ({ dataset: { meetingId = '', kind, startsAt = '' } }) => ({
  meetingId,
  kind: /** @type {AlarmKind} */ (kind),
  startsAt,
});

/** @typedef {ReturnType<typeof createToasts>} Toasts */
