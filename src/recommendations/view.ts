import type { Book } from '../books/index.ts';
import type { Page } from '../platform/http/render.ts';
import type { FormChoice } from '../platform/http/typed-form.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { answersInWords } from '../quiz/index.ts';
import { explain, stabilityNote } from './explanation-view.ts';
import { changesOf, poolNote, type StoredVerdict, type Wish, wishes, wishLabels } from './feedback/index.ts';
import { labelsOf } from './label-view.ts';
import { movedNote } from './moved-view.ts';
import { type MeetingLinks, type PickCard, pickCard } from './pick-view.ts';
import type { Recommendation } from './recommendation.ts';
import { withNext } from './sign-up-link.ts';

export interface RecommendationPage extends Page {
  readonly id: number;
  readonly heading: string;
  readonly createdAtText: string;
  readonly labels: readonly string[];
  /** How the books were chosen, in a sentence or two. */
  readonly explanation: string;
  /** Says which books were chosen for variety or popularity; `null`: none. */
  readonly movedNote: string | null;
  /** Explains the passes; `null` for a single pass. */
  readonly stabilityNote: string | null;
  /** Where the books come from, when they are not of the twenty. */
  readonly poolNote: string | null;
  /** Changes since the repeated recommendation, with reasons. */
  readonly changes: readonly string[];
  /** The links that keep a visitor's recommendation; `null` for an account's. */
  readonly keeping: { readonly signUpHref: string; readonly logInHref: string } | null;
  /** The form for another recommendation; `null` for a visitor. */
  readonly again: {
    readonly action: string;
    readonly error: string | null;
    readonly wishes: readonly FormChoice<Wish>[];
  } | null;
  readonly picks: readonly PickCard[];
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

declare module '../platform/http/render.ts' {
  interface Views {
    'recommendations/show': RecommendationPage;
  }
}

export interface RecommendationPageInput {
  readonly recommendation: Recommendation;
  /** Has to include the recommendation's books. */
  readonly books: readonly Book[];
  /** Books of the repeated recommendation; empty for the answers of a quiz. */
  readonly booksBefore: readonly Book[];
  readonly verdicts: readonly StoredVerdict[];
  /** Addresses of the lists of meetings, by the book's id. */
  readonly meetingLinks: ReadonlyMap<number, MeetingLinks>;
  readonly now: Date;
  /** Whether it is the page of a visitor, who is asked for an account to keep the result. */
  readonly isVisitor?: boolean;
  /** A refused "again": its wishes and the error. */
  readonly refused?: { readonly wishes: readonly Wish[]; readonly error: string };
}

export function recommendationPage(input: RecommendationPageInput): RecommendationPage {
  const { recommendation, books, now, refused, isVisitor = false } = input;
  const here = `/recommendations/${recommendation.id}`;
  const genre = books[0]?.genre.name ?? '';
  return {
    title: '추천받은 책',
    styles: ['/css/pages/skeleton-books.css', '/css/pages/quiz.css', '/css/pages/recommendations.css'],
    scripts: ['/js/covers.js', '/js/quiz-done.js', '/js/quiz-again.js', '/js/verdicts.js'],
    id: recommendation.id,
    heading: `${genre}에서 고른 세 권`,
    createdAtText: koreanDateTime(recommendation.createdAt, now),
    labels: labelsOf(recommendation),
    explanation: explain(recommendation),
    movedNote: movedNote(recommendation, (bookId) => books.find(({ id }) => id === bookId)?.title),
    stabilityNote: stabilityNote(recommendation),
    poolNote: poolNote(recommendation),
    changes: changesOf(recommendation, books, input.booksBefore),
    keeping: isVisitor
      ? { signUpHref: withNext('/signup', here), logInHref: withNext('/login', here) }
      : null,
    again: isVisitor
      ? null
      : {
          action: `${here}/again`,
          error: refused?.error ?? null,
          wishes: wishes.map((value) => ({
            value,
            label: wishLabels[value],
            isChosen: refused?.wishes.includes(value) ?? false,
          })),
        },
    picks: recommendation.picks.flatMap((pick) => {
      const book = books.find(({ id }) => id === pick.bookId);
      return book ? [pickCard(pick, book, { ...input, isVisitor })] : [];
    }),
    answers: answersInWords(recommendation.answers),
  };
}
