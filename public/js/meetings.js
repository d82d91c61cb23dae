import { keepDraft, restoreDraft } from './meeting-draft.js';
import { previewRepeat } from './repeat-preview.js';
import { lengthWords, readWallTime, wallTimeWords, writeWallTime } from './wall-time.js';

// The form of a meeting works without this script. With it the times are written in words as they
// change, the end moves with the start, and a draft survives the choice of another book.
const form = document.querySelector('form[data-meeting-form]');
if (form instanceof HTMLFormElement) {
  restoreDraft(form);
  form.querySelector('[data-keep-draft]')?.addEventListener('click', () => keepDraft(form));
  const [start, end] = [form.elements.namedItem('startsAt'), form.elements.namedItem('endsAt')];
  if (start instanceof HTMLInputElement && end instanceof HTMLInputElement) followTimes(form, start, end);
  previewRepeat(form);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} start
 * @param {HTMLInputElement} end
 */
function followTimes(form, start, end) {
  // The server writes the present time into `min`.
  const year = end.min.slice(0, 4);
  const lengthNow = () => readWallTime(end.value) - readWallTime(start.value);
  const givenLength = readWallTime(end.defaultValue) - readWallTime(start.defaultValue);
  // The next meeting of a club lasts as long as the last one.
  let length = [lengthNow(), givenLength].find((each) => each > 0) ?? Number(form.dataset.lengthMs);

  const read = () => {
    say(start, wallTimeWords(start.value, year));
    say(end, [wallTimeWords(end.value, year), lengthWords(lengthNow())].filter(Boolean).join(' · '));
  };
  const moveEnd = () => {
    const at = readWallTime(start.value);
    if (length > 0 && !Number.isNaN(at)) end.value = writeWallTime(at + length);
    end.min = start.value;
    read();
  };
  end.addEventListener('input', read);
  end.addEventListener('change', () => {
    length = lengthNow();
  });
  start.addEventListener('input', read);
  start.addEventListener('change', moveEnd);
  for (const button of form.querySelectorAll('button[data-start]'))
    button.addEventListener('click', () => {
      if (button instanceof HTMLButtonElement) start.value = button.dataset.start ?? '';
      moveEnd();
    });
  // The start may have been changed before this script ran.
  if (start.value !== start.defaultValue && !(lengthNow() > 0)) moveEnd();
  else read();
}

/**
 * @param {HTMLInputElement} field
 * @param {string} words
 */
function say(field, words) {
  const output = document.querySelector(`output[for="${field.id}"]`);
  if (output && output.textContent !== words) output.textContent = words;
}
