import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** A text that was decoded with a wrong encoding and then saved as UTF-8. */
export interface MisreadText {
  /** The path to the text, such as `[3].fields.title`. */
  readonly path: string;
  readonly text: string;
  /** The original encoding and the wrong encoding. */
  readonly story: string;
}

/** Letters of Windows-1252 at positions where Latin-1 has control characters. */
const latinOnly =
  /^[\p{ASCII}\u0080-\u00ff\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]*$/u;
const highLatin = /[\u0080-\u00ff]/;
const hangul = /[\uac00-\ud7a3]/g;
const hangulOrHan = /[\uac00-\ud7a3\u4e00-\u9fff\uf900-\ufaff]/;
const han = /[\u4e00-\u9fff\uf900-\ufaff]/;
/** Runs of two-byte Hangul (KS X 1001) that was decoded as Latin-1. */
const koreanPairs = /(?:[\u00b0-\u00c8][\u00a1-\u00fe])+/g;

/** Hangul syllables of UTF-8 in bytes that are shown as Latin-1. */
const hangulBytes = /\xea[\xb0-\xbf][\x80-\xbf]|[\xeb\xec][\x80-\xbf]{2}|\xed[\x80-\x9e][\x80-\xbf]/g;
/** The first bytes of Hangul in UTF-8, as Latin-1. */
const hangulLead = /[\xea-\xed]/;
const highBytes = /[\x80-\xff]/g;
const koreanLetters = /[\uac00-\ud7a3\u4e00-\u9fff\uf900-\ufaff]/g;
/**
 * Of 8,457 real titles, names and descriptions, none has 0.1 of its bytes in Hangul syllables and
 * 0.1 rare letters at the same time. Misread files have at least 0.29 and 0.45.
 */
const least = { syllables: 2, shareOfBytes: 0.2, shareOfRareLetters: 0.2 };

/**
 * Returns the first text in a JSON value that was certainly misread or has lost a letter, or null.
 * Checks every text, and then all texts together, since a single text may be too short to tell.
 */
export function findMisreadText(value: unknown): MisreadText | null {
  const texts = textsIn(value);
  for (const each of texts) {
    const story = storyOf(each.text);
    if (story !== null) return { ...each, story };
  }
  if (!isUtf8ReadAsKoreanWithLoss(texts.map(({ text }) => text).join('\n'))) return null;
  const shown = texts.find(({ text }) => shareOfRareLetters(text) > 0) ?? texts[0];
  return shown === undefined ? null : { ...shown, story: asKorean };
}

const asKorean = 'UTF-8 that was read as CP949';
const asLatin = 'UTF-8 that was read as Latin-1';
/** Encodings of Macintosh and Chinese computers, by iconv-lite's names. */
const foreignEncodings = [
  { name: 'Mac Roman', iconvName: 'macintosh' },
  { name: 'GB18030', iconvName: 'gb18030' },
] as const;

type Found = Omit<MisreadText, 'story'>;

function textsIn(value: unknown, path = '', found: Found[] = []): readonly Found[] {
  if (typeof value === 'string') found.push({ path, text: value });
  if (typeof value !== 'object' || value === null) return found;
  const isList = Array.isArray(value);
  for (const [key, inner] of Object.entries(value))
    textsIn(inner, isList ? `${path}[${key}]` : `${path}${path === '' ? '' : '.'}${key}`, found);
  return found;
}

function storyOf(text: string): string | null {
  if (text.includes('\ufffd')) return 'a lost letter (U+FFFD), as when a file is read in a wrong encoding';
  if (highLatin.test(text)) {
    if (latinOnly.test(text)) {
      if (isUtf8ReadAsLatin(text)) return asLatin;
      if (isKoreanReadAsLatin(text)) return 'CP949 (EUC-KR) that was read as Latin-1';
    }
    if (hangulLead.test(text) && isMostlyHangul(latinBytes(text), 0.5)) return asLatin;
  }
  if (hangulOrHan.test(text) && (isUtf8ReadAsKorean(text) || isUtf8ReadAsKoreanWithLoss(text)))
    return asKorean;
  if (!/[^\p{ASCII}\uac00-\ud7a3]/u.test(text)) return null;
  const foreign = foreignEncodings.find(({ iconvName }) =>
    isMostlyHangul(iconv.encode(text, iconvName), 0.5),
  );
  return foreign === undefined ? null : `UTF-8 that was read as ${foreign.name}`;
}

/**
 * Whether at least a share of the non-ASCII bytes, and at least two syllables, are Hangul in UTF-8.
 */
function isMostlyHangul(bytes: Buffer, share: number): boolean {
  const letters = bytes.toString('latin1');
  const syllables = letters.match(hangulBytes)?.length ?? 0;
  return syllables >= least.syllables && (3 * syllables) / (letters.match(highBytes)?.length ?? 1) >= share;
}

/** Letters may be missing, or stand as question marks. */
const isUtf8ReadAsKoreanWithLoss = (text: string): boolean =>
  shareOfRareLetters(text) >= least.shareOfRareLetters &&
  isMostlyHangul(iconv.encode(text, 'cp949'), least.shareOfBytes);

/** The share of Han, and of Hangul outside the 2,350 syllables of KS X 1001. */
function shareOfRareLetters(text: string): number {
  const letters = text.match(koreanLetters) ?? [];
  const rare = letters.filter((letter) => {
    if (han.test(letter)) return true;
    const [lead = 0, trail = 0] = iconv.encode(letter, 'cp949');
    return lead < 0xa1 || trail < 0xa1;
  });
  return rare.length / Math.max(1, letters.length);
}

/**
 * Whether the text's bytes in Latin-1, or in Windows-1252 as browsers read it, are UTF-8. This does
 * not happen by chance.
 */
function isUtf8ReadAsLatin(text: string): boolean {
  const bytes = latinBytes(text);
  return isUtf8(bytes) && !/\p{Cc}/u.test(bytes.toString('utf8').replace(/\s/g, ''));
}

/** Letters outside Windows-1252 become question marks. */
const latinBytes = (text: string): Buffer =>
  Buffer.concat(
    Array.from(text, (letter) =>
      letter <= '\u00ff' ? Buffer.from(letter, 'latin1') : iconv.encode(letter, 'win1252'),
    ),
  );

function isUtf8ReadAsKorean(text: string): boolean {
  const bytes = iconv.encode(text, 'cp949');
  if (!han.test(text) || !isUtf8(bytes) || iconv.decode(bytes, 'cp949') !== text) return false;
  return (bytes.toString('utf8').match(hangul)?.length ?? 0) > 1;
}

function isKoreanReadAsLatin(text: string): boolean {
  const pairs = text.match(koreanPairs)?.join('').length ?? 0;
  return pairs >= 4 && !highLatin.test(text.replace(koreanPairs, ''));
}
