import { find } from '../elements.js';
import { originalOfBlocked } from '../extras/copy.js';
import { offerPin } from '../pins/pin-button.js';
import { ackTimeoutMs, deletableForMs } from '../protocol.js';
import { addStylesheet } from '../stylesheet.js';
import { copyFailed, deletionDone, deletionRefusals, textCopied } from './copy.js';
import { showReactionPicker } from './reaction-picker.js';

/** @import { DeleteAnswer } from '../../../../src/chat/protocol.ts' */
/** @import { ToolPage } from '../offer-tools.js' */
/** @import { ChatSocket } from '../protocol.js' */

/** Characters of the message that the menu shows. */
const excerptLength = 80;

/** @typedef {ToolPage & { bubble: HTMLElement }} MessageMenu `bubble`: of a stored message */

/**
 * Opens the menu of a message: a dialog with what the reader may do about it.
 *
 * @param {ToolPage} page
 * @param {HTMLElement} pressed in the bubble of the message
 */
export async function open(page, pressed) {
  const bubble = pressed.closest('.bubble');
  if (!(bubble instanceof HTMLElement)) return;
  await addStylesheet('chat/tools.css');
  const { root, socket } = page;
  const menu = { ...page, bubble };
  const dialog = find(root, '#message-menu', HTMLDialogElement);
  const excerpt = find(dialog, '.message-menu__excerpt', HTMLElement);
  const seq = Number(bubble.dataset.seq);

  excerpt.textContent = excerptOf(bubble);
  // A deleted text stays nowhere in the page.
  excerpt.dataset.excerptOf = String(seq);
  dialog.onclose = () => {
    excerpt.replaceChildren();
    delete excerpt.dataset.excerptOf;
  };
  const report = find(dialog, '[data-report]', HTMLAnchorElement);
  report.hidden = bubble.matches('.mine');
  report.href = `/report?kind=message&id=${root.dataset.meetingId}&seq=${seq}`;
  showReactionPicker({ dialog, bubble, socket });
  offerAnswer(dialog, menu);
  offerCopy(dialog, menu);
  offerPin(dialog, menu);
  offerDeletion(dialog, menu);
  dialog.showModal();
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {MessageMenu} menu
 */
function offerAnswer(dialog, { root, bubble, attachment }) {
  const button = find(dialog, '[data-answer]', HTMLButtonElement);
  button.hidden = find(root, '#composer', HTMLFormElement).hidden;
  button.onclick = () => {
    dialog.close();
    attachment.add({ replyTo: Number(bubble.dataset.seq) });
    find(root, '#composer-body', HTMLTextAreaElement).focus();
  };
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {MessageMenu} menu
 */
function offerCopy(dialog, { root, bubble }) {
  const button = find(dialog, '[data-copy]', HTMLButtonElement);
  button.hidden = isFolded(bubble);
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(textOf(bubble));
      dialog.close();
      find(root, '#room-status', HTMLElement).textContent = textCopied;
    } catch {
      const shown = find(dialog, '.message-menu__excerpt', HTMLElement);
      shown.textContent = textOf(bubble);
      document.getSelection()?.selectAllChildren(shown);
      find(dialog, '.message-menu__problem', HTMLElement).textContent = copyFailed;
    }
  };
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {MessageMenu} menu
 */
function offerDeletion(dialog, { root, bubble, socket, now }) {
  const problem = find(dialog, '.message-menu__problem', HTMLElement);
  const button = find(dialog, '[data-delete]', HTMLButtonElement);
  button.hidden = !mayDelete(root, bubble, now());
  problem.textContent = button.hidden && bubble.matches('.mine') ? deletionRefusals.too_late : '';
  find(dialog, '.message-menu__note', HTMLElement).hidden = button.hidden;
  button.onclick = async () => {
    // A button that is disabled would lose the focus.
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    const answer = await deleteMessage(socket, Number(bubble.dataset.seq));
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
const textOf = (bubble) => find(bubble, '.bubble__body', HTMLElement).textContent ?? '';

/** @param {HTMLElement} bubble of a blocked person, not unfolded */
const isFolded = (bubble) => bubble.querySelector('.bubble__fold:not([open])') !== null;

/** @param {HTMLElement} bubble */
function excerptOf(bubble) {
  if (isFolded(bubble)) return originalOfBlocked;
  const letters = [...textOf(bubble)];
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
