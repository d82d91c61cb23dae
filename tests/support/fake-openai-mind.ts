import { createHash } from 'node:crypto';
import type { ShownAnswer, ShownBook } from './fake-openai-request.ts';

/** What the pretended model wants and knows. */
export interface Mind {
  /** Its hidden preference: how well a book fits the answers, the higher the better. */
  readonly preference: (book: ShownBook, answers: readonly ShownAnswer[]) => number;
  /** How famous it thinks a title is, from its training. */
  readonly fame: (title: string) => number;
  /**
   * For `tail-punishing`: what a book's worth is multiplied by for every place further down it
   * stands. At 0.89 the NDCG@10 of the right book falls to about 0.31 of itself when it moves from
   * the first place to the last of twenty, which is what LLMRank (arXiv 2305.08845) saw at worst;
   * 0.945 is its milder case (0.53).
   */
  readonly fade: number;
  /** A book that is not on the list, and that it cannot help mentioning. */
  readonly favourite: string;
  /** For `random`: equal seeds and requests give equal answers. */
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

/** A number in [0, 1) that only depends on the text. */
export const fraction = (text: string) =>
  createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;

/**
 * The default preference: the same reader always likes the same books, whatever order they come in.
 */
const likeness = (book: ShownBook, answers: readonly ShownAnswer[]) =>
  fraction(`${book.title} ${answers.map(({ code }) => code).join(' ')}`);
