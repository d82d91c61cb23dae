import { find } from './elements.js';

/**
 * On narrow screens the participants are in a popover. The browser opens and closes it; this script
 * closes it when the screen gets wide, and repairs the focus.
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
