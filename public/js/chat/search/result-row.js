import { quoteSource } from '../extras/copy.js';
import { dayOf, timeOfDay } from '../time-words.js';

/** @import { ChatMessage } from '../protocol.js' */

/**
 * Makes one result: a button that leads to its message.
 *
 * @param {ChatMessage} message
 * @param {number} now the server's time
 * @param {(row: HTMLElement) => void} onChosen
 */
export function resultRow({ seq, nickname, sentAt, body = '', quote }, now, onChosen) {
  const row = document.createElement('li');
  row.className = 'found-message';
  row.dataset.found = String(seq);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'found-message__jump';
  const name = document.createElement('bdi');
  name.textContent = nickname;
  const time = document.createElement('time');
  time.dateTime = sentAt;
  time.textContent = `${dayOf(sentAt, now)} ${timeOfDay(sentAt)}`;
  const head = part('found-message__head', '');
  head.append(name, ' ', time);
  button.append(head, ' ');
  if (quote) button.append(part('found-message__quote', `${quote.text} (${quoteSource(quote.page)})`), ' ');
  button.append(part('found-message__body', body));
  button.addEventListener('click', () => onChosen(row));
  row.append(button);
  return row;
}

/**
 * @param {string} name
 * @param {string} text
 */
function part(name, text) {
  const made = document.createElement('span');
  made.className = name;
  made.dir = 'auto';
  made.textContent = text;
  return made;
}
