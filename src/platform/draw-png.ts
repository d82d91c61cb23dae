import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';

const require = createRequire(import.meta.url);

/** A font that an SVG may name, with the files of its weights 400 and 700. */
export interface DrawnFont {
  readonly family: string;
  readonly faces: readonly string[];
}

/** The family of what names none. */
export const mainFont = 'Pretendard';

/** The fonts of pictures, the preferred one first. Looked for when first asked: a process without them starts. */
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

/** An SVG as PNG, `width` pixels wide; drawn off the event loop. */
export async function drawPng(svg: string, width: number): Promise<Buffer> {
  const font = {
    // The machine's fonts would make another picture on every machine.
    loadSystemFonts: false,
    fontFiles: drawnFontFiles(),
    defaultFontFamily: mainFont,
  };
  return (await renderAsync(svg, { font, fitTo: { mode: 'width', value: width } })).asPng();
}
