import { find } from '../elements.js';
import { ackTimeoutMs, deletableForMs } from '../protocol.js';
import { deletionDone, deletionRefusals } from './copy.js';

/** @import { DeleteAnswer } from '../../../../src/chat/protocol.ts' */
/** @import { ChatSocket } from '../protocol.js' */

/** Characters of the message that the menu shows. */
const excerptLength = 80;

/**
 * @typedef {object} MessageMenu
 * @property {HTMLElement} root
 * @property {HTMLElement} bubble of a stored message
 * @property {() => number} now the server's time
 * @property {ChatSocket} socket
 */

/**
 * Opens the menu of a message: a dialog in which its author or a leader deletes it.
 *
 * @param {MessageMenu} menu
 */
export function openMessageMenu({ root, bubble, now, socket }) {
  const dialog = find(root, '#message-menu', HTMLDialogElement);
  const problem = find(dialog, '.message-menu__problem', HTMLElement);
  const button = find(dialog, '[data-delete]', HTMLButtonElement);
  const seq = Number(bubble.dataset.seq);
  const excerpt = find(dialog, '.message-menu__excerpt', HTMLElement);

  excerpt.textContent = excerptOf(bubble);
  // A deleted text stays nowhere in the page.
  dialog.onclose = () => excerpt.replaceChildren();
  const isMine = bubble.matches('.mine');
  const report = find(dialog, '[data-report]', HTMLAnchorElement);
  report.hidden = isMine;
  report.href = `/report?kind=message&id=${root.dataset.meetingId}&seq=${seq}`;
  button.hidden = !mayDelete(root, bubble, now());
  problem.textContent = button.hidden && isMine ? deletionRefusals.too_late : '';
  find(dialog, '.message-menu__note', HTMLElement).hidden = button.hidden;
  button.onclick = async () => {
    // A button that is disabled would lose the focus.
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    const answer = await deleteMessage(socket, seq);
    button.removeAttribute('aria-disabled');
    if (!answer?.ok) {
      problem.textContent = deletionRefusals[answer?.code ?? 'unavailable'];
      return;
    }
    dialog.close();
    // The button that opened the menu is gone with the text.
    find(root, '#messages', HTMLElement).focus({ preventScroll: true });
    find(root, '#room-status', HTMLElement).textContent = deletionDone;
  };
  dialog.showModal();
}

/**
 * @param {ChatSocket} socket
 * @param {number} seq
 * @returns {Promise<DeleteAnswer | null>} null: not connected, or no answer in time
 */
async function deleteMessage(socket, seq) {
  if (!socket.connected) return null;
  return socket
    .timeout(ackTimeoutMs)
    .emitWithAck('message:delete', { seq })
    .catch(() => null);
}

/** @param {HTMLElement} bubble */
function excerptOf(bubble) {
  const letters = [...(find(bubble, '.bubble__body', HTMLElement).textContent ?? '')];
  return letters.length > excerptLength ? `${letters.slice(0, excerptLength).join('')}…` : letters.join('');
}

/**
 * Whether the server would delete this message for the reader.
 *
 * @param {HTMLElement} root
 * @param {HTMLElement} bubble
 * @param {number} now
 */
function mayDelete(root, bubble, now) {
  if (root.querySelector('[data-may-moderate]')) return true;
  const sentAt = find(bubble, '.bubble__time', HTMLTimeElement).dateTime;
  return bubble.matches('.mine') && now - Date.parse(sentAt) < deletableForMs;
}
