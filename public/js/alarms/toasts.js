import { find, stamp } from '../chat/elements.js';
import { linkText, toastText } from './copy.js';
import { createFocusKeeper } from './focus-keeper.js';
import { isOutdatedBy } from './outdated.js';

/** @import { Countdown } from './countdown.js' */
/** @import { Alarm, AlarmKind } from './protocol.js' */
/** @import { After } from '../chat/timers.js' */

/** Older toasts are removed; their notifications are in the inbox. */
export const maxToasts = 3;
/** By then a screen reader has announced a toast; later changes of its text stay silent. */
const announceMs = 3_000;
const refreshMs = 15_000;

/**
 * Shows alarms as toasts and updates the minutes in them.
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
  /** @param {(toast: HTMLElement) => boolean} matches */
  const remove = (matches) => {
    for (const toast of region.querySelectorAll('[data-alarm-id]')) {
      if (toast instanceof HTMLElement && matches(toast)) focus.remove(toast);
    }
  };

  /** @param {Alarm} alarm */
  const show = (alarm) => {
    const toast = stamp(template);
    const text = find(toast, '.toast__text', HTMLElement);
    const link = find(toast, '.toast__link', HTMLAnchorElement);

    const refresh = () => {
      const left = countdown.minutesLeft(alarm);
      const words = toastText(alarm, left, now());
      if (text.textContent !== words) text.textContent = words;
      if (left > 0) after(refreshMs, () => toast.isConnected && refresh());
    };

    toast.dataset.alarmId = alarm.id;
    toast.dataset.kind = alarm.kind;
    toast.dataset.meetingId = alarm.meetingId;
    toast.dataset.startsAt = alarm.startsAt;
    link.textContent = linkText(alarm);
    // Link only to addresses of this site.
    link.href = new URL(alarm.url, location.origin).origin === location.origin ? alarm.url : '/notifications';
    link.addEventListener('click', () => onOpened(alarm.id));
    find(toast, '.toast__close', HTMLButtonElement).addEventListener('click', () => focus.remove(toast));
    refresh();
    region.append(toast);
    remove((other) => other !== toast && isOutdatedBy(alarmOf(other), alarm));
    while (region.childElementCount > maxToasts && region.firstElementChild)
      focus.remove(region.firstElementChild);
    after(announceMs, () => text.setAttribute('aria-live', 'off'));
  };

  return {
    show,
    /** @param {string} id */
    drop: (id) => remove((toast) => toast.dataset.alarmId === id),
    clear: () => remove(() => true),
  };
}

/** @param {HTMLElement} toast */
const alarmOf = ({ dataset: { meetingId = '', kind, startsAt = '' } }) => ({
  meetingId,
  kind: /** @type {AlarmKind} */ (kind),
  startsAt,
});

/** @typedef {ReturnType<typeof createToasts>} Toasts */
