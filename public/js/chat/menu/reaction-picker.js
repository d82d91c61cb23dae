import { find } from '../elements.js';
import { react } from '../extras/react.js';
import { ackTimeoutMs } from '../protocol.js';
import { reactorsText } from './copy.js';
import { emojiNames, emojis } from './emojis.js';

/** @import { Reactors } from '../../../../src/chat/protocol.ts' */
/** @import { ChatSocket } from '../protocol.js' */

/**
 * Fills the menu of a message with the reactions that the reader may give, as a toolbar: one button
 * is in the order of the Tab key, and the arrow keys lead to the others. Below stands who reacted.
 *
 * @param {object} menu
 * @param {HTMLDialogElement} menu.dialog
 * @param {HTMLElement} menu.bubble
 * @param {ChatSocket} menu.socket
 */
export function showReactionPicker({ dialog, bubble, socket }) {
  const group = find(dialog, '.message-menu__reactions', HTMLElement);
  const problem = find(dialog, '.message-menu__problem', HTMLElement);
  const seq = Number(bubble.dataset.seq);
  const buttons = emojis.map((emoji, at) => {
    const given = bubble.querySelector(`.reaction[data-emoji="${emoji}"]`);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'reaction';
    button.textContent = emoji;
    button.tabIndex = at === 0 ? 0 : -1;
    button.setAttribute('aria-label', emojiNames[emoji]);
    button.setAttribute('aria-pressed', given?.getAttribute('aria-pressed') ?? 'false');
    button.addEventListener('click', async () => {
      const isOn = button.getAttribute('aria-pressed') !== 'true';
      const refusal = await react(socket, { seq, emoji, on: isOn });
      if (refusal === null) return dialog.close();
      problem.textContent = refusal;
    });
    return button;
  });
  group.replaceChildren(...buttons);
  group.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const next = step && buttons[(at + step + buttons.length) % buttons.length];
    if (!next) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  };
  void showReactors(find(dialog, '.message-menu__who', HTMLElement), { bubble, socket, seq });
}

/**
 * @param {HTMLElement} line
 * @param {{ bubble: HTMLElement, socket: ChatSocket, seq: number }} message
 */
async function showReactors(line, { bubble, socket, seq }) {
  line.textContent = '';
  if (!bubble.querySelector('.reaction') || !socket.connected) return;
  const answer = await socket
    .timeout(ackTimeoutMs)
    .emitWithAck('message:reactors', { seq })
    .catch(() => null);
  if (answer?.ok)
    line.textContent = answer.reactions.map((/** @type {Reactors} */ one) => reactorsText(one)).join(' · ');
}
