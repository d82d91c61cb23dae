import { find } from '../elements.js';
import { emojiNames } from '../menu/emojis.js';
import { reactionLabel, reactionsLabel } from './copy.js';
import { react } from './react.js';
import { removeKeepingFocus } from './remove-keeping-focus.js';

/** @import { Reaction } from '../../../../src/chat/protocol.ts' */
/** @import { ExtrasPage } from './draw-extras.js' */

/**
 * Draws the reactions below a message: a button for each emoji, which adds the reader's own
 * reaction or takes it back. Screen readers do not read changes aloud.
 *
 * @param {HTMLElement} bubble
 * @param {readonly Reaction[]} reactions
 * @param {Pick<ExtrasPage, 'root' | 'socket'>} page
 */
export function drawReactions(bubble, reactions, page) {
  const row = bubble.querySelector('.bubble__reactions') ?? (reactions.length > 0 && createRow(bubble));
  if (!row) return;
  const wanted = new Set(reactions.map(({ emoji }) => emoji));
  for (const button of row.querySelectorAll('button')) {
    if (wanted.has(/** @type {Reaction['emoji']} */ (button.dataset.emoji))) continue;
    // A deleted message has no menu to be focused.
    if (document.activeElement === button) {
      find(bubble, '.bubble__more', HTMLElement).focus({ preventScroll: true });
    }
    removeKeepingFocus(button.parentElement ?? button, page.root);
  }
  let before = /** @type {Element | null} */ (null);
  for (const reaction of reactions) {
    const item = itemOf(row, reaction, bubble, page);
    if (item.previousElementSibling !== before) {
      if (before) before.after(item);
      else row.prepend(item);
    }
    before = item;
  }
  if (reactions.length === 0) row.remove();
}

/** @param {HTMLElement} bubble */
function createRow(bubble) {
  const row = document.createElement('ul');
  row.className = 'bubble__reactions';
  row.setAttribute('aria-label', reactionsLabel);
  // The log reads added elements aloud, except in here.
  row.setAttribute('aria-live', 'off');
  bubble.append(row);
  return row;
}

/**
 * @param {Element} row
 * @param {Reaction} reaction
 * @param {HTMLElement} bubble
 * @param {Pick<ExtrasPage, 'root' | 'socket'>} page
 * @returns {Element} the list item of this emoji as it is now
 */
function itemOf(row, { emoji, count, mine = false }, bubble, page) {
  let button = row.querySelector(`[data-emoji="${emoji}"]`);
  if (!button) {
    const item = document.createElement('li');
    button = document.createElement('button');
    button.setAttribute('type', 'button');
    button.className = 'reaction';
    button.setAttribute('tabindex', bubble.matches('[data-current]') ? '0' : '-1');
    button.setAttribute('data-emoji', emoji);
    button.addEventListener('click', async () => {
      const isOn = button?.getAttribute('aria-pressed') !== 'true';
      const problem = await react(page.socket, { seq: Number(bubble.dataset.seq), emoji, on: isOn });
      if (problem) find(page.root, '#room-alert', HTMLElement).textContent = problem;
    });
    item.append(button);
    row.append(item);
  }
  button.textContent = `${emoji} ${count}`;
  button.setAttribute('aria-pressed', String(mine));
  button.setAttribute('aria-label', reactionLabel(emojiNames[emoji], count, mine));
  return button.parentElement ?? button;
}
