import { find } from './elements.js';

/**
 * Closes the popover of the participants when the screen gets wide, and repairs the focus.
 *
 * @param {HTMLElement} root
 */
export function keepPeopleDrawer(root) {
  const drawer = find(root, '.room__people', HTMLElement);
  const opener = find(root, '.room__people-open', HTMLButtonElement);
  if (!('popover' in drawer)) return;
  const isWide = matchMedia('(min-width: 60rem)');
  isWide.addEventListener('change', () => {
    if (isWide.matches && drawer.matches(':popover-open')) drawer.hidePopover();
  });
  // A click outside closes the popover and may leave the focus on the body.
  drawer.addEventListener('toggle', () => {
    if (!drawer.matches(':popover-open') && document.activeElement === document.body) opener.focus();
  });
}
