/**
 * Removes toasts without losing the keyboard focus: it moves to the next toast, and from the last
 * one back to where it was.
 *
 * @param {HTMLElement} region
 */
export function createFocusKeeper(region) {
  /** @type {HTMLElement | null} */
  let before = null;
  region.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof HTMLElement && !region.contains(relatedTarget)) before = relatedTarget;
  });
  return {
    /** @param {Element} toast */
    remove(toast) {
      const hadFocus = toast.contains(document.activeElement);
      const next = toast.nextElementSibling ?? toast.previousElementSibling;
      toast.remove();
      if (!hadFocus) return;
      const place =
        next?.querySelector('.toast__close') ??
        (before?.isConnected ? before : document.querySelector('#main'));
      if (place instanceof HTMLElement) place.focus({ preventScroll: true });
    },
  };
}
