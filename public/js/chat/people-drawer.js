import { find } from './elements.js';

/**
 * The participants stand beside the talk where there is room for them, and in a drawer where there is not. The
 * browser opens and closes it (`popover`); this is what it leaves undone.
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
  // A click beside the drawer takes the focus along, and may leave it nowhere.
  drawer.addEventListener('toggle', () => {
    if (!drawer.matches(':popover-open') && document.activeElement === document.body) opener.focus();
  });
}
