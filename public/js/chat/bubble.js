import { deletedText, hiddenText, pendingText, showLess, showWhole } from './copy.js';
import { find } from './elements.js';
import { timeOfDay } from './time-words.js';

/** @import { Pending } from './pending-messages.js' */
/** @import { ChatMessage } from './protocol.js' */

/** A body with more lines or characters is shown folded. */
const foldedFrom = { lines: 15, characters: 600 };

/** Direction controls. Old messages hold some; new messages are stored without. */
const directionControls = /\p{Bidi_Control}/gu;

/** @type {WeakMap<HTMLElement, string>} */
const texts = new WeakMap();

/**
 * Writes a text into a bubble and turns its addresses into links. No text is parsed as HTML. The
 * first address loads the module that finds them.
 *
 * @param {HTMLElement} body
 * @param {string} text
 */
export function writeBody(body, text) {
  texts.set(body, text);
  body.dir = 'auto';
  body.textContent = text.replace(directionControls, '');
  if (/https?:/i.test(text))
    Promise.all([import('./write-links.js'), import('./links.js')]).then(
      ([{ writeLinks }]) => texts.get(body) === text && writeLinks(body, text, directionControls),
      () => {},
    );
  if (text.length > foldedFrom.characters || text.split('\n').length > foldedFrom.lines) fold(body);
}

/** @param {HTMLElement} body a long one, which gets a button that unfolds it */
function fold(body) {
  body.classList.add('bubble__body--folded');
  const toggle = document.createElement('button');
  toggle.type = 'button';
  toggle.className = 'bubble__toggle';
  toggle.textContent = showWhole;
  toggle.setAttribute('aria-expanded', 'false');
  toggle.addEventListener('click', () => {
    const isFolded = body.classList.toggle('bubble__body--folded');
    toggle.textContent = isFolded ? showWhole : showLess;
    toggle.setAttribute('aria-expanded', String(!isFolded));
  });
  body.after(toggle);
}

/**
 * Writes the author into a bubble.
 *
 * @param {HTMLElement} bubble
 * @param {{ userId: string, nickname: string, isMine: boolean, isLeader: boolean }} author
 */
export function setAuthor(bubble, { userId, nickname, isMine, isLeader }) {
  bubble.dataset.userId = userId;
  bubble.classList.toggle('mine', isMine);
  bubble.classList.toggle('theirs', !isMine);
  find(bubble, '.bubble__name', HTMLElement).textContent = nickname;
  find(bubble, '.crown', HTMLElement).hidden = !isLeader;
}

/**
 * Shows the state of an unsent message in its bubble, and a button for what the reader may do.
 *
 * @param {HTMLElement} bubble
 * @param {Pending} pending
 * @param {{ label: string, act: () => void } | null} action
 * @param {boolean} isConnected
 */
export function setPending(bubble, pending, action, isConnected) {
  find(bubble, '.bubble__state', HTMLElement).textContent = pendingText(pending, isConnected);
  bubble.dataset.state = pending.state;

  const actions = bubble.querySelector('.bubble__actions');
  if (actions?.getAttribute('data-action') === (action?.label ?? null)) return;
  actions?.remove();
  if (action) bubble.append(actionRow(action));
}

/** @param {{ label: string, act: () => void }} action */
function actionRow({ label, act }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'bubble__action';
  button.textContent = label;
  button.addEventListener('click', act);
  const row = document.createElement('p');
  row.className = 'bubble__actions';
  row.dataset.action = label;
  row.append(button);
  return row;
}

/**
 * Marks a bubble as stored, with the server's number and time.
 *
 * @param {HTMLElement} bubble
 * @param {ChatMessage} message
 */
export function setStored(bubble, { seq, sentAt, deleted, hidden }) {
  if (deleted) setChanged(bubble, { hidden });
  find(bubble, '.bubble__state', HTMLElement).textContent = '';
  delete bubble.dataset.state;
  bubble.querySelector('.bubble__actions')?.remove();
  bubble.dataset.seq = String(seq);
  const time = find(bubble, '.bubble__time', HTMLTimeElement);
  time.dateTime = sentAt;
  time.textContent = timeOfDay(sentAt);
}

/**
 * @param {HTMLElement} bubble
 * @param {{ body?: string, hidden?: true }} message
 */
export function setChanged(bubble, { body: text, hidden }) {
  const body = find(bubble, '.bubble__body', HTMLElement);
  const shown = text ?? (hidden ? hiddenText : deletedText);
  if (texts.get(body) === shown) return;
  body.classList.remove('bubble__body--folded');
  bubble.querySelector('.bubble__toggle')?.remove();
  writeBody(body, shown);
  bubble.classList.toggle('bubble--deleted', !text);
}
