// Lets a leader drag the questions of a meeting into another order.

import { addDragHandle } from './drag-order.js';

const list = document.querySelector('[data-reorder]');
if (list instanceof HTMLElement) for (const item of list.children) letDrag(list, item);

/**
 * @param {HTMLElement} list
 * @param {Element} item
 */
function letDrag(list, item) {
  const form = item.querySelector('form[data-move]');
  const place = item.querySelector('.question__head');
  if (!(form instanceof HTMLFormElement) || !place) return;
  const onMoved = () => {
    const input = form.elements.namedItem('position');
    if (input instanceof HTMLInputElement) input.value = String([...list.children].indexOf(item) + 1);
    form.requestSubmit();
  };
  addDragHandle({ list, item, place, onMoved });
}
