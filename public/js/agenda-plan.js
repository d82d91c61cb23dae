// Changes the order of an agenda's questions at once. Without this script the buttons post the
// form, and the page comes back in the new order.

import { addDragHandle } from './drag-order.js';
import { rowMoved } from './text/row-moved.js';

const list = document.querySelector('[data-plan-rows]');
const status = document.querySelector('[data-plan-status]');
if (list instanceof HTMLElement && status) letReorder(list, status);

/**
 * @param {HTMLElement} list
 * @param {Element} status
 */
function letReorder(list, status) {
  const finish = (/** @type {Element} */ row) => {
    const rows = [...list.children];
    for (const [at, each] of rows.entries()) renumber(each, at + 1, rows.length);
    status.textContent = rowMoved(rows.indexOf(row) + 1);
  };
  for (const row of list.children) {
    const place = row.querySelector('.agenda-plan__tools');
    if (place) addDragHandle({ list, item: row, place, onMoved: () => finish(row) });
  }
  list.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const row = button?.closest('fieldset');
    if (!button || !row) return;
    event.preventDefault();
    // The neighbour moves, so that the row keeps the focus.
    const neighbour = button.name === 'up' ? row.previousElementSibling : row.nextElementSibling;
    if (!neighbour) return;
    if (button.name === 'up') row.after(neighbour);
    else row.before(neighbour);
    finish(row);
    const next = button.hidden ? row.querySelector('button:not([hidden])') : button;
    if (next instanceof HTMLElement) next.focus();
  });
}

const numberedAttributes = ['id', 'for', 'name', 'aria-describedby'];

/**
 * Writes the number of a row into its names and labels, and hides the button that leads beyond the
 * list.
 *
 * @param {Element} row
 * @param {number} number
 * @param {number} count
 */
function renumber(row, number, count) {
  const numbered = (/** @type {string} */ text) => text.replace(/\d+/g, String(number));
  for (const element of row.querySelectorAll('*'))
    for (const name of numberedAttributes) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, numbered(value));
    }
  for (const element of row.querySelectorAll('legend, label:not(.check), button > .visually-hidden'))
    element.textContent = numbered(element.textContent ?? '');
  for (const button of row.querySelectorAll('button')) {
    button.value = String(number);
    button.hidden = number === (button.name === 'up' ? 1 : count);
  }
}
