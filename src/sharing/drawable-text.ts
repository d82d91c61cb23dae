import { drawnLetter } from '../platform/drawn-letters.ts';
import { withoutUnseen } from '../platform/text/clean-text.ts';
import { graphemesOf } from '../platform/text/graphemes.ts';

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
