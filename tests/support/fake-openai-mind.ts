import { createHash } from 'node:crypto';
import type { ShownAnswer, ShownBook } from './fake-openai-request.ts';

/** The preferences and knowledge of the fake model. */
export interface Mind {
  /** Hidden preference: how well a book fits the answers, higher is better. */
  readonly preference: (book: ShownBook, answers: readonly ShownAnswer[]) => number;
  /** How famous the model believes a title to be. */
  readonly fame: (title: string) => number;
  /**
   * For `tail-punishing`: the factor on a book's worth per place further down. With 0.89 the
   * NDCG@10 of the right book falls to about 0.31 when it moves from the first place to the last of
   * twenty, the worst case in LLMRank (arXiv 2305.08845). With 0.945 it falls to 0.53, its milder
   * case.
   */
  readonly fade: number;
  /** A book outside the list that the model names anyway. */
  readonly favourite: string;
  /** For `random`: equal seeds and requests give equal replies. */
  readonly seed: string;
}

export function openMind(wanted: Partial<Mind>): Mind {
  return {
    preference: wanted.preference ?? ((book, answers) => likeness(book, answers)),
    fame: wanted.fame ?? ((title) => fraction(`fame ${title}`)),
    fade: wanted.fade ?? 0.89,
    favourite: wanted.favourite ?? '데미안',
    seed: wanted.seed ?? 'seed',
  };
}

/** A number in [0, 1) that depends on the text only. */
export const fraction = (text: string) =>
  createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;

/** Default preference: equal readers prefer equal books, in whatever order they come. */
const likeness = (book: ShownBook, answers: readonly ShownAnswer[]) =>
  fraction(`${book.title} ${answers.map(({ code }) => code).join(' ')}`);
