import { badgeText, unreadWords } from './copy.js';

/** @import { SharedValue } from './browser-storage.js' */

/**
 * The number beside the way to the inbox.
 *
 * @param {object} page
 * @param {HTMLElement} page.badge
 * @param {HTMLElement} page.words what a screen reader says after the number
 * @param {SharedValue} page.last what it was, so that the next page shows it before anybody was asked
 */
export function createBadge({ badge, words, last }) {
  /** @param {number} count */
  const write = (count) => {
    badge.textContent = count > 0 ? badgeText(count) : '';
    badge.hidden = count === 0;
    badge.dataset.count = String(count);
    words.textContent = count > 0 ? unreadWords : '';
  };
  const known = last.read();
  if (typeof known === 'number') write(known);
  return {
    /** @param {number} count */
    show(count) {
      write(count);
      last.write(count);
    },
  };
}
