import { find } from '../elements.js';
import { answers, originalLoading, originalMissing } from './copy.js';
import { excerptOf } from './excerpt.js';
import { reach } from './reach.js';
import { removeKeepingFocus } from './remove-keeping-focus.js';

/** @import { ExtrasPage } from './draw-extras.js' */

/**
 * Draws which message a reply answers, as a button that leads there.
 *
 * @param {HTMLElement} body of the reply
 * @param {number | undefined} replyTo
 * @param {ExtrasPage} page
 */
export function drawReplyLine(body, replyTo, page) {
  const drawn = body.parentElement?.querySelector('.reply-line');
  if (replyTo === undefined) return drawn && removeKeepingFocus(drawn, page.root);
  const line = drawn ?? createLine(body, replyTo, page);
  const original = page.log().messageAt(replyTo);
  find(line, '.reply-line__name', HTMLElement).textContent = original?.nickname ?? '';
  find(line, '.reply-line__text', HTMLElement).textContent = original
    ? excerptOf(original, page.root)
    : originalLoading;
}

/**
 * @param {HTMLElement} body
 * @param {number} replyTo
 * @param {ExtrasPage} page
 */
function createLine(body, replyTo, page) {
  const line = document.createElement('button');
  line.type = 'button';
  line.className = 'reply-line';
  line.tabIndex = body.closest('[data-current]') ? 0 : -1;
  line.dataset.replyTo = String(replyTo);
  const label = document.createElement('span');
  label.className = 'visually-hidden';
  label.textContent = answers;
  const name = document.createElement('bdi');
  name.className = 'reply-line__name';
  const text = document.createElement('span');
  text.className = 'reply-line__text';
  text.dir = 'auto';
  line.append(label, name, ' ', text);
  line.addEventListener('click', () => void jumpTo(replyTo, page));
  body.before(line);
  return line;
}

/**
 * Scrolls to a message and moves the focus there. Loads it if the page does not hold it.
 *
 * @param {number} seq
 * @param {Pick<ExtrasPage, 'root' | 'log'>} page
 */
export async function jumpTo(seq, { root, log }) {
  const isThere = await reach(log(), seq);
  const bubble = root.querySelector(`.bubble[data-seq="${seq}"]`);
  if (!isThere || !(bubble instanceof HTMLElement)) {
    find(root, '#room-alert', HTMLElement).textContent = originalMissing;
    return;
  }
  bubble.tabIndex = -1;
  bubble.scrollIntoView({ block: 'center' });
  bubble.focus({ preventScroll: true });
}
