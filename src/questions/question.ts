import type { ReadingMark } from '../notes/index.ts';

/** A question is about what the book says, what it means, what follows for us, or differences. */
export const questionKinds = ['fact', 'interpretation', 'application', 'comparison'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** The author of the text as it stands. A person who edits a draft has written it. */
export type QuestionOrigin = 'model' | 'template' | 'person';

/** The fields of a book's record that a question may be taken from. */
export const bookFields = [
  'title',
  'subtitle',
  'author',
  'translator',
  'illustrator',
  'publisher',
  'year',
  'genre',
  'category',
  'tags',
  'series',
  'prize',
  'pages',
] as const;
export type BookField = (typeof bookFields)[number];

/** Words of a note that a question was taken from. */
export interface Quote {
  readonly noteId: number;
  readonly quote: string;
}

/** The parts of a question that a person decides. */
export interface QuestionDraft {
  readonly body: string;
  readonly kind: QuestionKind;
  /** How much of the book its readers must have read before the meeting begins, in percent. */
  readonly forPercent: ReadingMark;
}

/** A question that was drafted, with its sources. */
export interface SourcedQuestion extends QuestionDraft {
  readonly bookFields: readonly BookField[];
  readonly quotes: readonly Quote[];
}

/** A quote from a note that members still see. */
export interface StoredQuote extends Quote {
  readonly authorId: number;
  readonly forPercent: ReadingMark;
}

export interface Question extends QuestionDraft {
  readonly id: number;
  readonly position: number;
  readonly origin: QuestionOrigin;
  /** Null for questions that no person wrote, and for a deleted account. */
  readonly authorId: number | null;
  readonly version: number;
  readonly isApproved: boolean;
  /** Whether an operator hid it from members. */
  readonly isHidden: boolean;
  readonly bookFields: readonly BookField[];
  readonly quotes: readonly StoredQuote[];
}

/** The lowest mark that a question may have: that of the furthest note that it quotes. */
export const lowestMark = (quotes: readonly Pick<StoredQuote, 'forPercent'>[]): number =>
  Math.max(0, ...quotes.map(({ forPercent }) => forPercent));
