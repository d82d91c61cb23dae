import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';

const require = createRequire(import.meta.url);
const fontFolder = join(dirname(require.resolve('pretendard/package.json')), 'dist/public/static');

/** The family that an SVG may name. */
export const drawnFont = 'Pretendard';

/** Of the weights 400 and 700. */
export const drawnFontFiles: readonly string[] = ['Regular', 'Bold'].map((weight) =>
  join(fontFolder, `Pretendard-${weight}.otf`),
);

const font = {
  // The machine's fonts would make another picture on every machine.
  loadSystemFonts: false,
  fontFiles: [...drawnFontFiles],
  defaultFontFamily: drawnFont,
};

/** An SVG as PNG, `width` pixels wide; drawn off the event loop. */
export const drawPng = async (svg: string, width: number): Promise<Buffer> =>
  (await renderAsync(svg, { font, fitTo: { mode: 'width', value: width } })).asPng();
