import { type Book, type BookCard, bookCard } from '../books/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { answersInWords, questionIds, type TasteProfile } from '../quiz/index.ts';
import type { StoredVerdict } from './feedback/index.ts';
import { verdictChoices } from './verdict-view.ts';

export interface TastePage extends Page {
  readonly isEmpty: boolean;
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
  readonly answeredAtText: string | null;
  readonly recommendationCount: number;
  readonly verdicts: readonly {
    readonly card: BookCard;
    readonly verdictText: string;
    readonly deleteAction: string;
  }[];
  readonly error: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'recommendations/taste': TastePage;
  }
}

export function tastePage(stored: {
  readonly taste: TasteProfile | null;
  readonly verdicts: readonly StoredVerdict[];
  readonly books: readonly Book[];
  readonly count: number;
  readonly now: Date;
  readonly error: string | null;
}): TastePage {
  const { taste, verdicts, count, now } = stored;
  const books = new Map(stored.books.map((book) => [book.id, book]));
  return {
    title: '저장된 내 취향',
    styles: ['/css/pages/recommendations.css'],
    scripts: ['/js/covers.js'],
    isEmpty: taste === null && verdicts.length === 0 && count === 0,
    answers: taste ? answersInWords(byQuestion(taste.answers)) : [],
    answeredAtText: taste && koreanDateTime(taste.updatedAt, now),
    recommendationCount: count,
    verdicts: verdicts.flatMap((verdict) => {
      const book = books.get(verdict.bookId);
      if (!book) return [];
      return {
        card: bookCard(book),
        verdictText: textOf(verdict),
        deleteAction: `/taste/books/${book.id}/delete`,
      };
    }),
    error: stored.error,
  };
}

const byQuestion = (letters: string): Record<string, string> =>
  Object.fromEntries(questionIds.map((id, i) => [id, letters[i] ?? '']));

const textOf = (verdict: StoredVerdict): string =>
  verdictChoices(verdict)
    .flatMap(({ label, isChosen }) => (isChosen ? [label] : []))
    .join(' · ');
