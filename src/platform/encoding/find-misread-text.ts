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
const han = /[\u4e00-\u9fff\uf900-\ufaff]/;
/** Runs of two-byte Hangul (KS X 1001) that was decoded as Latin-1. */
const koreanPairs = /(?:[\u00b0-\u00c8][\u00a1-\u00fe])+/g;

/**
 * Returns the first text in a JSON value that was certainly misread, or null. Checks every text and
 * reports no doubtful case.
 */
export function findMisreadText(value: unknown, path = ''): MisreadText | null {
  if (typeof value === 'string') {
    const story = storyOf(value);
    return story === null ? null : { path, text: value, story };
  }
  if (typeof value !== 'object' || value === null) return null;
  const isList = Array.isArray(value);
  for (const [key, inner] of Object.entries(value)) {
    const found = findMisreadText(
      inner,
      isList ? `${path}[${key}]` : `${path}${path === '' ? '' : '.'}${key}`,
    );
    if (found !== null) return found;
  }
  return null;
}

function storyOf(text: string): string | null {
  if (highLatin.test(text) && latinOnly.test(text)) {
    if (isUtf8ReadAsLatin(text)) return 'UTF-8 that was read as Latin-1';
    return isKoreanReadAsLatin(text) ? 'CP949 (EUC-KR) that was read as Latin-1' : null;
  }
  return han.test(text) && isUtf8ReadAsKorean(text) ? 'UTF-8 that was read as CP949' : null;
}

/**
 * Whether the text's bytes in Latin-1, or in Windows-1252 as browsers read it, are UTF-8. This does
 * not happen by chance.
 */
function isUtf8ReadAsLatin(text: string): boolean {
  const bytes = Buffer.concat(
    Array.from(text, (letter) =>
      letter <= '\u00ff' ? Buffer.from(letter, 'latin1') : iconv.encode(letter, 'win1252'),
    ),
  );
  return isUtf8(bytes) && !/\p{Cc}/u.test(bytes.toString('utf8').replace(/\s/g, ''));
}

function isUtf8ReadAsKorean(text: string): boolean {
  const bytes = iconv.encode(text, 'cp949');
  if (!isUtf8(bytes) || iconv.decode(bytes, 'cp949') !== text) return false;
  return (bytes.toString('utf8').match(hangul)?.length ?? 0) > 1;
}

function isKoreanReadAsLatin(text: string): boolean {
  const pairs = text.match(koreanPairs)?.join('').length ?? 0;
  return pairs >= 4 && !highLatin.test(text.replace(koreanPairs, ''));
}
