import type { Span, TalkMessage } from './record.ts';

const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
/** The most code units of a quote. */
const longest = 300;

/**
 * Returns where a quote stands in the message that it names; null unless its composed text is a
 * part of that one message. A quote that ends within a word grows to the word's end, because the
 * end of a Korean word may deny it.
 */
export function findSpan(message: TalkMessage, quoted: string): Span | null {
  const wanted = quoted.normalize('NFC').trim();
  if (!wanted.isWellFormed() || [...wanted].length < 2) return null;
  const { body, seq } = message;
  const at = body.indexOf(wanted);
  if (at < 0) return null;
  const beginsAt = wordStart(body, at);
  const endsAt = wordEnd(body, at + wanted.length);
  return endsAt - beginsAt <= longest ? { seq, beginsAt, endsAt } : null;
}

function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && isWithinWord(text, start)) start -= 1;
  return start;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWithinWord(text, end)) end += 1;
  return end;
}

/** Whether the place between two code units is within a word or a character. */
const isWithinWord = (text: string, at: number) =>
  isHalf(text, at) || isJoined(text, at) || (isLetter(text, at - 1) && isLetter(text, at));

const isLetter = (text: string, at: number) => wordCharacter.test(text.charAt(at));
/** Between the two halves of a character beyond the first plane. */
const isHalf = (text: string, at: number) => /[\uDC00-\uDFFF]/.test(text.charAt(at));
/** Before or after a sign that joins emoji, or before one that changes the sign before it. */
const isJoined = (text: string, at: number) =>
  /[\u200D\uFE0F\p{M}]/u.test(text.charAt(at)) || text.charAt(at - 1) === '\u200D';
