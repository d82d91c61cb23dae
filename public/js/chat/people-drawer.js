import { find } from './elements.js';

/**
 * Closes the drawer of participants when the screen gets wide, and repairs the focus.
 *
 * @param {HTMLElement} root
 */
export function keepPeopleDrawer(root) {
  const drawer = find(root, '.room__people', HTMLElement);
  if (!('popover' in drawer)) return;
  matchMedia('(min-width: 60rem)').addEventListener('change', () => drawer.hidePopover());
  // A click outside closes the popover and may leave the focus on the body.
  drawer.addEventListener('toggle', () => {
    if (document.activeElement === document.body) find(root, '.room__people-open', HTMLElement).focus();
  });
}
