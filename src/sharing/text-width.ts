import { drawnLetter } from '../platform/drawn-letters.ts';
import { graphemesOf } from '../platform/text/graphemes.ts';

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

/** Returns the width of a grapheme in ems. */
export const widthOf = (grapheme: string) =>
  Math.max(
    widths.find(([kind]) => kind.test(grapheme))?.[1] ?? widest,
    kerning *
      Array.from(grapheme, (letter) => drawnLetter(letter)?.width ?? 0).reduce((sum, one) => sum + one, 0),
  );

/** Returns the width of a line in ems. */
export const emsOf = (line: string): number => graphemesOf(line).reduce((sum, one) => sum + widthOf(one), 0);
