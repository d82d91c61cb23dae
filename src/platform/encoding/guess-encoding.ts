import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';

/** Files that hold no text before they are unpacked. */
export const packed = { gzip: 'a gzip archive', zip: 'a ZIP archive' } as const;

/** Bytes looked at: enough of any text to tell, and quick for any file. */
const sampleBytes = 200_000;

/** Han, kana and Hangul of two-byte encodings, by iconv-lite's names. */
const twoByteEncodings = [
  { name: 'Shift_JIS', iconvName: 'shift_jis', script: /[\u3040-\u30ff]/u, least: 0.15 },
  { name: 'EUC-JP', iconvName: 'euc-jp', script: /[\u3040-\u30ff]/u, least: 0.15 },
  { name: 'GB18030', iconvName: 'gb18030', script: /\p{sc=Han}/u, least: 0.6 },
  { name: 'Big5', iconvName: 'big5', script: /\p{sc=Han}/u, least: 0.6 },
] as const;

/**
 * Names the encoding that bytes seem to be in, where that is another than UTF-8; null for UTF-8, and for UTF-8 of which only a few bytes are damaged.
 */
export function guessEncoding(bytes: Uint8Array): string | null {
  const marked = markedEncoding(bytes) ?? wideEncoding(bytes.subarray(0, 4_096)) ?? escapedEncoding(bytes);
  if (marked !== null) return marked;
  if (isUtf8(bytes) || isMostlyUtf8(bytes)) return null;
  const sample = sampleOf(bytes);
  if (shareOfKorean(sample) > 0.85) return 'CP949 (EUC-KR)';
  // Accented letters stand alone among plain ones; letters of two bytes do not.
  if (shareOfLoneBytes(sample) > 0.8) return chardet.detect(sample) ?? 'ISO-8859-1';
  const found = twoByteEncodings.find(({ iconvName, script, least }) => {
    const text = iconv.decode(sample, iconvName).slice(0, -1);
    return !text.includes('\ufffd') && shareOf(text, script) >= least;
  });
  return found?.name ?? chardet.detect(sample) ?? 'an unknown encoding';
}

function markedEncoding(bytes: Uint8Array): string | null {
  const starts = (...mark: number[]) => mark.every((byte, at) => bytes[at] === byte);
  if (starts(0xff, 0xfe, 0, 0)) return 'UTF-32 (little endian)';
  if (starts(0, 0, 0xfe, 0xff)) return 'UTF-32 (big endian)';
  if (starts(0x1f, 0x8b)) return packed.gzip;
  if (starts(0x50, 0x4b, 0x03, 0x04)) return packed.zip;
  if (starts(0xff, 0xfe)) return 'UTF-16 (little endian)';
  return starts(0xfe, 0xff) ? 'UTF-16 (big endian)' : null;
}

/** Every second byte of Latin letters is 0 in UTF-16, and two of four of any letter in UTF-32. UTF-8 text holds none. */
function wideEncoding(bytes: Uint8Array): string | null {
  const zeros = [0, 0, 0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  });
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros.map((count) => count / (bytes.length / 4));
  if (Math.min(third, fourth) > 0.9) return 'UTF-32 (little endian)';
  if (Math.min(first, second) > 0.9) return 'UTF-32 (big endian)';
  if (Math.min(second, fourth) > 0.2 && first + third < 0.1) return 'UTF-16 (little endian)';
  return Math.min(first, third) > 0.2 && second + fourth < 0.1 ? 'UTF-16 (big endian)' : null;
}

/** Seven-bit encodings switch with escape sequences, which JSON never holds. */
function escapedEncoding(bytes: Uint8Array): string | null {
  const at = bytes.indexOf(0x1b);
  if (at < 0 || bytes[at + 1] !== 0x24) return null;
  return bytes[at + 2] === 0x29 && bytes[at + 3] === 0x43 ? 'ISO-2022-KR' : 'ISO-2022-JP';
}

/** Of the characters beyond ASCII, fewer than one in ten is damaged. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const sound = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return sound > 10 * damaged;
}

/** Beginning where the first byte beyond ASCII stands, so that a long beginning in ASCII tells nothing. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  return bytes.subarray(Math.max(0, first), first + sampleBytes);
}

/** Of the pairs of bytes beyond ASCII, how many are Hangul syllables or punctuation of KS X 1001. */
function shareOfKorean(bytes: Uint8Array): number {
  let [pairs, korean] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]];
    if (lead < 0x81) continue;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xc8) || lead === 0xa1 || lead === 0xa3)) korean += 1;
    at += 1;
  }
  return pairs === 0 ? 0 : korean / pairs;
}

/** Of the bytes beyond ASCII, how many stand between two of ASCII. */
function shareOfLoneBytes(bytes: Uint8Array): number {
  let [high, lone] = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte < 0x80) return;
    high += 1;
    if ((bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 1] ?? 0) < 0x80) lone += 1;
  });
  return high === 0 ? 0 : lone / high;
}

function shareOf(text: string, script: RegExp): number {
  const beyond = text.match(/\P{ASCII}/gu) ?? [];
  return beyond.filter((letter) => script.test(letter)).length / Math.max(1, beyond.length);
}
