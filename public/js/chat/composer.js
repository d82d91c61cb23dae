import { countCodePoints, drawsSomething } from '../text/drawn.js';
import { createComposition } from './composition.js';
import { lengthText, tooLong } from './copy.js';
import { find } from './elements.js';
import { maxBodyLength } from './protocol.js';

/** @import { After } from './timers.js' */
/** @import { TabStorage } from './tab-storage.js' */

/** The counter is shown from this number of code points on. */
const countedFrom = maxBodyLength - 200;

/**
 * The form that messages are written in. Its text survives a reload.
 *
 * @param {object} room
 * @param {HTMLFormElement} room.form
 * @param {TabStorage} room.draft
 * @param {After} room.after
 * @param {() => boolean} room.hasTouchKeyboard
 * @param {(body: string) => void} room.onSend
 * @param {(text: string) => void} room.onError
 */
export function createComposer({ form, draft, after, hasTouchKeyboard, onSend, onError }) {
  const textarea = find(form, 'textarea[name="body"]', HTMLTextAreaElement);
  const elsewhere = find(form, '.composer__elsewhere', HTMLInputElement);
  const button = find(form, 'button', HTMLButtonElement);
  const counter = find(form, '.composer__count', HTMLElement);
  let isLocked = textarea.disabled;
  let hadFocus = false;

  const show = () => {
    const length = countCodePoints(textarea.value.trim());
    counter.textContent = length >= countedFrom ? lengthText(length) : '';
    form.toggleAttribute('data-refused', length > maxBodyLength);
    draft.write(textarea.value);
    growWithText(form, textarea);
  };

  const send = () => {
    const body = textarea.value.trim();
    const length = countCodePoints(body);
    if (isLocked || !drawsSomething(body)) return;
    if (length > maxBodyLength) return onError(tooLong(length));
    textarea.value = '';
    show();
    onSend(body);
  };

  const composition = createComposition({
    send,
    soon: (run) => after(0, run),
    // iOS would keep the last syllable for the next message, so the focus visits another field. It
    // is a text field, because any other element would close the keyboard.
    endComposition: () => {
      elsewhere.focus({ preventScroll: true });
      textarea.focus({ preventScroll: true });
      elsewhere.value = '';
    },
    breaksLines: hasTouchKeyboard,
  });

  textarea.addEventListener('compositionstart', () => composition.started());
  textarea.addEventListener('compositionupdate', (event) => composition.updated(event.data ?? ''));
  textarea.addEventListener('compositionend', (event) => composition.ended(event.data ?? ''));
  textarea.addEventListener('blur', () => composition.left());
  textarea.addEventListener('keydown', (event) => {
    if (composition.keyDown(event)) event.preventDefault();
  });
  textarea.addEventListener('input', show);
  form.addEventListener('submit', () => composition.submitted());
  keepInPage(form, button);

  const kept = draft.read();
  if (typeof kept === 'string' && textarea.value === '') textarea.value = kept;
  show();

  const focus = () => textarea.focus({ preventScroll: true });

  /** @param {boolean} locked */
  const lock = (locked) => {
    // A disabled field loses the focus.
    if (locked) hadFocus ||= form.contains(document.activeElement);
    isLocked = locked;
    textarea.disabled = locked;
    button.disabled = locked;
    if (locked) return;
    if (hadFocus && document.activeElement === document.body) focus();
    hadFocus = false;
  };

  return {
    get text() {
      return textarea.value;
    },
    focus,
    lock,

    /**
     * @param {string} body to be changed
     * @param {string} [reason]
     */
    putBack(body, reason = '') {
      textarea.value = `${body}\n${textarea.value}`.trim();
      show();
      form.toggleAttribute('data-refused', reason !== '');
      counter.textContent = reason;
      if (reason) onError(reason);
    },

    /**
     * Hides the form.
     *
     * @returns {boolean} whether the focus was in the form and is nowhere now
     */
    close() {
      lock(true);
      form.hidden = true;
      return hadFocus && (document.activeElement === document.body || form.contains(document.activeElement));
    },
  };
}

/**
 * Keeps the page when the form is sent, and a phone's keyboard open.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 */
function keepInPage(form, button) {
  form.addEventListener('submit', (event) => event.preventDefault());
  button.addEventListener('mousedown', (event) => event.preventDefault());
}

/**
 * Sets the field's height to that of its text, in engines without `field-sizing`.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} textarea
 */
function growWithText(form, textarea) {
  if (getComputedStyle(textarea).getPropertyValue('field-sizing') === 'content') return;
  import('./grow-with-text.js').then(
    ({ grow }) => grow(form, textarea),
    () => {},
  );
}
