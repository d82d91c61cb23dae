// `npm run draw:icons`: renders the PNGs that phones and messengers need from public/img/icon.svg.
// The PNGs are committed.
import { readFile, writeFile } from 'node:fs/promises';
import { drawPng } from '../src/platform/draw-png.ts';
import { shareCardSvg, shareSize } from '../src/sharing/index.ts';

const folder = new URL('../public/img/', import.meta.url);
const icon = await readFile(new URL('icon.svg', folder), 'utf8');
/**
 * Fills the square, for systems that crop icons to a shape: the drawing stays in the middle four
 * fifths.
 */
const whole = icon
  .replace(' rx="14"', '')
  .replace('viewBox="0 0 64 64"', 'viewBox="-6 -6 76 76"')
  .replace('<rect width="64" height="64"', '<rect x="-6" y="-6" width="76" height="76"');
const site = shareCardSvg({
  kicker: '읽고, 모이고, 이야기하는 곳',
  title: '오늘은 어떤 책을 읽을까요?',
  lines: ['열 가지 질문으로 취향에 맞는 세 권을 고르고', '같은 책을 읽은 사람들과 만나요'],
  cover: { title: '책모임', author: '함께 읽는 사람들', tone: 1 },
});

const pictures = [
  ['icon-192.png', icon, 192],
  ['icon-512.png', icon, 512],
  ['icon-maskable-512.png', whole, 512],
  ['apple-touch-icon.png', whole, 180],
  ['share.png', site, shareSize.width],
] as const;
for (const [name, svg, width] of pictures) await writeFile(new URL(name, folder), await drawPng(svg, width));

/** Packs PNGs into a .ico file, for programs that request /favicon.ico. */
function iconFile(pngs: readonly { readonly size: number; readonly data: Buffer }[]): Buffer {
  const entryBytes = 16;
  const head = Buffer.alloc(6 + entryBytes * pngs.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pngs.length, 4);
  let offset = head.length;
  for (const [i, { size, data }] of pngs.entries()) {
    const at = 6 + entryBytes * i;
    head.writeUInt8(size, at);
    head.writeUInt8(size, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(data.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([head, ...pngs.map(({ data }) => data)]);
}

const sizes = [16, 32, 48];
const pngs = await Promise.all(
  sizes.map(async (size) => ({ size, data: Buffer.from(await drawPng(icon, size)) })),
);
await writeFile(new URL('../favicon.ico', folder), iconFile(pngs));
