// Lets a person drag the questions of a meeting into another order. The buttons beside each
// question do the same without this script and by keyboard, so the handle is for pointers only.

const list = document.querySelector('[data-reorder]');
if (list instanceof HTMLElement)
  for (const item of list.children) addHandle(list, /** @type {HTMLElement} */ (item));

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} item
 */
function addHandle(list, item) {
  const form = item.querySelector('form[data-move]');
  if (!(form instanceof HTMLFormElement)) return;
  const handle = document.createElement('span');
  handle.className = 'question__handle';
  handle.setAttribute('aria-hidden', 'true');
  handle.textContent = '⠿';
  item.querySelector('.question__head')?.append(handle);
  handle.addEventListener('pointerdown', (down) => {
    if (down.button !== 0) return;
    down.preventDefault();
    drag({ list, item, handle, form, pointerId: down.pointerId });
  });
}

/** @typedef {{ list: HTMLElement, item: HTMLElement, handle: HTMLElement, form: HTMLFormElement, pointerId: number }} Dragged */

/** @param {Dragged} dragged */
function drag({ list, item, handle, form, pointerId }) {
  const before = [...list.children];
  const ended = new AbortController();
  handle.setPointerCapture(pointerId);
  item.classList.add('question--dragged');
  const end = () => {
    ended.abort();
    item.classList.remove('question--dragged');
  };
  const options = { signal: ended.signal };
  handle.addEventListener('pointermove', ({ clientY }) => placeAt(list, item, clientY), options);
  handle.addEventListener(
    'pointerup',
    () => {
      end();
      const place = [...list.children].indexOf(item);
      if (place === before.indexOf(item)) return;
      const input = form.elements.namedItem('position');
      if (input instanceof HTMLInputElement) input.value = String(place + 1);
      form.requestSubmit();
    },
    options,
  );
  handle.addEventListener(
    'pointercancel',
    () => {
      end();
      list.append(...before);
    },
    options,
  );
}

/**
 * Puts the dragged item before the first other one whose middle is below the pointer.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} item
 * @param {number} y
 */
function placeAt(list, item, y) {
  const others = [...list.children].filter((other) => other !== item);
  const next = others.find((other) => {
    const { top, height } = other.getBoundingClientRect();
    return y < top + height / 2;
  });
  if (next !== (item.nextElementSibling ?? undefined)) list.insertBefore(item, next ?? null);
}
