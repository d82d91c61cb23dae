import { drawnFontFiles, mainFont } from './drawn-fonts.ts';

/** Renders an SVG as a PNG that is `width` pixels wide, outside the event loop. */
export async function drawPng(svg: string, width: number): Promise<Buffer> {
  const font = {
    // With the system's fonts the picture would differ from machine to machine.
    loadSystemFonts: false,
    fontFiles: drawnFontFiles(),
    defaultFontFamily: mainFont,
  };
  const { renderAsync } = await import('@resvg/resvg-js');
  return (await renderAsync(svg, { font, fitTo: { mode: 'width', value: width } })).asPng();
}
