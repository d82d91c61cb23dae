const digits = '0123456789abcdefghijklmnopqrstuvwx';
const base = digits.length;
/** Code units that three digits can tell apart; the mark says which half of them is meant. */
const half = base ** 3;

/**
 * Text as search compares it: NFKC, lower case, without white space, every UTF-16 code unit written as a mark (`y` or `z`) and three digits.
 *
 * Why not the text itself: `pg_trgm` finds no whole trigram in one or two Korean letters, and none at all in Korean where the database's
 * LC_CTYPE is C. Written like this, one letter holds two trigrams, the second of which is its own, on any cluster. The marks keep matches
 * aligned to letters, and nothing a reader types can be a LIKE metacharacter.
 */
export function searchKey(text: string): string {
  let key = '';
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  for (let at = 0; at < plain.length; at += 1) {
    const unit = plain.charCodeAt(at);
    const rest = unit % half;
    key += (unit < half ? 'y' : 'z') + digitAt(rest / base ** 2) + digitAt(rest / base) + digitAt(rest);
  }
  return key;
}

const digitAt = (value: number) => digits.charAt(Math.floor(value) % base);

/** The search key of a book. The parts are kept apart, so that no match runs from the end of a title into a name. */
export const bookSearchKey = (parts: readonly (string | null)[]): string =>
  parts.flatMap((part) => (part === null ? [] : [searchKey(part)])).join(' ');
