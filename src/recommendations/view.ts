import { type Book, type BookCard, bookCard } from '../books/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { quizQuestions } from './quiz-questions.ts';
import { isChosenByModel, type Recommendation } from './recommendation.ts';

const aiLabel = 'AI 생성';
const ruleLabel = 'AI 없이 고른 추천';

export interface RecommendationPage extends Page {
  readonly id: number;
  readonly heading: string;
  readonly createdAtText: string;
  readonly label: string;
  /** Who chose, in a sentence or two. */
  readonly explanation: string;
  readonly picks: readonly PickCard[];
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

export interface PickCard {
  readonly place: number;
  readonly card: BookCard;
  readonly subtitle: string | null;
  readonly comment: string;
  /** Where the books of one recommendation were not all chosen by the same. */
  readonly label: string | null;
  readonly productUrl: string;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'recommendations/show': RecommendationPage;
  }
}

/** What a recommendation is labelled with: what the model chose is said to be AI's, and nothing else is. */
export const labelOf = (recommendation: Pick<Recommendation, 'path'>): string =>
  isChosenByModel(recommendation) ? aiLabel : ruleLabel;

export function recommendationPage(
  recommendation: Recommendation,
  books: readonly Book[],
  now: Date,
): RecommendationPage {
  const isMixed = recommendation.path === 'filled';
  const genre = books[0]?.genre.name ?? '';
  return {
    title: '추천받은 책',
    styles: ['/css/pages/recommendations.css'],
    scripts: ['/js/covers.js', '/js/quiz-done.js'],
    id: recommendation.id,
    heading: `${genre}에서 고른 세 권`,
    createdAtText: koreanDateTime(recommendation.createdAt, now),
    label: labelOf(recommendation),
    explanation: explain(recommendation),
    picks: recommendation.picks.flatMap((pick, i) => {
      const book = books.find(({ id }) => id === pick.bookId);
      if (!book) return [];
      return {
        place: i + 1,
        card: bookCard(book),
        subtitle: book.subtitle,
        comment: pick.comment,
        label: isMixed ? (pick.isChosenByModel ? aiLabel : ruleLabel) : null,
        productUrl: book.productUrl,
      };
    }),
    answers: answersGiven(recommendation),
  };
}

function explain({ path, fallbackReason }: Recommendation): string {
  if (path === 'filled')
    return 'AI가 고른 책이 세 권이 되지 않아, 나머지는 AI 없이 답과 책의 정보를 맞춰 보고 골랐어요.';
  if (path !== 'fallback')
    return '이 장르의 책 스무 권 가운데 AI가 답을 읽고 골랐어요. AI의 글이라 사실과 다른 내용이 있을 수 있어요.';
  const how = '답해 주신 열 가지와 책의 정보를 하나씩 맞춰 보고 골랐어요.';
  return fallbackReason === 'no_api_key'
    ? `지금은 AI를 쓰지 않아요. ${how}`
    : `AI가 제때 쓸 만한 답을 하지 못했어요. 그래서 AI 없이, ${how}`;
}

/** The answers in words; those to questions that are no longer asked are left out. */
const answersGiven = ({ answers }: Recommendation) =>
  quizQuestions.flatMap(({ id, text, options }) => {
    const option = options.find(({ key }) => key === answers[id]);
    return option ? { question: text, answer: option.label } : [];
  });
