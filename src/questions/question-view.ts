import { markNames } from '../notes/index.ts';
import type { BookField, QuestionKind, QuestionOrigin } from './question.ts';
import type { SeenQuestion } from './seen-questions.ts';

export const kindNames: Readonly<Record<QuestionKind, string>> = {
  fact: '사실',
  interpretation: '해석',
  application: '적용',
  comparison: '비교',
};

/** The label of a question by its origin; a question of a person has none. */
const originNames: Readonly<Record<QuestionOrigin, string | null>> = {
  model: 'AI가 쓴 질문',
  template: '책 정보로 만든 질문',
  person: null,
};

const fieldNames: Readonly<Record<BookField, string>> = {
  title: '제목',
  subtitle: '부제',
  author: '지은이',
  translator: '옮긴이',
  illustrator: '그린이',
  publisher: '펴낸 곳',
  year: '펴낸 해',
  genre: '장르',
  category: '분야',
  tags: '키워드',
  series: '시리즈',
  prize: '수상 소개',
  pages: '쪽수',
};

/** A question as one person sees it. */
export interface ShownQuestion {
  readonly id: string;
  readonly number: string;
  /** Null for a text that is withheld from her until the start. */
  readonly body: string | null;
  /** Whether the reader blocked its author: she unfolds it. */
  readonly isFolded: boolean;
  readonly kind: string;
  /** Its readers before the start; null for everybody. */
  readonly mark: string | null;
  /** Says that the model or a template wrote it. */
  readonly origin: string | null;
  /** Whether the model wrote it. */
  readonly isByModel: boolean;
  /** The fields of the book's record that it was taken from, in words; null without any. */
  readonly fields: string | null;
  readonly quotes: readonly { readonly text: string; readonly href: string }[];
  /** Null for her own question and for a text that she does not see. */
  readonly reportHref: string | null;
}

export interface QuestionReader {
  readonly meetingId: number;
  readonly userId: number;
  readonly hasBegun: boolean;
  /** Authors whose notes and questions she does not see unfolded. */
  readonly blockedIds: ReadonlySet<number>;
}

/** The approved questions as members see them. A gap in the numbers would tell of a draft. */
export const shownQuestions = (seen: readonly SeenQuestion[], reader: QuestionReader): ShownQuestion[] =>
  seen.map((one, at) => ({ ...shownQuestion(one, reader), number: String(at + 1) }));

export function shownQuestion(seen: SeenQuestion, reader: QuestionReader): ShownQuestion {
  const { id, position, kind, forPercent, origin, authorId, bookFields } = seen;
  const isOwn = authorId === reader.userId;
  return {
    id: String(id),
    number: String(position),
    body: seen.isWithheld ? null : seen.body,
    isFolded: authorId !== null && reader.blockedIds.has(authorId),
    kind: kindNames[kind],
    mark: forPercent === 0 || reader.hasBegun ? null : markNames[forPercent],
    origin: originNames[origin],
    isByModel: origin === 'model',
    fields: bookFields.length === 0 ? null : bookFields.map((field) => fieldNames[field]).join(', '),
    quotes: seen.isWithheld ? [] : shownQuotes(seen.quotes, reader),
    reportHref: isOwn || seen.isWithheld ? null : `/report?kind=question&id=${id}`,
  };
}

const shownQuotes = (
  quotes: Extract<SeenQuestion, { isWithheld: false }>['quotes'],
  { meetingId, blockedIds }: QuestionReader,
) =>
  quotes
    .filter(({ authorId }) => !blockedIds.has(authorId))
    .map(({ noteId, quote }) => ({ text: quote, href: `/meetings/${meetingId}/note#note-${noteId}` }));
