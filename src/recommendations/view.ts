import { type Book, type BookCard, bookCard } from '../books/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { holdParticles } from '../platform/korean-particle.ts';
import { answersInWords } from '../quiz/index.ts';
import { type ClaimChip, claimChips } from './comments/index.ts';
import {
  changesOf,
  poolNote,
  type StoredVerdict,
  type Verdict,
  type Wish,
  wishes,
  wishLabels,
} from './feedback/index.ts';
import { isChosenByModel } from './model/index.ts';
import type { Recommendation } from './recommendation.ts';

const aiLabel = 'AI 생성';
const ruleLabel = 'AI 없이 고른 추천';

export interface RecommendationPage extends Page {
  readonly id: number;
  readonly heading: string;
  readonly createdAtText: string;
  readonly labels: readonly string[];
  /** How the books were chosen, in a sentence or two. */
  readonly explanation: string;
  /** What a pass is; `null` for a single pass. */
  readonly stabilityNote: string | null;
  /** Where the books come from, when they are not of the twenty. */
  readonly poolNote: string | null;
  /** What changed since the repeated recommendation, and why. */
  readonly changes: readonly string[];
  readonly again: {
    readonly action: string;
    readonly error: string | null;
    readonly wishes: readonly { readonly value: Wish; readonly label: string; readonly isChosen: boolean }[];
  };
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
    readonly action: string;
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

/** Labels of a recommendation: AI, without AI, or both when both chose. */
export const labelsOf = (recommendation: Pick<Recommendation, 'path'>): readonly string[] => {
  if (recommendation.path === 'filled') return [aiLabel, ruleLabel];
  return [isChosenByModel(recommendation) ? aiLabel : ruleLabel];
};

export interface RecommendationPageInput {
  readonly recommendation: Recommendation;
  /** Has to include the recommendation's books. */
  readonly books: readonly Book[];
  /** Books of the repeated recommendation; empty for the answers of a quiz. */
  readonly booksBefore: readonly Book[];
  readonly verdicts: readonly StoredVerdict[];
  readonly now: Date;
  /** A refused "again": its wishes and the error. */
  readonly refused?: { readonly wishes: readonly Wish[]; readonly error: string };
}

const verdictLabels: Record<Verdict, string> = {
  like: '마음에 들어요',
  dislike: '취향이 아니에요',
  read: '이미 읽었어요',
};

export function recommendationPage(input: RecommendationPageInput): RecommendationPage {
  const { recommendation, books, now, refused } = input;
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
    again: {
      action: `/recommendations/${recommendation.id}/again`,
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
          action: `/recommendations/${recommendation.id}/books/${book.id}/verdict`,
          choices: verdictChoices(input.verdicts.find(({ bookId }) => bookId === book.id)),
        },
      };
    }),
    answers: answersInWords(recommendation.answers),
  };
}

const verdictChoices = (said: StoredVerdict | undefined) =>
  (['like', 'dislike', 'read'] as const).map((value) => ({
    value,
    label: verdictLabels[value],
    isChosen: value === 'read' ? (said?.isRead ?? false) : said?.taste === value,
  }));

function explain({ path, fallbackReason }: Recommendation): string {
  if (path === 'filled')
    return 'AI가 고른 책이 세 권이 되지 않아, 나머지는 AI 없이 답과 책의 정보를 맞춰 보고 골랐어요.';
  if (path !== 'fallback')
    return '이 장르의 책 가운데 AI가 답을 읽고 골랐어요. 근거는 답과 책의 정보에 맞는지 확인했지만, AI의 글이라 사실과 다른 내용이 있을 수 있어요.';
  const how = '답해 주신 열 가지와 책의 정보를 하나씩 맞춰 보고 골랐어요.';
  switch (fallbackReason) {
    case 'no_api_key':
      return `지금은 AI를 쓰지 않아요. ${how}`;
    case 'daily_cap':
      return `오늘은 AI에 물을 수 있는 횟수를 다 썼어요. 그래서 AI 없이, ${how}`;
    case 'daily_reserve':
      return `오늘 AI에 물을 수 있는 횟수가 얼마 남지 않아, 오늘 처음 추천받는 분들의 몫으로 남겨 두었어요. 그래서 AI 없이, ${how}`;
    case 'address_cap':
      return `쓰고 계신 인터넷 주소에서 오늘 AI에 물을 수 있는 횟수를 다 썼어요. 그래서 AI 없이, ${how}`;
    case 'not_stored':
    case 'internal_error':
      return `AI의 답을 처리하지 못했어요. 그래서 AI 없이, ${how}`;
    case 'no_agreement':
      return `책의 순서를 바꿔 물을 때마다 AI의 답이 달라져서 믿기 어려웠어요. 그래서 AI 없이, ${how}`;
    case 'only_fame':
      return `AI가 답보다는 많이 팔린 순서를 따라 골랐어요. 그래서 AI 없이, ${how}`;
    default:
      return `AI가 제때 쓸 만한 답을 하지 못했어요. 그래서 AI 없이, ${how}`;
  }
}

const stabilityNote = (passes: number) =>
  `안정도는 책의 순서를 바꿔 가며 AI에 물어서 받은 답 ${passes}개에서 그 책이 몇 번이나 세 손가락 안에 들었는지예요.`;

function stabilityOf(
  { isChosenByModel, votes }: Recommendation['picks'][number],
  passes: number,
): string | null {
  if (!isChosenByModel || passes < 2) return null;
  return votes > 0 ? `${passes}번 중 ${votes}번 꼽힌 책` : `${passes}번의 순위를 합쳐 뽑은 책`;
}
