import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';

const require = createRequire(import.meta.url);
const pretendard = dirname(require.resolve('pretendard/package.json'));
const zenKaku = dirname(require.resolve('@expo-google-fonts/zen-kaku-gothic-new/package.json'));

/** The fonts that an SVG may name, with their faces of weights 400 and 700. */
export const drawnFonts: readonly { readonly family: string; readonly faces: readonly string[] }[] = [
  {
    family: 'Pretendard',
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

export const drawnFontFiles: readonly string[] = drawnFonts.flatMap(({ faces }) => faces);

const font = {
  // The machine's fonts would make another picture on every machine.
  loadSystemFonts: false,
  fontFiles: [...drawnFontFiles],
  defaultFontFamily: drawnFonts[0]?.family ?? '',
};

/** An SVG as PNG, `width` pixels wide; drawn off the event loop. */
export const drawPng = async (svg: string, width: number): Promise<Buffer> =>
  (await renderAsync(svg, { font, fitTo: { mode: 'width', value: width } })).asPng();
