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

/** Returns the address of a list. */
export function hrefOf(input: MeetingListInput): string {
  const query = new URLSearchParams(queryOf(input)).toString();
  return query === '' ? '/meetings' : `/meetings?${query}`;
}
