import { addStylesheet } from '../stylesheet.js';
import { chosenText } from './copy.js';
import { matchingNames } from './matching-names.js';
import { createNameKeys } from './name-keys.js';
import { createNameOptions } from './name-options.js';

/** The most characters after the sign that are searched for. */
const longestQuery = 40;

/** A letter, a digit or a sign of an address before the `@`: no name begins there. */
const goesOn = /[a-z0-9_.%+\-/@]$/i;

/** @type {WeakMap<HTMLTextAreaElement, ReturnType<typeof createNameList>>} */
const lists = new WeakMap();

/**
 * Shows the members whose names fit what stands between the last `@` and the cursor, or hides the
 * list. Called after each change of the field.
 *
 * @param {HTMLElement} root
 * @param {HTMLTextAreaElement} field
 */
export function suggestNames(root, field) {
  const list = lists.get(field) ?? createNameList(root, field);
  lists.set(field, list);
  list.update();
}

/**
 * @param {HTMLElement} root
 * @param {HTMLTextAreaElement} field
 */
function createNameList(root, field) {
  addStylesheet('chat/name-list.css');
  /** Where the `@` of the shown list stands. */
  let signAt = -1;
  /** The `@` of a list that was closed by a choice or by Escape: it stays closed. */
  let dismissedAt = -1;
  /** The text before the cursor that the list was last drawn for. */
  let shownFor = '';

  /** @param {string} nickname */
  const choose = (nickname) => {
    field.setRangeText(`@${nickname} `, signAt, field.selectionStart, 'end');
    dismissedAt = signAt;
    options.close(chosenText(nickname));
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus({ preventScroll: true });
  };
  const options = createNameOptions(field, choose);
  const dismiss = () => {
    dismissedAt = signAt;
    options.close();
  };
  const keys = createNameKeys(options, dismiss);
  // The composer must not hear the keys that the list takes.
  field.form?.addEventListener('keydown', keys.down, true);
  field.form?.addEventListener('keyup', keys.up, true);
  // Sending empties the field without a word.
  field.form?.addEventListener('keyup', () => update());
  field.form?.addEventListener('submit', () => void setTimeout(update));
  field.addEventListener('compositionupdate', keys.composed);
  field.addEventListener('blur', () => options.close());

  function update() {
    const before = field.value.slice(0, field.selectionStart);
    if (options.isOpen && before === shownFor) return;
    shownFor = before;
    signAt = before.lastIndexOf('@');
    const query = before.slice(signAt + 1);
    // A sign that is typed again opens the list again.
    if (signAt !== dismissedAt || query === '') dismissedAt = -1;
    const mayBeName = signAt >= 0 && !goesOn.test(before.slice(0, signAt)) && !query.includes('\n');
    const isAsked = mayBeName && query.length <= longestQuery && signAt !== dismissedAt;
    const names = isAsked ? matchingNames(root, query) : [];
    if (names.length > 0) options.show(names);
    else options.close();
  }

  return { update };
}
