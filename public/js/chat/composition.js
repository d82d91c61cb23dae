/**
 * Decides what the Enter key does while an input method is composing.
 *
 * A Hangul syllable stays "composing" until something ends it, so the Enter that ends a Korean
 * message nearly always arrives during a composition. Browsers report this one key press in
 * different ways:
 *
 * - Chrome on macOS and Windows, and Firefox: keydown 229 (`isComposing`), compositionend, then
 *   often a keydown 13 of the same press. Chrome on macOS delays the second keydown until the text
 *   is in.
 * - Some Windows and Electron set-ups: a plain keydown 13 before compositionend.
 * - Safari: compositionend, then a keydown that claims not to be composing, with keyCode 229 or 13.
 *
 * Reading the text too early loses the last syllable. Emptying the field too early makes the input
 * method write that syllable into it again. Ignoring the key makes the writer press Enter twice. So
 * such an Enter only requests sending. The message is sent in the next macrotask after the
 * composition has ended, with the text as it is then. A second keydown of the same press finds an
 * empty field, or sends the text itself.
 *
 * In Kana, Pinyin and Hanja, Enter picks a candidate, so the key is left to the input method.
 */

/**
 * Whether an input method composes this text by offering candidates. Pinyin starts as Latin
 * letters.
 */
const isChosenFromCandidates = (/** @type {string} */ text) =>
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Bopomofo}\p{Script=Latin}]/u.test(text);

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'HangulMode']);

/**
 * The properties of a KeyboardEvent that decide.
 *
 * @typedef {Pick<KeyboardEvent, 'key' | 'code' | 'keyCode' | 'isComposing' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>} Key
 */

/**
 * @param {object} composer
 * @param {() => void} composer.send sends the text of the field; does nothing when it is empty
 * @param {(run: () => void) => () => void} composer.soon runs in the next macrotask; returns a
 *   function that cancels
 * @param {() => void} composer.endComposition makes the browser end the composition
 * @param {() => boolean} composer.breaksLines whether Enter breaks the line, as on touch keyboards
 */
export function createComposition({ send, soon, endComposition, breaksLines }) {
  let isComposing = false;
  /** Whether Enter was pressed during the current composition. */
  let wantsToSend = false;
  let composed = '';
  /** @type {(() => void) | null} */
  let cancelSend = null;

  const sendSoon = () => {
    cancelSend ??= soon(() => {
      cancelSend = null;
      // The next syllable has begun already: its end sends the message.
      if (isComposing) wantsToSend = true;
      else send();
    });
  };
  const sendNow = () => {
    cancelSend?.();
    cancelSend = null;
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
     * @returns {boolean} whether to suppress the browser's own reaction to the key
     */
    keyDown(key) {
      const isEnter = key.key === 'Enter' || key.code === 'Enter' || key.code === 'NumpadEnter';
      if (!isEnter) {
        if (!modifiers.has(key.key)) wantsToSend = false;
        return false;
      }
      const isForced = key.ctrlKey || key.metaKey;
      if (key.shiftKey || key.altKey || (breaksLines() && !isForced)) {
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

    /** Handles the send button. A tap need not end a composition, so this ends it. */
    submitted() {
      endComposition();
      isComposing = false;
      wantsToSend = false;
      sendSoon();
    },

    /** Handles the loss of focus, which ends every composition. */
    left() {
      isComposing = false;
      wantsToSend = false;
    },
  };
}
