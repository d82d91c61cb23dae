import { deletedText, hiddenText } from '../copy.js';
import { originalOfBlocked } from './copy.js';

/** @import { ChatMessage } from '../protocol.js' */

/** Characters of a message that an excerpt shows. */
const excerptLength = 80;

/**
 * Returns the beginning of a message, or why its text is not shown.
 *
 * @param {ChatMessage} message
 * @param {HTMLElement} root
 */
export function excerptOf({ body, hidden, userId }, root) {
  if (body === undefined) return hidden ? hiddenText : deletedText;
  if (root.matches(`[data-blocked-ids~="${userId}"]`)) return originalOfBlocked;
  const letters = [...body];
  return letters.length > excerptLength ? `${letters.slice(0, excerptLength).join('')}…` : body;
}
