/**
 * Closes a drawer of the room when the focus leaves it, because it covers what gets the focus.
 *
 * @param {HTMLElement} root
 */
export function closeLeftDrawers(root) {
  if (!('popover' in root)) return;
  root.addEventListener('focusout', ({ target, relatedTarget }) => {
    const drawer = target instanceof Element && target.closest('[popover]:popover-open');
    if (drawer instanceof HTMLElement && relatedTarget instanceof Node && !drawer.contains(relatedTarget))
      drawer.hidePopover();
  });
}
