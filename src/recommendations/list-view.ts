import { type Book, type BookCard, bookCards } from '../books/index.ts';
import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { labelsOf } from './label-view.ts';
import type { Recommendation } from './recommendation.ts';

/** Recommendations on one page of the history. */
export const historyPageSize = 20;

export interface RecommendationListPage extends Page {
  readonly entries: readonly RecommendationEntry[];
  readonly pager: Pager;
}

export interface RecommendationEntry {
  readonly id: number;
  readonly href: string;
  readonly genre: string;
  readonly createdAtText: string;
  readonly labels: readonly string[];
  readonly books: readonly BookCard[];
}

declare module '../platform/http/render.ts' {
  interface Views {
    'recommendations/list': RecommendationListPage;
  }
}

export function recommendationListPage(options: {
  readonly recommendations: readonly Recommendation[];
  /** Has to include the books of these recommendations. */
  readonly books: readonly Book[];
  readonly page: number;
  readonly total: number;
  readonly now: Date;
}): RecommendationListPage {
  const books = new Map(options.books.map((book) => [book.id, book]));
  return {
    title: '추천받은 책',
    styles: ['/css/pages/recommendations.css'],
    scripts: ['/js/covers.js'],
    entries: options.recommendations.map((recommendation) => {
      const chosen = recommendation.picks.flatMap(({ bookId }) => books.get(bookId) ?? []);
      return {
        id: recommendation.id,
        href: `/recommendations/${recommendation.id}`,
        genre: chosen[0]?.genre.name ?? '',
        createdAtText: koreanDateTime(recommendation.createdAt, options.now),
        labels: labelsOf(recommendation),
        books: bookCards(chosen),
      };
    }),
    pager: pagerOf(options.page, Math.ceil(options.total / historyPageSize), (page) =>
      page === 1 ? '/recommendations' : `/recommendations?page=${page}`,
    ),
  };
}
