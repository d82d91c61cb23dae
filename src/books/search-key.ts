const digits = '0123456789abcdefghijklmnopqrstuvwxy';
/** Begins each letter, and is no digit: so a match can only begin where a letter begins. */
const mark = 'z';

const hangul = { first: 0xac00, count: 11_172 };
const han = { first: 0x4e00, count: 20_992 };
/** What three digits can tell apart, less the Hangul syllables and the Han letters. */
const others = digits.length ** 3 - hangul.count - han.count;

/**
 * A number below 35³ for a UTF-16 code unit. Each Hangul syllable and each Han letter has one of its own, and so has what lies below U+29D7, Latin and
 * punctuation among it; of the rest, some share one with a letter of a script far away.
 */
function rank(unit: number): number {
  if (unit >= hangul.first && unit < hangul.first + hangul.count) return unit - hangul.first;
  if (unit >= han.first && unit < han.first + han.count) return hangul.count + unit - han.first;
  return hangul.count + han.count + (unit % others);
}

/** A UTF-16 code unit as three digits. */
function spell(unit: number): string {
  const { length } = digits;
  const at = (power: number) => digits.charAt(Math.floor(rank(unit) / length ** power) % length);
  return at(2) + at(1) + at(0);
}

/** The letters of a text as search compares them: NFKC, lower case, without white space. */
function lettersOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  return Array.from({ length: plain.length }, (_, at) => spell(plain.charCodeAt(at)));
}

/**
 * What is stored for a text that can be searched: a mark and three digits for each letter.
 *
 * Why not the text itself: `pg_trgm` finds no whole trigram in one or two Korean letters, and none at all in Korean where the database's
 * LC_CTYPE is C. Written like this, each letter is a trigram of its own, on any cluster.
 */
export const searchKey = (text: string): string =>
  lettersOf(text)
    .map((letter) => mark + letter)
    .join('');

/**
 * The LIKE pattern that finds a text in stored keys; null for a text without letters. Any character may stand for the mark, so that the index is asked
 * for one trigram a letter, the one that is rare. Nothing a reader types can be a metacharacter.
 */
export function searchPattern(text: string): string | null {
  const letters = lettersOf(text);
  return letters.length === 0 ? null : `%${letters.join('_')}%`;
}

/** The key of several texts. They are kept apart, so that no match runs from the end of a title into a name. */
export const joinSearchKeys = (texts: readonly (string | null)[]): string =>
  texts.flatMap((text) => (text === null ? [] : [searchKey(text)])).join(' ');
