import { drawnLetter } from '../platform/drawn-letters.ts';
import { withoutUnseen } from '../platform/text/clean-text.ts';
import { graphemesOf } from '../platform/text/graphemes.ts';
import { plainForm } from './plain-form.ts';

const isDrawn = (grapheme: string) =>
  Array.from(grapheme).every((letter) => drawnLetter(letter) !== undefined);

/**
 * Emoji and ornaments can be left out without changing the meaning of a text. Symbols of one
 * script, such as a word in one sign, cannot.
 */
const isOrnament = (grapheme: string) =>
  /\p{Extended_Pictographic}|\p{Emoji_Presentation}|(?=\p{Script=Common})\p{So}/u.test(grapheme);

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
