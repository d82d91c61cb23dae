import type { SearchQuery } from '../platform/search/index.ts';
import type { Contributor } from './contributor.ts';
import type { TagSources } from './tag-source.ts';

/** The part of a book that lists and cards show. */
export interface BookSummary {
  readonly id: number;
  readonly title: string;
  /** In the order of the title page. */
  readonly contributors: readonly Contributor[];
  readonly publisher: string;
  /** Midnight UTC of the publication day. */
  readonly publishedOn: Date | null;
  readonly coverUrl: string | null;
}

/** The facts that the catalogue and files of books hold alike. */
export interface BookFacts {
  /** Aladin's item id. */
  readonly itemId: number;
  readonly isbn13: string | null;
  readonly title: string;
  readonly subtitle: string | null;
  readonly publisher: string;
  /** Aladin's shelf below the genre, under the name of the fixture's field. */
  readonly subCategory: string | null;
  /** Names of Aladin's categories below the genre, broadest first. Empty when unknown. */
  readonly categoryPath: readonly string[];
  /** The series as Aladin writes it: "민음사 세계문학전집 58". */
  readonly series: string | null;
  readonly pages: number | null;
  /** In won; 0 when unknown. */
  readonly listPrice: number;
  readonly salePrice: number;
  readonly salesPoint: number;
  /** Rank among all bestsellers at the last import. */
  readonly bestRank: number | null;
  /** Tags from `tagVocabulary`. */
  readonly tags: readonly string[];
  /** For each tag the field of the book's record that it was taken from. */
  readonly tagSources: TagSources;
  readonly coverUrl: string | null;
  readonly productUrl: string;
  readonly description: string | null;
}

export interface Book extends BookSummary, BookFacts {
  readonly genre: { readonly id: number; readonly name: string };
}

export interface GenreName {
  readonly id: number;
  readonly name: string;
}

export interface Genre extends GenreName {
  readonly bookCount: number;
}

export interface GenreWithWorks extends Genre {
  /**
   * Number of works that can be recommended, counted up to the number that a recommendation needs.
   */
  readonly workCount: number;
}

export type BookSort = 'rank' | 'new' | 'title';

/** Books on one page of a list. */
export const pageSize = 20;
/** Last page of a list that can be opened. A search or a genre finds the books beyond it. */
export const lastListPage = 50;
/** Last page of a search. Later pages cost more, because many rows are read for each match. */
export const lastSearchPage = 20;

export interface BookFilter {
  readonly genreId?: number | undefined;
  /** Null for no search. */
  readonly query: SearchQuery | null;
  readonly sort: BookSort;
  readonly page: number;
}

export interface FoundBooks {
  readonly books: readonly BookSummary[];
  /** Number of matches, counted up to the last page that can be opened. */
  readonly total: number;
  /** Actual page; the last page when the requested one is beyond it. */
  readonly page: number;
}
