import type { Contributor } from './contributor.ts';

/** What a list or a card shows of a book. */
export interface BookSummary {
  readonly id: number;
  readonly title: string;
  /** In the order of the title page. */
  readonly contributors: readonly Contributor[];
  readonly publisher: string;
  /** Midnight UTC of the day. */
  readonly publishedOn: Date | null;
  readonly coverUrl: string | null;
}

export interface Book extends BookSummary {
  /** Aladin's item id. */
  readonly itemId: number;
  readonly isbn13: string | null;
  readonly subtitle: string | null;
  readonly genre: { readonly id: number; readonly name: string };
  readonly subCategory: string | null;
  /** Won; 0: not known. */
  readonly listPrice: number;
  readonly salePrice: number;
  readonly salesPoint: number;
  /** Place among all bestsellers when it was imported. */
  readonly bestRank: number | null;
  /** Of `tagVocabulary`. */
  readonly tags: readonly string[];
  readonly productUrl: string;
  readonly description: string | null;
}

export interface Genre {
  readonly id: number;
  readonly name: string;
  readonly bookCount: number;
}

export interface GenreWithWorks extends Genre {
  /** Works that can be recommended, one edition each; counted up to the number a recommendation needs. */
  readonly workCount: number;
}

export type BookSort = 'rank' | 'new' | 'title';

/** Books on one page of a list. */
export const pageSize = 20;
/** Pages of a list that can be leafed through; beyond them a search or a genre finds more. */
export const lastListPage = 50;
/** The same for a search, whose later pages are dear: many rows are looked at for each one found. */
export const lastSearchPage = 20;
