/** The parts of a message that the Tab key reaches. */
const controls = '.bubble__more, .reply-line, .reaction';

/** @type {Record<string, 'previous' | 'next' | 'first' | 'last'>} */
const steps = { ArrowUp: 'previous', ArrowDown: 'next', Home: 'first', End: 'last' };

/**
 * Makes one message of the log reachable with the Tab key: the last one in view. The arrow keys,
 * Home and End lead to the others.
 *
 * @param {HTMLElement} log
 */
export function roveMessages(log) {
  /** @type {HTMLElement | null} */
  let current = null;

  /** @param {HTMLElement | null} bubble */
  const setCurrent = (bubble) => {
    if (current && current !== bubble) {
      delete current.dataset.current;
      for (const control of controlsOf(current)) control.tabIndex = -1;
    }
    current = bubble;
    if (!bubble) return;
    bubble.dataset.current = '';
    for (const control of controlsOf(bubble)) control.tabIndex = 0;
    describe(bubble);
  };

  addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Tab' && !isInMessage(log, document.activeElement)) setCurrent(lastInView(log));
    },
    true,
  );
  log.addEventListener('focusin', ({ target }) => {
    const bubble = target instanceof Element && target.closest('.bubble');
    if (bubble instanceof HTMLElement) setCurrent(bubble);
  });
  log.addEventListener('keydown', (event) => {
    const { target, key } = event;
    const step = steps[key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!(target instanceof HTMLElement) || !target.matches(`${controls}, .bubble`)) return;
    const next = messageAt(log, target.closest('.bubble'), step);
    event.preventDefault();
    next?.focus({ preventScroll: true });
    next?.closest('.bubble')?.scrollIntoView({ block: 'nearest' });
  });
  setCurrent(lastInView(log));
}

/** @type {(bubble: HTMLElement) => NodeListOf<HTMLElement>} */
const controlsOf = (bubble) => bubble.querySelectorAll(controls);

/** @type {(log: HTMLElement, element: Element | null) => boolean} */
const isInMessage = (log, element) =>
  element !== null && log.contains(element) && element.closest('.bubble') !== null;

/**
 * Returns the buttons of the menus that are shown, oldest first. Deleted and unsent messages have
 * none.
 *
 * @param {HTMLElement} log
 * @returns {HTMLElement[]}
 */
const menuButtons = (log) =>
  [...log.querySelectorAll('.bubble[data-seq]:not(.bubble--deleted) .bubble__more')].filter(
    (button) => button instanceof HTMLElement,
  );

/**
 * @param {HTMLElement} log
 * @param {Element | null} bubble
 * @param {'previous' | 'next' | 'first' | 'last'} step
 */
function messageAt(log, bubble, step) {
  const buttons = menuButtons(log);
  if (step === 'first') return buttons[0];
  if (step === 'last') return buttons.at(-1);
  const isBefore = (/** @type {HTMLElement} */ button) =>
    bubble !== null &&
    !bubble.contains(button) &&
    (bubble.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  const isAfter = (/** @type {HTMLElement} */ button) => !bubble?.contains(button) && !isBefore(button);
  return step === 'previous' ? buttons.findLast(isBefore) : buttons.find(isAfter);
}

/**
 * @param {HTMLElement} log
 * @returns {HTMLElement | null} a message with a menu
 */
function lastInView(log) {
  const bottom = log.getBoundingClientRect().bottom;
  const inView = menuButtons(log).findLast((button) => button.getBoundingClientRect().top < bottom);
  const bubble = inView?.closest('.bubble');
  return bubble instanceof HTMLElement ? bubble : null;
}

/**
 * A screen reader reads with the button whose menu it opens, but not a message of a blocked person.
 *
 * @param {HTMLElement} bubble
 */
function describe(bubble) {
  const [more, name, body] = ['.bubble__more', '.bubble__name', '.bubble__body'].map((part) =>
    bubble.querySelector(part),
  );
  if (!more || !name || !body) return;
  name.id = `author-${bubble.dataset.seq}`;
  body.id = `body-${bubble.dataset.seq}`;
  const isFolded = bubble.querySelector('.bubble__fold:not([open])') !== null;
  more.setAttribute('aria-describedby', isFolded ? name.id : `${name.id} ${body.id}`);
}
