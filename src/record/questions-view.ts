import { koreanTime } from '../platform/korean-date.ts';
import type { MeetingRecord } from './show-record.ts';
import type { ShownPoint, ShownQuestion } from './shown-record-repository.ts';

/** A quote on a page. */
export interface QuoteView {
  /** Names the quote among those of its record. */
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
  readonly reportHref: string | null;
  readonly quotes: readonly QuoteView[];
}

export interface QuestionView {
  readonly heading: string;
  /** Says how the quotes were chosen. */
  readonly label: string;
  readonly isByModel: boolean;
  readonly points: readonly PointView[];
}

/** The heading of talk that belongs to no question. */
const freeTalk = '나눈 이야기';
const chosenByModel = 'AI가 골랐어요';
const firstAnswers = '먼저 나온 대답이에요';

/** Returns the questions of a record with the quotes that stand in the meeting's messages now. */
export function questionViews({ found, questions, blockedIds }: MeetingRecord): readonly QuestionView[] {
  const log = `/meetings/${found.meeting.id}/chat`;
  const quoteView = (point: ShownPoint, quote: ShownPoint['quotes'][number]): QuoteView => ({
    key: `${point.id}-${quote.position}`,
    text: quote.text,
    by: quote.nickname,
    time: koreanTime(quote.sentAt),
    href: `${log}?after=${quote.seq - 1}`,
    isFolded: blockedIds.has(quote.userId),
  });
  const pointView = (point: ShownPoint): PointView => ({
    id: String(point.id),
    sentence: point.sentence,
    isReported: point.isReported,
    reportHref: point.sentence === null ? null : `/report?kind=record&id=${point.id}`,
    quotes: point.quotes.map((quote) => quoteView(point, quote)),
  });
  const questionView = ({ body, isByModel, points }: ShownQuestion): QuestionView => ({
    heading: body ?? freeTalk,
    label: isByModel ? chosenByModel : firstAnswers,
    isByModel,
    points: points.map(pointView),
  });
  return questions.map(questionView);
}
