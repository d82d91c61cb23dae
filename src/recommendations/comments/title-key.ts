import { asBookToRead } from './comment-words.ts';

/** Titles of one syllable (흰, 꽃) are ordinary words and are not searched for. */
const minNameableTitleLength = 2;
const maxWordlikeTitleLength = 3;

export const withoutEdition = (title: string) => title.replace(/\([^)]*\)|\[[^\]]*\]/g, '').trim();

/** Spaces, case and punctuation do not distinguish titles. */
export const titleKey = (title: string) =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).map(titleKey);

/**
 * Whether a text names a title. A short title (모순, 사이) is also a plain word, so it counts only in
 * quotation marks or as a book to read; as an unknown word it is refused elsewhere. A long title is
 * found with any spacing.
 */
export function namesTitle(text: string, title: string): boolean {
  const key = titleKey(withoutEdition(title));
  if (key.length < minNameableTitleLength) return false;
  return key.length > maxWordlikeTitleLength ? titleKey(text).includes(key) : namesBookByTheWay(text, title);
}

/**
 * Like {@link namesTitle}, for any book of the catalogue. With thousands of titles every plain word
 * is one (침묵, 여행), so a short title counts only in quotation marks or as a book to read.
 */
export function namesBookByTheWay(text: string, title: string): boolean {
  const key = titleKey(withoutEdition(title));
  if (key.length < minNameableTitleLength || !titleKey(text).includes(key)) return false;
  if (key.length > maxWordlikeTitleLength) return beginsWhereWordsBegin(text, key);
  const spaced = [...key].join('\\s?');
  const name = new RegExp(`(?<=(?<opening>['"‘“])?)(?<![\\p{L}\\p{N}])${spaced}`, 'giu');
  return [...text.matchAll(name)].some((found) => {
    const after = text.slice(found.index + found[0].length);
    const isQuoted = found.groups?.opening !== undefined && /^['"’”]/.test(after);
    return isQuoted || asBookToRead.test(after);
  });
}

function beginsWhereWordsBegin(text: string, key: string): boolean {
  const words = wordsOf(text);
  return words.some((_, from) =>
    words
      .slice(from, from + key.length)
      .join('')
      .startsWith(key),
  );
}
