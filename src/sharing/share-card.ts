import { mainFont } from '../platform/draw-png.ts';
import { balanceLines, breakLines, drawable, fontRuns } from './share-text.ts';

/** Size in pixels that link previews expect. */
export const shareSize = { width: 1_200, height: 630 } as const;

/** The text of a share picture. */
export interface ShareCard {
  /** One or two words above the title. */
  readonly kicker: string;
  readonly title: string;
  /** At most three lines below the title. */
  readonly lines: readonly string[];
  /** The book cover beside the text; null for none. */
  readonly cover: { readonly title: string; readonly author: string; readonly tone: number } | null;
}

/**
 * The colours of the light theme in public/css/tokens.css and of book-cover.css, repeated here
 * because an SVG reads no style sheet.
 */
export const shareColours = {
  paper: '#fbf9f4',
  surface: '#ffffff',
  ink: '#23241f',
  inkSoft: '#5d5e54',
  accent: '#1f6150',
  accentInk: '#1b5848',
  ruling: '#b9d4c8',
  mark: '#ffe08a',
} as const;
export const coverTones = [
  '#1f6150',
  '#7a3b2e',
  '#35507a',
  '#6b4a1c',
  '#5b3f6e',
  '#2f5d6b',
  '#4a5a24',
  '#74354f',
] as const;

const margin = 72;
const cover = { x: 868, y: 141, width: 260, height: 390 };

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

const textAt = (text: string, { x, y, size, fill, bold = false, anchor }: TextStyle) =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" font-weight="${bold ? 700 : 400}"${anchor ? ` text-anchor="${anchor}"` : ''}>${inItsFonts(text)}</text>`;

/** The site's name on three cells of manuscript paper. */
const brand = ['책', '모', '임']
  .map((syllable, i) => {
    const x = margin + i * 60;
    return `<rect x="${x}" y="64" width="60" height="60" fill="${shareColours.surface}" stroke="${i === 0 ? shareColours.accent : shareColours.ruling}"/>${textAt(syllable, { x: x + 30, y: 107, size: 36, fill: shareColours.accentInk, bold: true, anchor: 'middle' })}`;
  })
  .join('');

/** Draws a ruled line below the text, as on manuscript paper. */
const ruleAt = (y: number, to: number) =>
  `<path d="M${margin} ${Math.round(y) + 0.5}H${to}" stroke="${shareColours.ruling}" stroke-opacity="0.7"/>`;

function drawCover({ title, author, tone }: NonNullable<ShareCard['cover']>): string {
  const inside = { x: cover.x + 36, width: cover.width - 60 };
  const size = 30;
  const lines = breakLines(drawable(title), inside.width / size, 6);
  const [name = ''] = breakLines(drawable(author), inside.width / 22, 1);
  return [
    `<rect x="${cover.x + 6}" y="${cover.y + 10}" width="${cover.width}" height="${cover.height}" rx="8" fill="#3c341e" fill-opacity="0.16"/>`,
    `<rect x="${cover.x}" y="${cover.y}" width="${cover.width}" height="${cover.height}" rx="8" fill="${coverTones[tone - 1] ?? coverTones[0]}"/>`,
    `<rect x="${cover.x}" y="${cover.y}" width="14" height="${cover.height}" rx="4" fill="#000000" fill-opacity="0.18"/>`,
    ...lines.map((line, i) =>
      textAt(line, { x: inside.x, y: cover.y + 66 + i * 41, size, fill: '#ffffff', bold: true }),
    ),
    textAt(name, { x: inside.x, y: cover.y + cover.height - 32, size: 22, fill: '#ffffff' }),
  ].join('');
}

/** Draws the picture of a link preview as SVG. */
export function shareCardSvg(card: ShareCard): string {
  const width = (card.cover ? cover.x - 56 : shareSize.width - margin) - margin;
  const title = drawable(card.title) || '책모임';
  // A long title gets a smaller font before it is shortened.
  const size = breakLines(title, width / 64, 4).length > 2 ? 50 : 64;
  const titleLines = balanceLines(title, width / size, 3);
  const titleTop = 262;
  const step = size * 1.32;
  const below = titleTop + (titleLines.length - 1) * step + 68;
  const facts = card.lines
    .map(drawable)
    .filter((line) => line !== '')
    .slice(0, 3);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${shareSize.width} ${shareSize.height}" font-family="${mainFont}">`,
    `<rect width="100%" height="100%" fill="${shareColours.paper}"/>`,
    `<rect width="12" height="100%" fill="${shareColours.accent}"/>`,
    brand,
    textAt(breakLines(drawable(card.kicker), width / 28, 1)[0] ?? '', {
      x: margin,
      y: 182,
      size: 28,
      fill: shareColours.accentInk,
      bold: true,
    }),
    ...titleLines.map((_, i) => ruleAt(titleTop + i * step + size * 0.26, margin + width)),
    ...titleLines.map((line, i) =>
      textAt(line, { x: margin, y: titleTop + i * step, size, fill: shareColours.ink, bold: true }),
    ),
    ...facts.map((line, i) =>
      textAt(breakLines(line, width / 28, 1)[0] ?? '', {
        x: margin,
        y: below + i * 46,
        size: 28,
        fill: shareColours.inkSoft,
      }),
    ),
    card.cover ? drawCover(card.cover) : '',
    '</svg>',
  ].join('');
}
