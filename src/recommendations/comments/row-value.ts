import { type Candidate, shelvesOf } from '../candidates/index.ts';
import type { Claim } from './claim.ts';

/** Whether the book's row holds exactly the value of a claim. */
export function isInRow({ field, value }: Claim, book: Candidate): boolean {
  switch (field) {
    case 'tag':
      return book.tags.includes(value);
    case 'subCategory':
      return book.subCategory === value;
    case 'category':
      return shelvesOf(book).slice(1).includes(value);
    case 'prize':
      return book.prize === value;
    case 'series':
      return book.seriesName === value;
    case 'translator':
      return value.split(', ').every((name) => book.translators.includes(name));
    case 'pages':
      return book.pages !== null && value === String(book.pages);
    case 'title':
      return isPart(value, book.title);
    case 'subtitle':
      return book.subtitle !== null && isPart(value, book.subtitle);
    case 'author':
      return value.split(', ').every((name) => book.authors.includes(name));
    case 'year':
      return book.publishedOn !== null && value === String(book.publishedOn.getUTCFullYear());
    case 'price':
      return book.salePrice > 0 && value === String(book.salePrice);
  }
}

/**
 * Whether the title or subtitle holds a claimed value, but not from the beginning of a word. Such a
 * claim proves nothing, and is no lie.
 */
export const isInsideWord = ({ field, value }: Claim, { title, subtitle }: Candidate): boolean =>
  (field === 'title' && title.includes(value)) || (field === 'subtitle' && (subtitle ?? '').includes(value));

/**
 * Whether `text` holds `value` from the beginning of a word. One letter is not enough: every title
 * holds it.
 */
const isPart = (value: string, text: string) =>
  (value.match(/[\p{L}\p{N}]/gu) ?? []).length >= 2 &&
  [...text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]|^/gu)].some(({ index }) => text.startsWith(value, index));
