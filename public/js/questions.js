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
  let y = 0;
  const moveTo = (/** @type {PointerEvent} */ { clientY }) => {
    y = clientY;
    placeAt(list, item, y);
  };
  handle.setPointerCapture(pointerId);
  item.classList.add('question--dragged');
  const end = () => {
    ended.abort();
    item.classList.remove('question--dragged');
  };
  const options = { signal: ended.signal };
  handle.addEventListener('pointermove', moveTo, options);
  const scroll = () => {
    if (ended.signal.aborted) return;
    if (scrollNearEdge(y)) placeAt(list, item, y);
    requestAnimationFrame(scroll);
  };
  handle.addEventListener('pointermove', scroll, { ...options, once: true });
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

/** Where a pointer scrolls the page: more than the navigation covers on a phone. */
const edgePx = 100;

/**
 * Scrolls the page a little if the pointer is near its upper or lower edge.
 *
 * @param {number} y
 * @returns {boolean} whether it scrolled
 */
function scrollNearEdge(y) {
  const before = scrollY;
  if (y < edgePx) scrollBy({ top: -8, behavior: 'instant' });
  else if (y > innerHeight - edgePx) scrollBy({ top: 8, behavior: 'instant' });
  return scrollY !== before;
}

/**
 * Moves the other items around the dragged one, so that those above the pointer come first. The
 * dragged item itself stays in the document: it would lose the pointer.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} item
 * @param {number} y
 */
function placeAt(list, item, y) {
  const items = [...list.children];
  const place = items.indexOf(item);
  /** @param {Element} other */
  const isAbove = (other) => {
    const { top, height } = other.getBoundingClientRect();
    return y >= top + height / 2;
  };
  const wanted = items.map((other) => isAbove(other));
  for (const [at, other] of items.entries()) if (at > place && wanted[at]) item.before(other);
  for (const [at, other] of [...items.entries()].reverse()) if (at < place && !wanted[at]) item.after(other);
}
