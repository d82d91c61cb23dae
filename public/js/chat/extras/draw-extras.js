import { find } from '../elements.js';
import { drawQuoteCard } from './quote-card.js';
import { drawReactions } from './reaction-row.js';
import { drawReplyLine } from './reply-line.js';

/** @import { ChatMessage, ChatSocket } from '../protocol.js' */
/** @import { RoomLog } from '../room-log.js' */

/** @typedef {{ root: HTMLElement, socket: ChatSocket, log: () => RoomLog }} ExtrasPage */

/** @typedef {Pick<ChatMessage, 'replyTo' | 'quote' | 'reactions' | 'deleted'> & { seq?: number }} Shown */

/**
 * Draws the reply, the quoted sentence and the reactions of a message into its bubble, or removes
 * those that are gone. Drawing them again changes nothing.
 *
 * @param {HTMLElement} bubble
 * @param {Shown} message
 * @param {ExtrasPage} page
 */
export function drawExtras(bubble, message, page) {
  const body = find(bubble, '.bubble__body', HTMLElement);
  drawReplyLine(body, message.replyTo, page);
  drawQuoteCard(body, message.quote);
  drawReactions(bubble, message.reactions ?? [], page);
}

/**
 * Draws the lines of replies to a message again, because it changed.
 *
 * @param {number} seq
 * @param {ExtrasPage} page
 */
export function drawRepliesTo(seq, page) {
  for (const line of page.root.querySelectorAll(`[data-reply-to="${seq}"]`)) {
    const body = line.parentElement?.querySelector('.bubble__body');
    if (body instanceof HTMLElement) drawReplyLine(body, seq, page);
  }
}
