import { find } from '../elements.js';
import { pinThis, unpinThis } from './copy.js';
import { setPin } from './set-pin.js';

/** @import { ChatSocket } from '../protocol.js' */

/**
 * Offers in the menu of a message to pin it, or to take it off if it is the pinned one.
 *
 * @param {HTMLDialogElement} dialog
 * @param {{ root: HTMLElement, bubble: HTMLElement, socket: ChatSocket }} menu
 */
export function offerPin(dialog, { root, bubble, socket }) {
  const button = find(dialog, '[data-pin]', HTMLButtonElement);
  const seq = Number(bubble.dataset.seq);
  const on = find(root, '#pinned', HTMLElement).dataset.seq !== String(seq);
  button.hidden = root.querySelector('[data-may-moderate]') === null;
  button.textContent = on ? pinThis : unpinThis;
  button.onclick = async () => {
    // A button that is disabled would lose the focus.
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    const problem = await setPin({ root, socket }, { seq, on });
    button.removeAttribute('aria-disabled');
    if (problem === null) return dialog.close();
    find(dialog, '.message-menu__problem', HTMLElement).textContent = problem;
  };
}
