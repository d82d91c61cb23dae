import { find } from '../elements.js';
import { quoteProblem } from '../quote/copy.js';
import { addStylesheet } from '../stylesheet.js';
import { answeringTo, editQuote, quoteSource, removeQuote, stopAnswering } from './copy.js';
// Loaded before the connection may break: it then draws the unsent message.
import './draw-extras.js';
import { excerptOf } from './excerpt.js';

/** @import { SendRefusal } from '../protocol.js' */
/** @import { RoomLog } from '../room-log.js' */
/** @import { SentExtras } from '../pending-messages.js' */

await addStylesheet('chat/tools.css');

/**
 * Shows above the composer what the next message answers and quotes, each with a button that takes
 * it away. A quote that the server refused says why, and can be changed.
 *
 * @param {HTMLElement} region
 * @param {SentExtras} attached
 * @param {object} room
 * @param {HTMLElement} room.root
 * @param {SendRefusal} [room.problem]
 * @param {(next: SentExtras) => void} room.attach
 * @param {Pick<RoomLog, 'messageAt'>} room.log
 * @param {{ focus: () => void }} room.composer
 */
export function showAttached(region, { replyTo, quote }, { root, problem, attach, log, composer }) {
  /** @param {SentExtras} next */
  const keep = (next) => () => {
    attach(next);
    composer.focus();
  };
  const parts = [];
  if (replyTo !== undefined) {
    const original = log.messageAt(replyTo);
    const shown = {
      title: answeringTo(original?.nickname),
      text: original ? excerptOf(original, root) : '',
    };
    const item = part(shown, [button(stopAnswering, keep(quote ? { quote } : {}))]);
    // The message may change, or come later than this.
    find(item, '.attached__title', HTMLElement).dataset.answerTo = String(replyTo);
    find(item, '.attached__text', HTMLElement).dataset.excerptOf = String(replyTo);
    parts.push(item);
  }
  if (quote) {
    const edit = button(editQuote);
    edit.dataset.quote = '';
    if (problem) edit.dataset.problem = problem;
    const remove = button(removeQuote, keep(replyTo === undefined ? {} : { replyTo }));
    const item = part({ title: quoteSource(quote.page), text: quote.text }, [edit, remove]);
    parts.push(item);
    if (problem) parts.push(problemPart(problem));
  }
  region.replaceChildren(...parts);
  region.hidden = parts.length === 0;
}

/** @param {SendRefusal} code */
function problemPart(code) {
  const shown = document.createElement('p');
  shown.className = 'field__error';
  shown.setAttribute('role', 'alert');
  shown.textContent = quoteProblem(code) ?? '';
  return shown;
}

/**
 * @param {{ title: string, text: string }} shown
 * @param {readonly HTMLButtonElement[]} buttons
 */
function part({ title, text }, buttons) {
  const item = document.createElement('p');
  item.className = 'attached__part';
  const head = document.createElement('span');
  head.className = 'attached__title';
  head.textContent = title;
  const excerpt = document.createElement('span');
  excerpt.className = 'attached__text';
  excerpt.dir = 'auto';
  excerpt.textContent = text;
  item.append(head, ' ', excerpt, ...buttons);
  return item;
}

/**
 * @param {string} label
 * @param {() => void} [act]
 */
function button(label, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button button--plain button--small';
  made.textContent = label;
  if (act) made.addEventListener('click', act);
  return made;
}
