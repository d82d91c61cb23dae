import type { Database } from '../../platform/db.ts';
import { findBookIdsOfItems } from '../stored-match-repository.ts';
import type { AladinAnswer, AladinSearch, Searcher } from './aladin-search.ts';

/** A search of the catalogue finds few books if it finds fewer than this. */
const fewBooks = 5;

export interface MoreAsked {
  readonly q: string;
  /** The ids of the books that the catalogue's search shows. */
  readonly shown: readonly number[];
  readonly searcher: Searcher;
  /** `more`: the reader wants Aladin's books. `typing`: she has not sent the search yet. */
  readonly wish: { readonly more: boolean; readonly typing: boolean };
}

/**
 * The part of a search that Aladin adds. `offered`: a link asks for it. `stored` holds the ids of
 * found items that the catalogue has.
 */
export type More =
  | { readonly kind: 'offered' }
  | { readonly kind: 'asked'; readonly answer: AladinAnswer; readonly stored: ReadonlyMap<number, number> };

/**
 * Asks Aladin when the catalogue has few books for a query, or when the reader wants it. Books that
 * are shown already are left out. Null without a search, or without Aladin.
 */
export async function findMore(
  { db, aladin }: { readonly db: Database; readonly aladin: AladinSearch | null },
  { q, shown, searcher, wish }: MoreAsked,
): Promise<More | null> {
  if (aladin === null || q === '') return null;
  if (wish.typing || (!wish.more && shown.length >= fewBooks)) return { kind: 'offered' };
  const answer = await aladin.find(q, searcher);
  if (answer.kind !== 'found') return { kind: 'asked', answer, stored: new Map() };
  const stored = await findBookIdsOfItems(
    db,
    answer.books.map(({ itemId }) => itemId),
  );
  const isShown = (itemId: number) => shown.includes(stored.get(itemId) ?? 0);
  const books = answer.books.filter(({ itemId }) => !isShown(itemId));
  return { kind: 'asked', answer: { ...answer, books }, stored };
}
