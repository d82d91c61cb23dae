import { drawnLetter } from '../platform/drawn-letters.ts';
import { withoutUnseen } from '../platform/text/clean-text.ts';
import { graphemesOf } from '../platform/text/graphemes.ts';

// Widths and line breaks of text in pictures, where no browser breaks lines.

/** Widths in ems, rounded up: a short line is better than one that is cut. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/^[\s.,:;!'|ijlI‘’·()[\]]/, 0.36],
  [/^[MW@%—…m\u3000-\u303F]/, 1.02],
  [/^[A-Z]/, 0.74],
  [/^[\p{Ll}\p{N}\p{P}\p{S}]/u, 0.62],
];
const widest = 0.92;
/** Kerning may widen text by this factor. */
const kerning = 1.005;

const widthOf = (grapheme: string) =>
  Math.max(
    widths.find(([kind]) => kind.test(grapheme))?.[1] ?? widest,
    kerning *
      Array.from(grapheme, (letter) => drawnLetter(letter)?.width ?? 0).reduce((sum, one) => sum + one, 0),
  );

/** Returns the width of a line in ems. */
export const emsOf = (line: string): number => graphemesOf(line).reduce((sum, one) => sum + widthOf(one), 0);

/** Closing brackets and quotation marks, which begin no line. */
const closing = /^[\p{Pe}\p{Pf}]/u;
/** No line may end here, so the space is left out. */
const spaceBeforeBracket = / +(?=\p{Pe})/gu;

const isDrawn = (grapheme: string) =>
  Array.from(grapheme).every((letter) => drawnLetter(letter) !== undefined);
/**
 * Emoji and ornaments can be left out without changing the meaning of a text. Symbols of one
 * script, such as a word in one sign, cannot.
 */
const isOrnament = (grapheme: string) =>
  /\p{Extended_Pictographic}|\p{Emoji_Presentation}|(?=\p{Script=Common})\p{So}/u.test(grapheme);

/** Single Korean letters by their conjoining form, into which NFKC turns circled ones. */
const singleJamo = new Map(
  Array.from({ length: 0x3163 - 0x3131 + 1 }, (_, at) => String.fromCharCode(0x3131 + at)).map((jamo) => [
    jamo.normalize('NFKC'),
    jamo,
  ]),
);

/** Returns a circled or joined letter as plain letters: "2️⃣" is 2, "㉮" is 가. */
function plainForm(grapheme: string): string {
  const bare = grapheme.replaceAll(/\p{Default_Ignorable_Code_Point}|\u20E3/gu, '');
  const plain = bare.normalize('NFKC');
  return singleJamo.get(plain) ?? plain;
}

/**
 * Returns a grapheme as the fonts can draw it, null when they cannot; empty for an ornament that
 * they lack.
 */
function drawnForm(grapheme: string): string | null {
  const seen = grapheme.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
  if (isDrawn(seen)) return seen;
  const plain = plainForm(grapheme);
  const isKeycap = grapheme.includes('\u20E3');
  if ((isKeycap || /[\p{L}\p{N}]/u.test(plain)) && isDrawn(plain)) return plain;
  return isOrnament(grapheme) && !/[\p{L}\p{N}]/u.test(plain) ? '' : null;
}

/**
 * Returns a text as one line without emoji, or an empty string when the fonts lack one of its
 * letters: a gap or a box would change what it says.
 */
export function drawable(text: string): string {
  const forms = graphemesOf(withoutUnseen(text).normalize('NFC').replaceAll(/\s+/g, ' ')).map(drawnForm);
  return forms.includes(null) ? '' : forms.join('').replaceAll(/ +/g, ' ').trim();
}

/**
 * Splits a line into runs of one font each. A font that has all letters is used for the whole line,
 * because the renderer would choose it anyway, with a random weight.
 */
export function fontRuns(line: string): { family: string | undefined; text: string }[] {
  const graphemes = graphemesOf(line);
  const families = graphemes.map((grapheme) => drawnLetter([...grapheme][0] ?? '')?.families ?? []);
  const whole = families[0]?.find((family) => families.every((others) => others.includes(family)));
  if (whole !== undefined) return [{ family: whole, text: line }];
  const runs: { family: string | undefined; text: string }[] = [];
  for (const [i, grapheme] of graphemes.entries()) {
    const family = families[i]?.[0];
    const last = runs.at(-1);
    if (last && last.family === family) last.text += grapheme;
    else runs.push({ family, text: grapheme });
  }
  return runs;
}

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
