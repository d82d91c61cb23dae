import { mainFont } from '../platform/drawn-fonts.ts';
import { balanceLines, breakLines } from './break-lines.ts';
import { drawable } from './drawable-text.ts';
import { coverTones, shareColours } from './share-colours.ts';
import { textAt } from './svg-text.ts';

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

const margin = 72;
const cover = { x: 868, y: 141, width: 260, height: 390 };

/**
 * Draws the site's name on three cells of manuscript paper. A function, because its first letter
 * loads the fonts.
 */
const drawBrand = () =>
  ['책', '모', '임']
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
    drawBrand(),
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
