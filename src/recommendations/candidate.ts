import { createHash } from 'node:crypto';

/** What choosing and writing may know of a book. Best rank and sales are left out on purpose: a model told them recommends by fame. */
export interface Candidate {
  readonly id: number;
  readonly title: string;
  readonly subtitle: string | null;
  /** Display names of the shown authors. */
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly publishedOn: Date | null;
  readonly subCategory: string | null;
  readonly tags: readonly string[];
  /** Won; 0: not known. */
  readonly salePrice: number;
  readonly description: string | null;
}

/** How many books a recommendation has. */
export const pickCount = 3;

/** A candidate under the name it has in one prompt. */
export interface DealtCandidate {
  readonly alias: string;
  readonly book: Candidate;
}

/**
 * Gives the candidates aliases (`B01` …) in an order that says nothing about their rank. The same seed deals the same order, so a stored
 * recommendation can be replayed.
 */
export function dealCandidates(candidates: readonly Candidate[], seed: string): DealtCandidate[] {
  return candidates
    .map((book) => ({ book, card: createHash('sha256').update(`${seed}:${book.id}`).digest('hex') }))
    .sort((one, other) => (one.card < other.card ? -1 : 1))
    .map(({ book }, position) => ({ alias: `B${String(position + 1).padStart(2, '0')}`, book }));
}
