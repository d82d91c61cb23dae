import { maxQuotePage } from '../protocol.js';

/**
 * Reads the number of a page as people write it: 12, 12쪽, p. 12.
 *
 * @param {string} typed
 * @returns {number | undefined | null} undefined: nothing was typed; null: no number of a page
 */
export function readPageNumber(typed) {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return undefined;
  const [, digits = '0'] = /^(?:p\.? ?)?(\d{1,5}) ?(?:쪽|페이지)?$/iu.exec(text) ?? [];
  const page = Number(digits);
  return page >= 1 && page <= maxQuotePage ? page : null;
}
