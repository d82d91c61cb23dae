import { unwantedOrNeeded } from './unseen-characters.ts';

/** Line breaks of Unix, Windows, old Macintosh, IBM and Unicode, and page breaks. */
const lineBreak = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Characters that look like a space but are not white space. */
const blankLetter = /[\u3164\uFFA0]/g;

/** Includes combining marks: without a letter they would be drawn on the text before. */
const blankStart = /^[\s\u2800\p{M}]+/u;

const blankAtEnd = /[\s\u2800]/;

/** Trims white space and empty Braille patterns. Takes linear time. */
function withoutBlankEdges(text: string): string {
  let end = text.length;
  // A regular expression for blanks at the end would take quadratic time.
  while (end > 0 && blankAtEnd.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).replace(blankStart, '');
}

/**
 * Removes invisible characters and blanks at the ends; line breaks become LF. Does not compose
 * (NFC): that takes quadratic time for piled marks, so the caller limits the length first.
 */
export function withoutUnseen(text: string): string {
  const seen = text.replace(lineBreak, '\n').replace(blankLetter, ' ').replace(unwantedOrNeeded, '$1');
  return withoutBlankEdges(seen);
}

/** The same, with line breaks and tabs replaced by spaces. */
export const inOneLine = (text: string): string => withoutUnseen(text).replace(/[\n\t]/g, ' ');
