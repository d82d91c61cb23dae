import { repeatedStarts } from './rhythm.js';
import { rhythmWords } from './text/rhythm-words.js';
import { readWallTime, wallDayWords } from './wall-time.js';

/**
 * Shows the dates of a series while its form is filled in. The server shows the same after a
 * refused form.
 *
 * @param {HTMLFormElement} form
 */
export function previewRepeat(form) {
  const box = form.querySelector('[data-repeat]');
  const [words, days] = ['words', 'days'].map((part) => box?.querySelector(`[data-repeat-${part}]`));
  const [repeat, times, start, end] = ['repeat', 'times', 'startsAt', 'endsAt'].map((name) =>
    form.elements.namedItem(name),
  );
  if (!(words && days && repeat instanceof HTMLSelectElement && times instanceof HTMLInputElement)) return;
  if (!(start instanceof HTMLInputElement)) return;
  const year = (end instanceof HTMLInputElement ? end.min : '').slice(0, 4);

  const show = () => {
    const rhythm = /** @type {import('./rhythm.js').Repeat} */ (repeat.value);
    const count = Number(times.value);
    const isPossible = count >= 1 && count <= Number(times.max) && Number.isInteger(count);
    const isShown = isPossible && rhythm !== 'none' && !Number.isNaN(readWallTime(start.value));
    words.textContent = isShown ? rhythmWords(start.value, rhythm, count) : '';
    const starts = isShown ? repeatedStarts(start.value, rhythm, count) : [];
    days.replaceChildren(...starts.map((each) => dayItem(wallDayWords(each, year))));
  };
  // The start also changes by the buttons below it, which fire no event of the field.
  form.addEventListener('input', show);
  form.addEventListener('change', show);
  form.addEventListener('click', () => setTimeout(show));
  show();
}

/** @param {string} words */
function dayItem(words) {
  const item = document.createElement('li');
  item.textContent = words;
  return item;
}
