import { find } from '../elements.js';
import { drawMentions } from '../mentions/draw-mentions.js';
import { answeringTo } from './copy.js';
import { excerptOf } from './excerpt.js';
import { drawQuoteCard } from './quote-card.js';
import { drawReactions } from './reaction-row.js';
import { drawReplyLine } from './reply-line.js';

/** @import { ChatMessage, ChatSocket } from '../protocol.js' */
/** @import { RoomLog } from '../room-log.js' */

/** @typedef {{ root: HTMLElement, socket: ChatSocket, log: () => RoomLog }} ExtrasPage */

/** @typedef {Pick<ChatMessage, 'replyTo' | 'quote' | 'mentions' | 'reactions' | 'deleted'> & { seq?: number, body?: string }} Shown */

/** Whether messages are waiting that were shown before this module came. */
let isLate = true;
setTimeout(() => {
  isLate = false;
});

/**
 * Draws the reply, the quoted sentence and the reactions of a message into its bubble, or removes
 * those that are gone. Drawing them again changes nothing.
 *
 * @param {HTMLElement} bubble
 * @param {Shown} message
 * @param {ExtrasPage} page
 */
export function drawExtras(bubble, message, page) {
  if (isLate) silence(find(page.root, '#messages', HTMLElement));
  const body = find(bubble, '.bubble__body', HTMLElement);
  drawReplyLine(body, message.replyTo, page);
  drawQuoteCard(body, message.quote);
  const { body: text = '', mentions = [] } = message;
  void drawMentions(body, { text, mentions, myId: page.root.dataset.userId ?? '' });
  drawReactions(bubble, message.reactions ?? [], page);
}

/** @param {HTMLElement} log which screen readers do not read for a moment */
function silence(log) {
  log.setAttribute('aria-busy', 'true');
  setTimeout(() => log.setAttribute('aria-busy', 'false'), 100);
}

/**
 * Draws the lines of replies to a message again, and other excerpts of it, because it changed.
 *
 * @param {number} seq
 * @param {ExtrasPage} page
 */
export function drawRepliesTo(seq, page) {
  for (const line of page.root.querySelectorAll(`[data-reply-to="${seq}"]`)) {
    const body = line.parentElement?.querySelector('.bubble__body');
    if (body instanceof HTMLElement) drawReplyLine(body, seq, page);
  }
  const original = page.log().messageAt(seq);
  if (!original) return;
  for (const title of page.root.querySelectorAll(`[data-answer-to="${seq}"]`))
    title.textContent = answeringTo(original.nickname);
  for (const excerpt of page.root.querySelectorAll(`[data-excerpt-of="${seq}"]`))
    excerpt.textContent = excerptOf(original, page.root);
}
