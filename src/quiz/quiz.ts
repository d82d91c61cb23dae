/**
 * Which books an answer asks for, in terms of catalogue columns. A weight of 1 is a plain wish; a
 * negative weight pushes books down.
 */
export interface TasteWeights {
  /** By tag of the catalogue's closed vocabulary. */
  readonly tags?: Readonly<Record<string, number>>;
  /** By a word inside the name of the sub-category. */
  readonly shelves?: Readonly<Record<string, number>>;
  /** By a word inside the title or the subtitle. */
  readonly words?: Readonly<Record<string, number>>;
  readonly newness?: Nearness;
  readonly price?: Nearness;
  readonly titleLength?: Nearness;
  readonly pages?: Nearness;
  /** Has a subtitle. */
  readonly subtitle?: number;
  /** Has a digit in its title or subtitle. */
  readonly digits?: number;
  /** Belongs to a set or a numbered series, by its title. */
  readonly series?: number;
  /** Belongs to a named series of a publisher. */
  readonly inSeries?: number;
  /** Says in its title or subtitle that it won a prize. */
  readonly prize?: number;
  /** Was translated into Korean. */
  readonly translated?: number;
  /** Has more than one author. */
  readonly coauthored?: number;
}

/**
 * A wish on a scale from 0 (the oldest, cheapest, shortest or thinnest candidate) to 1 (the newest,
 * dearest, longest or thickest).
 */
export interface Nearness {
  readonly near: number;
  readonly weight: number;
}

export type OptionKey = 'a' | 'b' | 'c' | 'd' | 'e';

export interface QuizOption {
  readonly key: OptionKey;
  /** A noun phrase, so that it can be quoted inside a sentence. */
  readonly label: string;
  /** The name of this answer in prompts and stored claims. */
  readonly code: string;
  readonly weights: TasteWeights;
}

export const questionIds = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'q10'] as const;
export type QuestionId = (typeof questionIds)[number];

export interface QuizQuestion {
  readonly id: QuestionId;
  readonly text: string;
  readonly options: readonly QuizOption[];
}

/** The chosen option of every question. */
export type Answers = Readonly<Record<QuestionId, OptionKey>>;
