import { closeLeftDrawers } from '../close-left-drawers.js';
import { find } from '../elements.js';
import { addStylesheet } from '../stylesheet.js';
import { listenForLongPresses } from './long-press.js';
import { roveMessages } from './rove-messages.js';

/**
 * Lets people reach the menu of a message with arrow keys and with a long press, and keeps the
 * focus in sight.
 *
 * @param {HTMLElement} root
 * @param {(bubble: HTMLElement) => void} openMenu
 */
export function reachMessages(root, openMenu) {
  const log = find(root, '#messages', HTMLElement);
  roveMessages(log);
  closeLeftDrawers(root);
  void addStylesheet('chat/tools.css');
  listenForLongPresses(log, (bubble) => {
    if (root.dataset.connection === undefined) return;
    // The focus returns here when the menu closes.
    find(bubble, '.bubble__more', HTMLElement).focus({ preventScroll: true });
    openMenu(bubble);
  });
}
