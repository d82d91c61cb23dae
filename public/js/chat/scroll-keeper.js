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
    onBottom();
  };

  viewport.addEventListener(
    'scroll',
    () => {
      const { scrollTop, scrollHeight, clientHeight } = viewport;
      isAtBottom = scrollHeight - clientHeight - scrollTop < nearBottom;
      if (isAtBottom) onBottom();
      else if (scrollTop < nearTop && scrollTop < lastTop) onTop();
      lastTop = scrollTop;
    },
    { passive: true },
  );

  // The keyboard of a phone opens, the box grows by a line: the newest message stays in view.
  new ResizeObserver(() => {
    if (isAtBottom) viewport.scrollTop = viewport.scrollHeight;
  }).observe(viewport);

  return {
    get isAtBottom() {
      return isAtBottom;
    },
    toBottom,

    /** @param {() => void} change adds to the end */
    append(change) {
      const stays = isAtBottom;
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
