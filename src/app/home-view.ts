import { type Book, type BookCard, bookCard } from '../books/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { labelOf, type Recommendation } from '../recommendations/index.ts';
import type { GenreShelf } from './bestsellers.ts';

interface HomePage extends Page {
  readonly genres: readonly GenreShelf[];
  /** What the reader was recommended last; null for a visitor too. */
  readonly latest: {
    readonly id: number;
    readonly createdAtText: string;
    readonly labels: readonly string[];
    readonly books: readonly BookCard[];
  } | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'home/home': HomePage;
  }
}

export interface HomeInput {
  readonly genres: readonly GenreShelf[];
  readonly latest: { readonly recommendation: Recommendation; readonly books: readonly Book[] } | null;
  readonly now: Date;
}

export const homePage = ({ genres, latest, now }: HomeInput): HomePage => ({
  title: '책모임',
  description: '취향에 맞는 책을 고르고, 같은 책을 읽은 사람들과 만나는 곳이에요.',
  styles: ['/css/pages/home.css'],
  scripts: ['/js/covers.js'],
  genres,
  latest: latest && {
    id: latest.recommendation.id,
    createdAtText: koreanDateTime(latest.recommendation.createdAt, now),
    labels: [labelOf(latest.recommendation)],
    books: latest.books.map(bookCard),
  },
});
