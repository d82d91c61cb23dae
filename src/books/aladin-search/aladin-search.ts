import type { ImportedBook } from '../aladin/aladin-item.ts';
import type { Exclusion } from '../exclusions.ts';

/** Items that a search found and that are not shown, by the reason for it. */
export interface Omission {
  readonly why: Exclusion['kind'] | 'unreadable';
  /** The genre or kind of product, as Aladin names it. */
  readonly name: string;
  readonly count: number;
}

export interface FoundItems {
  readonly books: readonly ImportedBook[];
  readonly omitted: readonly Omission[];
}

/**
 * The answer to a search: what Aladin found, or why it was not asked. `unavailable`: it failed, or
 * the calls of the day are used up. `limited`: the reader has searched too often.
 */
export type AladinAnswer =
  | ({ readonly kind: 'found' } & FoundItems)
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'limited'; readonly retryAfterMs: number };

/** The reader that a search is counted for. */
export interface Searcher {
  /** The account, or the address block of a visitor. */
  readonly key: string;
  readonly isVisitor: boolean;
}

/** Aladin's search, or what was found in the last day. */
export interface AladinSearch {
  find(query: string, searcher: Searcher): Promise<AladinAnswer>;
}
