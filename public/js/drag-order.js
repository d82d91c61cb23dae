// Lets a pointer drag the items of a list into another order. Buttons beside each item do the same
// without this script and by keyboard, so the handle is hidden from assistive technology.

/**
 * Adds a handle to `place`, by which a pointer drags `item` among the items of `list`. `onMoved`
 * is called after the item was dropped at another place.
 *
 * @param {{ list: HTMLElement, item: Element, place: Element, onMoved: () => void }} options
 */
export function addDragHandle({ list, item, place, onMoved }) {
  const handle = document.createElement('span');
  handle.className = 'drag-handle';
  handle.setAttribute('aria-hidden', 'true');
  place.append(handle);
  handle.addEventListener('pointerdown', (down) => {
    if (down.button !== 0) return;
    down.preventDefault();
    drag({ list, item, handle, onMoved, pointerId: down.pointerId });
  });
}

/** @typedef {{ list: HTMLElement, item: Element, handle: HTMLElement, onMoved: () => void, pointerId: number }} Dragged */

/** @param {Dragged} dragged */
function drag({ list, item, handle, onMoved, pointerId }) {
  const before = [...list.children];
  const ended = new AbortController();
  let y = 0;
  const moveTo = (/** @type {PointerEvent} */ { clientY }) => {
    y = clientY;
    placeAt(list, item, y);
  };
  handle.setPointerCapture(pointerId);
  item.classList.add('dragged');
  const end = () => {
    ended.abort();
    item.classList.remove('dragged');
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
      if ([...list.children].indexOf(item) !== before.indexOf(item)) onMoved();
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
 * While an item is dragged this near to the upper or lower edge of the window, the page scrolls.
 * The navigation at the bottom of a phone covers less.
 */
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
 * @param {Element} item
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
