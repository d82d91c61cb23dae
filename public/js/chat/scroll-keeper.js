/** Within this distance of an end the log counts as scrolled to it. */
const nearBottomPx = 48;
const nearTopPx = 240;

/**
 * Keeps the scroll position while the log grows at either end: at the newest message if the reader
 * was there, and otherwise exactly at the message that she is reading.
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

  const readPosition = () => {
    const { scrollTop, scrollHeight, clientHeight } = viewport;
    const isNearBottom = scrollHeight - clientHeight - scrollTop < nearBottomPx;
    // Only scrolling up leaves the bottom. Content that grows above moves the bottom away by
    // itself.
    const goesUp = scrollTop < lastTop;
    lastTop = scrollTop;
    if (isNearBottom || goesUp) isAtBottom = isNearBottom;
    if (isNearBottom) onBottom();
    else if (goesUp && scrollTop < nearTopPx) onTop();
  };

  // The scroll event comes with the next frame. A message that arrives before it must not pull the
  // reader back.
  const isStillAtBottom = () => {
    if (viewport.scrollTop !== lastTop) readPosition();
    return isAtBottom;
  };

  viewport.addEventListener('scroll', readPosition, { passive: true });

  // Keeps the newest message in view when the keyboard opens, the composer grows or a font arrives.
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
