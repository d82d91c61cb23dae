import { koreanTime } from '../platform/korean-date.ts';
import type { MeetingRecord } from './show-record.ts';
import type { ShownPoint, ShownQuestion } from './shown-record-repository.ts';

/** A quote on a page. */
export interface QuoteView {
  readonly key: string;
  readonly text: string;
  readonly by: string;
  readonly time: string;
  /** The message in the log. */
  readonly href: string;
  /** Whether the reader blocked its author: she unfolds it. */
  readonly isFolded: boolean;
}

export interface PointView {
  readonly id: string;
  /** The model's own sentence; null: the point is its quotes. */
  readonly sentence: string | null;
  readonly isReported: boolean;
  /** `about` says which sentence the link is about, to a reader who hears the links alone. */
  readonly report: { readonly href: string; readonly about: string } | null;
  readonly quotes: readonly QuoteView[];
}

export interface QuestionView {
  readonly heading: string;
  /** Says how the quotes were chosen, or that there are none. */
  readonly label: string;
  readonly isByModel: boolean;
  readonly points: readonly PointView[];
}

/** The heading of talk that belongs to no question. */
const freeTalk = '나눈 이야기';
const chosenByModel = 'AI가 골랐어요';
const firstAnswers = '먼저 나온 대답이에요';
const noQuotes = '이 질문에는 옮길 말이 없어요.';

/** Code points of a sentence that the name of its link repeats. */
const namedLength = 40;

/** A folded sentence is named by its place among the points of its question. */
function aboutOf(sentence: string | null, at: number): string {
  if (sentence === null) return `접어 둔 ${at + 1}번째 문장`;
  const letters = [...sentence];
  return letters.length > namedLength ? `${letters.slice(0, namedLength).join('')}…` : sentence;
}

export const headingOf = ({ body }: ShownQuestion): string => body ?? freeTalk;

/** Names a quote among those of its record. */
export const keyOf = ({ id }: ShownPoint, { position }: ShownPoint['quotes'][number]): string =>
  `${id}-${position}`;

function labelOf({ points, isByModel }: ShownQuestion): string {
  if (points.length === 0) return noQuotes;
  return isByModel ? chosenByModel : firstAnswers;
}

/** Returns the questions of a record with the quotes that stand in the meeting's messages now. */
export function questionViews({ found, questions, blockedIds }: MeetingRecord): readonly QuestionView[] {
  const log = `/meetings/${found.meeting.id}/chat`;
  const quoteView = (point: ShownPoint, quote: ShownPoint['quotes'][number]): QuoteView => ({
    key: keyOf(point, quote),
    text: quote.text,
    by: quote.nickname,
    time: koreanTime(quote.sentAt),
    href: `${log}?after=${quote.seq - 1}`,
    isFolded: blockedIds.has(quote.userId),
  });
  const pointView = (point: ShownPoint, at: number): PointView => ({
    id: String(point.id),
    sentence: point.sentence,
    isReported: point.isReported,
    report:
      point.sentence === null
        ? null
        : {
            href: `/report?kind=record&id=${point.id}`,
            about: aboutOf(point.isReported ? null : point.sentence, at),
          },
    quotes: point.quotes.map((quote) => quoteView(point, quote)),
  });
  const questionView = (question: ShownQuestion): QuestionView => ({
    heading: headingOf(question),
    label: labelOf(question),
    isByModel: question.isByModel,
    points: question.points.map(pointView),
  });
  return questions.map(questionView);
}
