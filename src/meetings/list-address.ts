import { stringify } from 'node:querystring';
import type { MeetingListInput } from './input.ts';

/** Returns the query parameters that differ from the plain list. */
export function queryOf({ when, genre, book, mine, q, page }: MeetingListInput): Record<string, string> {
  return {
    ...(when === 'upcoming' ? {} : { when }),
    ...(mine ? { mine: '1' } : {}),
    ...(genre === undefined ? {} : { genre: String(genre) }),
    ...(book === undefined ? {} : { book: String(book) }),
    ...(q === '' ? {} : { q }),
    ...(page === 1 ? {} : { page: String(page) }),
  };
}

/**
 * Returns the address of a list. A page has dozens, and `URLSearchParams` takes several times as
 * long.
 */
export function hrefOf(input: MeetingListInput): string {
  const query = stringify(queryOf(input));
  return query === '' ? '/meetings' : `/meetings?${query}`;
}
