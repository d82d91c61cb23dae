/**
 * Decides what Enter means while an input method is at work.
 *
 * A Hangul syllable stays "being composed" until something ends it, so the Enter that a Korean writer ends a message
 * with nearly always falls into a composition. Browsers report that one key press in different ways:
 *
 * - Chrome on macOS and Windows, Firefox: keydown 229 (`isComposing`), compositionend, then often a keydown 13 of the
 *   same press. Chrome on macOS even delays that second one on purpose, past the text.
 * - Some Windows and Electron set-ups: a plain keydown 13 before compositionend.
 * - Safari: compositionend, then a keydown that claims not to be composing, with keyCode 229 or 13.
 *
 * Reading the text too early loses the last syllable; emptying the box too early makes the input method write that
 * syllable into it again; ignoring the key asks for a second Enter. So such an Enter is a wish: the message is sent
 * when the composition has ended and the browser has come to rest (the next macrotask), from the text as it is then.
 * A second keydown of the same press finds the wish fulfilled and the box empty, or fulfils it itself.
 *
 * Kana, Pinyin and Hanja are different: there Enter picks a candidate and is the input method's alone.
 */

/** Text that is composed by choosing from candidates (or, in Latin letters, on its way there). */
const isChosenFromCandidates = (/** @type {string} */ text) =>
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Bopomofo}\p{Script=Latin}]/u.test(text);

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'HangulMode']);

/**
 * The part of a KeyboardEvent that matters.
 * @typedef {Pick<KeyboardEvent, 'key' | 'code' | 'keyCode' | 'isComposing' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>} Key
 */

/**
 * @param {object} composer
 * @param {() => void} composer.send sends what the box holds now; with an empty box it does nothing
 * @param {(run: () => void) => () => void} composer.soon runs in the next macrotask; the result calls that off
 * @param {() => void} composer.endComposition makes the browser end a composition
 * @param {() => boolean} composer.breaksLines true where Enter breaks the line: on touch keyboards
 */
export function createComposition({ send, soon, endComposition, breaksLines }) {
  let isComposing = false;
  /** Enter was pressed in the composition that is going on. */
  let wantsToSend = false;
  let composed = '';
  /** @type {(() => void) | null} */
  let callOff = null;

  const sendSoon = () => {
    callOff ??= soon(() => {
      callOff = null;
      // The next syllable has begun already: the wish passes to its end.
      if (isComposing) wantsToSend = true;
      else send();
    });
  };
  const sendNow = () => {
    callOff?.();
    callOff = null;
    send();
  };

  return {
    started() {
      isComposing = true;
      composed = '';
    },

    /** @param {string} text */
    updated(text) {
      composed = text;
    },

    /** @param {string} text */
    ended(text) {
      isComposing = false;
      composed = text || composed;
      if (!wantsToSend) return;
      wantsToSend = false;
      sendSoon();
    },

    /**
     * @param {Key} key
     * @returns {boolean} true when the browser must not do anything with the key
     */
    keyDown(key) {
      const isEnter = key.key === 'Enter' || key.code === 'Enter' || key.code === 'NumpadEnter';
      if (!isEnter) {
        if (!modifiers.has(key.key)) wantsToSend = false;
        return false;
      }
      const insists = key.ctrlKey || key.metaKey;
      if (key.shiftKey || key.altKey || (breaksLines() && !insists)) {
        wantsToSend = false;
        return false;
      }
      const isPartOfComposition = isComposing || key.isComposing;
      if (!isPartOfComposition && key.keyCode !== 229) {
        sendNow();
        return true;
      }
      if (isChosenFromCandidates(composed)) return false;
      if (isPartOfComposition) wantsToSend = true;
      else sendSoon();
      return true;
    },

    /** The send button was pressed. A tap need not end a composition, so this does. */
    submitted() {
      endComposition();
      isComposing = false;
      wantsToSend = false;
      sendSoon();
    },

    /** The focus went elsewhere, and a composition does not outlive that. */
    left() {
      isComposing = false;
      wantsToSend = false;
    },
  };
}
