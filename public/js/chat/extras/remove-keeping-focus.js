import { find } from '../elements.js';

/**
 * Removes an element of the log. If it holds the focus, the log gets it.
 *
 * @param {Element} element
 * @param {HTMLElement} root
 */
export function removeKeepingFocus(element, root) {
  const hadFocus = element.contains(document.activeElement);
  element.remove();
  if (hadFocus) find(root, '#messages', HTMLElement).focus({ preventScroll: true });
}
