import { countCodePoints, drawsSomething } from '../../text/drawn.js';
import { maxQuoteLength } from '../protocol.js';
import { noSentence, tooLongSentence, wrongPage } from './copy.js';
import { readPageNumber } from './page-number.js';

/** @import { Quote } from '../../../../src/chat/protocol.ts' */

/**
 * Reads the fields of the dialog.
 *
 * @param {{ text: string, page: string }} typed
 * @returns {{ quote: Quote } | { quote: null, textError?: string, pageError?: string }}
 */
export function readQuote({ text: typed, page: typedPage }) {
  const text = typed.trim();
  const page = readPageNumber(typedPage);
  const length = countCodePoints(text);
  const textError = !drawsSomething(text)
    ? noSentence
    : length > maxQuoteLength
      ? tooLongSentence(length)
      : undefined;
  const pageError = page === null ? wrongPage : undefined;
  if (textError || pageError) return { quote: null, textError, pageError };
  return { quote: page ? { text, page } : { text } };
}
