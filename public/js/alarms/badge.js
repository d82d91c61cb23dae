import { badgeText, unreadWords } from './copy.js';

/** @import { SharedValue } from './browser-storage.js' */

/**
 * The unread count beside the link to the inbox.
 *
 * @param {object} page
 * @param {HTMLElement} page.badge
 * @param {HTMLElement} page.words what a screen reader says after the count
 * @param {SharedValue} page.last the last count, which the next page shows before the server
 *   answers
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
