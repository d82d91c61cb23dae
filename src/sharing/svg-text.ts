import { mainFont } from '../platform/drawn-fonts.ts';
import { fontRuns } from './font-runs.ts';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * Names the font of each run of letters, because the renderer's own fallback loses the font weight.
 */
const inItsFonts = (text: string) =>
  fontRuns(text)
    .map(({ family, text: run }) =>
      family === undefined || family === mainFont
        ? escaped(run)
        : `<tspan font-family="${family}">${escaped(run)}</tspan>`,
    )
    .join('');

interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
  readonly anchor?: 'middle';
}

/** Draws one line of text; `y` is its baseline. */
export const textAt = (text: string, { x, y, size, fill, bold = false, anchor }: TextStyle) =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" font-weight="${bold ? 700 : 400}"${anchor ? ` text-anchor="${anchor}"` : ''}>${inItsFonts(text)}</text>`;
