/**
 * Decides which keys the list of names takes while it is open: the arrow keys and Escape, and the
 * Enter key once an option is active. Until then Enter sends the message as always.
 *
 * An input method that composes Hangul reports an arrow key twice in some browsers: once as part of
 * the composition, once after it. The second one of the same press is ignored. Input methods that
 * offer candidates keep their keys.
 *
 * @param {object} options
 * @param {boolean} options.isOpen
 * @param {boolean} options.hasActive
 * @param {(step: 1 | -1) => void} options.move
 * @param {() => void} options.chooseActive
 * @param {() => void} dismiss
 */
export function createNameKeys(options, dismiss) {
  let composed = '';
  /** The arrow key that is pressed at this moment. */
  let pressed = '';

  return {
    /** @param {CompositionEvent} event */
    composed(event) {
      composed = event.data ?? '';
    },

    up() {
      pressed = '';
    },

    /** @param {KeyboardEvent} event */
    down(event) {
      const { key, isComposing, repeat } = event;
      const hasCandidates = isComposing && /[^\p{Script=Hangul}]/u.test(composed);
      const isModified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
      if (!options.isOpen || isModified || hasCandidates) return;
      const isArrow = key === 'ArrowDown' || key === 'ArrowUp';
      const isChoice = key === 'Enter' && options.hasActive;
      if (!isArrow && !isChoice && key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (isArrow && (pressed !== key || repeat)) options.move(key === 'ArrowDown' ? 1 : -1);
      if (isArrow) pressed = key;
      if (isChoice && !isComposing) options.chooseActive();
      if (key === 'Escape') dismiss();
    },
  };
}
