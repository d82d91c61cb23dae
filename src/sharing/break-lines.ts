import { graphemesOf } from '../platform/text/graphemes.ts';
import { emsOf, widthOf } from './text-width.ts';

// Line breaks of text in pictures, where no browser breaks lines.

/** Closing brackets and quotation marks, which begin no line. */
const closing = /^[\p{Pe}\p{Pf}]/u;
/** No line may end here, so the space is left out. */
const spaceBeforeBracket = / +(?=\p{Pe})/gu;

/**
 * Breaks a text into at most `most` lines of `ems` width: between words, and inside words that are
 * longer than a line. An ellipsis replaces the rest.
 */
export function breakLines(text: string, ems: number, most: number): string[] {
  const lines: string[] = [''];
  const words = text.replaceAll(spaceBeforeBracket, '').split(' ');
  for (const word of words.flatMap((word) => breakWord(word, ems))) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (emsOf(longer) <= ems) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shorten(lines.slice(most - 1).join(' '), ems)];
}

/**
 * Breaks a text like {@link breakLines}, into lines of similar length, so that no word is alone on
 * the last line.
 */
export function balanceLines(text: string, ems: number, most: number): string[] {
  const lines = breakLines(text, ems, most);
  const atPause = lines.length === 2 ? breakAtPause(text, ems) : null;
  if (atPause) return atPause;
  const fits = (narrower: number) => {
    const tried = breakLines(text, narrower, most + 1);
    return (
      tried.length === lines.length && tried.every((line) => emsOf(line) <= narrower && !closing.test(line))
    );
  };
  if (!fits(ems)) return lines;
  let narrow = ems;
  while (fits(narrow - 0.5)) narrow -= 0.5;
  return breakLines(text, narrow, most);
}

/**
 * Breaks a text into two lines at a punctuation mark, if their lengths are similar; null otherwise.
 */
function breakAtPause(text: string, ems: number): string[] | null {
  const pairs = [...text.matchAll(/[,:;.!?…] (?!\p{Pe})/gu)].map(({ index }) => [
    text.slice(0, index + 1),
    text.slice(index + 2),
  ]);
  const even = pairs.filter((pair) => {
    const [a = 0, b = 0] = pair.map(emsOf);
    return Math.max(a, b) <= ems && Math.min(a, b) >= Math.max(a, b) * 0.4;
  });
  return even[0] ?? null;
}

/** Begins a new part with a closing bracket and with what stands before it. */
function carryLast(parts: string[], bracket: string): void {
  const last = graphemesOf(parts.at(-1) ?? '');
  const from = last.findLastIndex((one) => !closing.test(one));
  // A part of brackets alone stays as it is.
  const kept = from > 0 ? last.slice(0, from).join('') : last.join('');
  parts[parts.length - 1] = kept;
  parts.push(from > 0 ? last.slice(from).join('') + bracket : bracket);
}

function breakWord(word: string, ems: number): string[] {
  const parts: string[] = [''];
  for (const one of graphemesOf(word)) {
    const longer = (parts.at(-1) ?? '') + one;
    if (emsOf(longer) <= ems) parts[parts.length - 1] = longer;
    else if (closing.test(one)) carryLast(parts, one);
    else parts.push(one);
  }
  return parts;
}

function shorten(text: string, ems: number): string {
  const kept = graphemesOf(text);
  while (kept.length > 0 && emsOf(kept.join('')) > ems - widthOf('…')) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}
