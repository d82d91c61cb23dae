import { excerptOf } from '../extras/excerpt.js';
import { ackTimeoutMs } from '../protocol.js';
import { around } from './copy.js';

/** @import { ChatSocket, HistoryAnswer } from '../protocol.js' */

/** Messages before and after a result. */
const each = 5;

/**
 * Shows below a result the messages around it, because it is too old for the log of the page.
 *
 * @param {HTMLElement} row
 * @param {{ root: HTMLElement, socket: ChatSocket }} page
 * @returns {Promise<boolean>} whether they came
 */
export async function showAround(row, { root, socket }) {
  if (row.querySelector('.found-message__around')) return true;
  const beforeSeq = Number(row.dataset.found) + each + 1;
  /** @type {HistoryAnswer | null} */
  const page = socket.connected
    ? await socket
        .timeout(ackTimeoutMs)
        .emitWithAck('history', { beforeSeq, limit: 2 * each + 1 })
        .catch(() => null)
    : null;
  if (!page?.ok) return false;
  const list = document.createElement('ul');
  list.className = 'found-message__around';
  list.setAttribute('aria-label', around);
  list.tabIndex = -1;
  for (const message of page.messages) {
    const item = document.createElement('li');
    item.dataset.around = String(message.seq);
    const name = document.createElement('bdi');
    name.textContent = message.nickname;
    const text = document.createElement('span');
    text.dir = 'auto';
    text.textContent = excerptOf(message, root);
    item.append(name, ' ', text);
    if (String(message.seq) === row.dataset.found) item.setAttribute('aria-current', 'true');
    list.append(item);
  }
  row.append(list);
  list.focus();
  return true;
}
