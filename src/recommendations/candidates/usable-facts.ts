import type { Candidate } from './candidate.ts';
import { shelvesOf } from './shelves.ts';
import { hasSubtitle } from './standing.ts';

/** A fact of a book's row that a sentence can name, as its kind and value. */
type UsableFact = readonly [kind: string, value: string];

/**
 * Returns the facts of a book that a reason can rest on or a sentence can name, each once. Title,
 * author, publisher and price are left out: every book has them, and they tell nothing of it.
 */
export function usableFacts(book: Candidate): UsableFact[] {
  const facts: readonly (readonly [string, string | number | null | undefined])[] = [
    ...book.tags.map((tag) => ['tag', tag] as const),
    ...shelvesOf(book).map((name) => ['category', name] as const),
    ['subtitle', hasSubtitle(book) && book.prize !== book.subtitle ? book.subtitle : null],
    ['prize', book.prize],
    ['series', book.seriesName],
    ['translators', book.translators.join(', ')],
    ['illustrators', book.illustrators.join(', ')],
    ['year', book.publishedOn?.getUTCFullYear()],
    ['pages', book.pages],
  ];
  return facts.flatMap(([kind, value]) => (value ? [[kind, String(value)] as const] : []));
}
