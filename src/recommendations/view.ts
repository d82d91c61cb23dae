import { type Book, type BookCard, bookCard } from '../books/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { holdParticles } from '../platform/korean-particle.ts';
import { answersInWords } from '../quiz/index.ts';
import { type ClaimChip, claimChips } from './comments/index.ts';
import { explain, stabilityNote, stabilityOf } from './explanation-view.ts';
import {
  changesOf,
  poolNote,
  type StoredVerdict,
  type Verdict,
  type Wish,
  wishes,
  wishLabels,
} from './feedback/index.ts';
import { aiLabel, labelsOf, ruleLabel } from './label-view.ts';
import { isChosenByModel } from './model/index.ts';
import type { Recommendation } from './recommendation.ts';

export interface RecommendationPage extends Page {
  readonly id: number;
  readonly heading: string;
  readonly createdAtText: string;
  readonly labels: readonly string[];
  /** How the books were chosen, in a sentence or two. */
  readonly explanation: string;
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
    readonly wishes: readonly { readonly value: Wish; readonly label: string; readonly isChosen: boolean }[];
  } | null;
  readonly picks: readonly PickCard[];
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

export interface PickCard {
  readonly place: number;
  readonly card: BookCard;
  readonly subtitle: string | null;
  readonly comment: string;
  readonly claims: readonly ClaimChip[];
  /** "4번 중 4번 꼽힌 책"; `null` for a single pass. */
  readonly stability: string | null;
  /** Set when the model chose only some of the books. */
  readonly label: string | null;
  readonly productUrl: string;
  readonly verdict: {
    /** `null` for a visitor, who signs up first. */
    readonly action: string | null;
    readonly signUpHref: string;
    readonly choices: readonly {
      readonly value: Verdict;
      readonly label: string;
      readonly isChosen: boolean;
    }[];
  };
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
  readonly now: Date;
  /** Whether it is the page of a visitor, who is asked for an account to keep the result. */
  readonly isVisitor?: boolean;
  /** A refused "again": its wishes and the error. */
  readonly refused?: { readonly wishes: readonly Wish[]; readonly error: string };
}

const verdictLabels: Record<Verdict, string> = {
  like: '마음에 들어요',
  dislike: '취향이 아니에요',
  read: '이미 읽었어요',
};

export function recommendationPage(input: RecommendationPageInput): RecommendationPage {
  const { recommendation, books, now, refused, isVisitor = false } = input;
  const here = `/recommendations/${recommendation.id}`;
  const isMixed = recommendation.path === 'filled';
  const genre = books[0]?.genre.name ?? '';
  return {
    title: '추천받은 책',
    styles: ['/css/pages/quiz.css', '/css/pages/recommendations.css'],
    scripts: ['/js/covers.js', '/js/quiz-done.js', '/js/quiz-again.js'],
    id: recommendation.id,
    heading: `${genre}에서 고른 세 권`,
    createdAtText: koreanDateTime(recommendation.createdAt, now),
    labels: labelsOf(recommendation),
    explanation: explain(recommendation),
    stabilityNote:
      recommendation.passes > 1 && isChosenByModel(recommendation)
        ? stabilityNote(recommendation.passes)
        : null,
    poolNote: poolNote(recommendation),
    changes: changesOf(recommendation, books, input.booksBefore),
    keeping: isVisitor ? { signUpHref: signUpTo(here), logInHref: withNext('/login', here) } : null,
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
    picks: recommendation.picks.flatMap((pick, i) => {
      const book = books.find(({ id }) => id === pick.bookId);
      if (!book) return [];
      return {
        place: i + 1,
        card: bookCard(book),
        subtitle: book.subtitle,
        comment: holdParticles(pick.comment),
        claims: claimChips(pick.claims, book.title),
        stability: stabilityOf(pick, recommendation.passes),
        label: isMixed ? (pick.isChosenByModel ? aiLabel : ruleLabel) : null,
        productUrl: book.productUrl,
        verdict: {
          action: isVisitor ? null : `${here}/books/${book.id}/verdict`,
          signUpHref: signUpTo(`${here}#book-${book.id}`),
          choices: verdictChoices(input.verdicts.find(({ bookId }) => bookId === book.id)),
        },
      };
    }),
    answers: answersInWords(recommendation.answers),
  };
}

const withNext = (page: string, next: string) => `${page}?next=${encodeURIComponent(next)}`;
const signUpTo = (next: string) => withNext('/signup', next);

const verdictChoices = (stored: StoredVerdict | undefined) =>
  (['like', 'dislike', 'read'] as const).map((value) => ({
    value,
    label: verdictLabels[value],
    isChosen: value === 'read' ? (stored?.isRead ?? false) : stored?.taste === value,
  }));
