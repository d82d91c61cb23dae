import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** A font that an SVG may name, with the files of its weights 400 and 700. */
export interface DrawnFont {
  readonly family: string;
  readonly faces: readonly string[];
}

/** The font family of text that names none. */
export const mainFont = 'Pretendard';

/**
 * Returns the fonts of pictures, the preferred one first. The files are looked up at the first
 * call, so a process without these fonts still starts.
 */
export function drawnFonts(): readonly DrawnFont[] {
  const pretendard = dirname(require.resolve('pretendard/package.json'));
  const zenKaku = dirname(require.resolve('@expo-google-fonts/zen-kaku-gothic-new/package.json'));
  return [
    {
      family: mainFont,
      faces: ['Regular', 'Bold'].map((weight) =>
        join(pretendard, `dist/public/static/Pretendard-${weight}.otf`),
      ),
    },
    {
      // Chinese characters, as Japanese and Korean titles have them. Pretendard has kana.
      family: 'Zen Kaku Gothic New',
      faces: ['400Regular', '700Bold'].map((weight) =>
        join(zenKaku, `${weight}/ZenKakuGothicNew_${weight}.ttf`),
      ),
    },
  ];
}

export const drawnFontFiles = (): string[] => drawnFonts().flatMap(({ faces }) => faces);
