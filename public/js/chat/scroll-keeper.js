/** Pixels from an end that still count as being there. */
const nearBottom = 48;
const nearTop = 240;

/**
 * Keeps what a person is reading where it is: at the newest message if she was there, and otherwise exactly in place
 * while the log grows at either end.
 *
 * @param {HTMLElement} viewport
 * @param {{ onBottom: () => void, onTop: () => void }} reached
 */
export function createScrollKeeper(viewport, { onBottom, onTop }) {
  let isAtBottom = true;
  let lastTop = 0;

  const toBottom = () => {
    isAtBottom = true;
    viewport.scrollTop = viewport.scrollHeight;
    lastTop = viewport.scrollTop;
    onBottom();
  };

  const look = () => {
    const { scrollTop, scrollHeight, clientHeight } = viewport;
    const isNearBottom = scrollHeight - clientHeight - scrollTop < nearBottom;
    // Only going up leaves the bottom: it also moves away by itself, when what stands above it grows.
    const goesUp = scrollTop < lastTop;
    lastTop = scrollTop;
    if (isNearBottom || goesUp) isAtBottom = isNearBottom;
    if (isNearBottom) onBottom();
    else if (goesUp && scrollTop < nearTop) onTop();
  };

  // The event comes with the next frame. What comes before it must not pull back who has just scrolled away.
  const isStillAtBottom = () => {
    if (viewport.scrollTop !== lastTop) look();
    return isAtBottom;
  };

  viewport.addEventListener('scroll', look, { passive: true });

  // The keyboard of a phone opens, the box grows by a line, a font arrives: the newest message stays in view.
  const sizes = new ResizeObserver(() => {
    if (isStillAtBottom()) toBottom();
  });
  for (const element of [viewport, ...viewport.children]) sizes.observe(element);

  return {
    get isAtBottom() {
      return isAtBottom;
    },
    toBottom,

    /** @param {() => void} change adds to the end */
    append(change) {
      const stays = isStillAtBottom();
      change();
      if (stays) toBottom();
    },

    /** @param {() => void} change adds to, or takes from, the beginning */
    prepend(change) {
      const fromBottom = viewport.scrollHeight - viewport.scrollTop;
      change();
      viewport.scrollTop = viewport.scrollHeight - fromBottom;
      lastTop = viewport.scrollTop;
    },
  };
}
