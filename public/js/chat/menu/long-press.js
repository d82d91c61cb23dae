/** A finger that rests this long on a message opens its menu. */
const longPressMs = 500;

/** A finger that moves further scrolls. */
const maxMovePx = 10;

/** Parts of a message that have an own answer to a finger. */
const ownTargets = 'a, button, summary';

/**
 * @param {HTMLElement} log
 * @param {(bubble: HTMLElement) => void} onLongPress
 */
export function listenForLongPresses(log, onLongPress) {
  /** @type {{ x: number, y: number, timer: ReturnType<typeof setTimeout> } | null} */
  let press = null;

  const cancel = () => {
    if (press) clearTimeout(press.timer);
    press = null;
  };

  log.addEventListener('pointerdown', ({ target, pointerType, isPrimary, clientX: x, clientY: y }) => {
    cancel();
    if (pointerType !== 'touch' || !isPrimary || !(target instanceof Element)) return;
    const bubble = target.closest('.bubble[data-seq]:not(.bubble--deleted)');
    if (!(bubble instanceof HTMLElement) || target.closest(ownTargets)) return;
    press = { x, y, timer: setTimeout(() => onLongPress(bubble), longPressMs) };
  });
  log.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (press && Math.hypot(clientX - press.x, clientY - press.y) > maxMovePx) cancel();
  });
  for (const event of ['pointerup', 'pointercancel']) log.addEventListener(event, cancel);
  // Android shows its own menu after the same time.
  log.addEventListener('contextmenu', (event) => {
    if (press) event.preventDefault();
  });
}
