import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';

/** File formats that must be unpacked before they can be read as text. */
export const packed = { gzip: 'a gzip archive', zip: 'a ZIP archive' } as const;

export const koreanEncoding = 'CP949 (EUC-KR)';

/** Only this many bytes are examined, so that a large file costs no more than a small one. */
const sampleBytes = 200_000;

/** Han, kana and Hangul of two-byte encodings, by iconv-lite's names. */
const twoByteEncodings = [
  { name: 'Shift_JIS', iconvName: 'shift_jis', script: /[\u3040-\u30ff]/u, least: 0.15 },
  { name: 'EUC-JP', iconvName: 'euc-jp', script: /[\u3040-\u30ff]/u, least: 0.15 },
  { name: 'GB18030', iconvName: 'gb18030', script: /\p{sc=Han}/u, least: 0.6 },
  { name: 'Big5', iconvName: 'big5', script: /\p{sc=Han}/u, least: 0.6 },
] as const;

/**
 * Names the probable encoding of bytes. Returns null for UTF-8, and for UTF-8 in which only a few
 * bytes are damaged.
 */
export function guessEncoding(bytes: Uint8Array): string | null {
  const marked = markedEncoding(bytes) ?? wideEncoding(bytes.subarray(0, 4_096)) ?? escapedEncoding(bytes);
  if (marked !== null) return marked;
  if (isUtf8(bytes) || isMostlyUtf8(bytes)) return null;
  const sample = sampleOf(bytes);
  if (shareOfKorean(sample) > 0.85) return koreanEncoding;
  // Accented letters mostly stand between ASCII letters; two-byte letters do not.
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

/**
 * UTF-16 has a zero in every second byte of Latin letters, UTF-32 in two of four bytes of any
 * letter. UTF-8 text has no zero bytes.
 */
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

/** Seven-bit encodings switch with escape sequences, which valid JSON never contains. */
function escapedEncoding(bytes: Uint8Array): string | null {
  const at = bytes.indexOf(0x1b);
  if (at < 0 || bytes[at + 1] !== 0x24) return null;
  return bytes[at + 2] === 0x29 && bytes[at + 3] === 0x43 ? 'ISO-2022-KR' : 'ISO-2022-JP';
}

/** Whether fewer than one in ten of the non-ASCII characters is damaged. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const sound = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return sound > 10 * damaged;
}

/**
 * The sample starts at the first non-ASCII byte, because ASCII bytes look the same in all these
 * encodings.
 */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  return bytes.subarray(Math.max(0, first), first + sampleBytes);
}

/** The share of non-ASCII byte pairs that are Hangul syllables or punctuation of KS X 1001. */
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

/** The share of non-ASCII bytes that stand between two ASCII bytes. */
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
