import { stringify } from 'node:querystring';
import type { BookListInput } from './input.ts';

/** Query parameters that differ from the plain list. */
export function queryOf({ genre, q, sort, page }: BookListInput): Record<string, string> {
  return {
    ...(genre === undefined ? {} : { genre: String(genre) }),
    ...(q === '' ? {} : { q }),
    ...(sort === 'rank' ? {} : { sort }),
    ...(page === 1 ? {} : { page: String(page) }),
  };
}

/**
 * Returns the address of a list. A page has dozens, and `URLSearchParams` takes several times as
 * long.
 */
export function hrefOf(input: BookListInput): string {
  const query = stringify(queryOf(input));
  return query === '' ? '/books' : `/books?${query}`;
}
