import { answeringTo, quoteSource, removeQuote, stopAnswering } from './copy.js';

/** @import { ChatMessage } from '../protocol.js' */
/** @import { SentExtras } from '../pending-messages.js' */

/**
 * Shows above the composer what the next message answers and quotes, each with a button that takes
 * it away.
 *
 * @param {HTMLElement} region
 * @param {SentExtras} attached
 * @param {object} composer
 * @param {(next: SentExtras) => void} composer.attach
 * @param {(seq: number) => ChatMessage | undefined} composer.messageAt
 * @param {() => void} composer.focus
 */
export function showAttached(region, { replyTo, quote }, { attach, messageAt, focus }) {
  /** @param {SentExtras} next */
  const keep = (next) => () => {
    attach(next);
    focus();
  };
  const original = replyTo === undefined ? undefined : messageAt(replyTo);
  const parts = [];
  if (replyTo !== undefined) {
    const shown = { title: answeringTo(original?.nickname ?? ''), text: original?.body ?? '' };
    const item = part(shown, stopAnswering, keep(quote ? { quote } : {}));
    // A deletion of the message changes the excerpt.
    item.querySelector('.attached__text')?.setAttribute('data-excerpt-of', String(replyTo));
    parts.push(item);
  }
  if (quote) {
    const shown = { title: quoteSource(quote.page), text: quote.text };
    parts.push(part(shown, removeQuote, keep(replyTo === undefined ? {} : { replyTo })));
  }
  region.replaceChildren(...parts);
  region.hidden = parts.length === 0;
}

/**
 * @param {{ title: string, text: string }} shown
 * @param {string} label of the button
 * @param {() => void} remove
 */
function part({ title, text }, label, remove) {
  const item = document.createElement('p');
  item.className = 'attached__part';
  const head = document.createElement('span');
  head.className = 'attached__title';
  head.textContent = title;
  const excerpt = document.createElement('span');
  excerpt.className = 'attached__text';
  excerpt.dir = 'auto';
  excerpt.textContent = text;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button--plain button--small';
  button.textContent = label;
  button.addEventListener('click', remove);
  item.append(head, ' ', excerpt, button);
  return item;
}
