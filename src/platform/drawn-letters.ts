import { readFileSync } from 'node:fs';
import { drawnFonts } from './drawn-fonts.ts';
import { readFontFile } from './font-file.ts';

const readFonts = () =>
  drawnFonts().map(({ family, faces }) => ({
    family,
    faces: faces.map((file) => readFontFile(readFileSync(file))),
  }));

export interface DrawnLetter {
  /** The fonts that contain the letter, the preferred one first. */
  readonly families: readonly string[];
  /** In ems, in the widest of their faces. */
  readonly width: number;
}

let fonts: ReturnType<typeof readFonts> | undefined;
const letters = new Map<string, DrawnLetter | undefined>();

/**
 * Returns how a letter (one code point) is drawn in pictures, or undefined if no font of the site
 * contains it. The first call reads the fonts (about 25 ms).
 */
export function drawnLetter(letter: string): DrawnLetter | undefined {
  if (!letters.has(letter)) letters.set(letter, findLetter(letter));
  return letters.get(letter);
}

function findLetter(letter: string): DrawnLetter | undefined {
  // Fonts use private-use code points for their own ornaments.
  if (/\p{Co}/u.test(letter)) return undefined;
  fonts ??= readFonts();
  const point = letter.codePointAt(0) ?? 0;
  const having = fonts
    .map(({ family, faces }) => ({
      family,
      widths: faces.map((face) => face.advanceOf(point) ?? Number.NaN),
    }))
    .filter(({ widths }) => !widths.includes(Number.NaN));
  if (having.length === 0) return undefined;
  return {
    families: having.map(({ family }) => family),
    width: Math.max(...having.flatMap(({ widths }) => widths)),
  };
}
