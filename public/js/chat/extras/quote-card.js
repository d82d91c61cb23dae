import { quoteSource } from './copy.js';

/** @import { Quote } from '../../../../src/chat/protocol.ts' */

/**
 * Draws a sentence of the book above the text of a message.
 *
 * @param {HTMLElement} body
 * @param {Quote | undefined} quote
 */
export function drawQuoteCard(body, quote) {
  const drawn = body.parentElement?.querySelector('.quote-card');
  if (!quote) return drawn?.remove();
  if (drawn) return;
  const card = document.createElement('figure');
  card.className = 'quote-card';
  const sentence = document.createElement('blockquote');
  sentence.className = 'quote-card__text';
  sentence.dir = 'auto';
  sentence.textContent = quote.text;
  const source = document.createElement('figcaption');
  source.className = 'quote-card__source soft small';
  source.textContent = quoteSource(quote.page);
  card.append(sentence, source);
  body.before(card);
}
