import { bookDistance, type Candidate } from '../../src/recommendations/commands.ts';

interface Scored {
  readonly book: Candidate;
  readonly score: number;
}

/** One book of an author, not three of a publisher. Does not use the code under test. */
export function keepsLimits(books: readonly Candidate[]): boolean {
  const names = books.flatMap(({ authors }) => [...new Set(authors)]);
  const publishers = new Set(books.map(({ publisher }) => publisher));
  return new Set(names).size === names.length && (books.length < 3 || publishers.size > 1);
}

/** The best three by the scores alone that keep the limits, and without limits where none do. */
export function bestWithinLimits(scored: readonly Scored[]): Candidate[] {
  const books = scored.map(({ book }) => book);
  for (const [i, first] of books.entries())
    for (const [j, second] of books.entries())
      for (const third of j > i ? books.slice(j + 1) : [])
        if (keepsLimits([first, second, third])) return [first, second, third];
  return books.slice(0, 3);
}

/**
 * Maximal marginal relevance as published: the best book, then twice the one with the largest
 * `(1 − share) × relevance − share × nearness to the nearest chosen one`. Relevance is the score on
 * a scale from 0 for the worst of the list to 1. It keeps the limits where it can.
 * @param scored best first
 */
export function plainMmr(scored: readonly Scored[], share: number): Candidate[] {
  const [best, worst] = [scored[0]?.score ?? 0, scored.at(-1)?.score ?? 0];
  const relevance = (score: number) => (score - worst) / (best - worst || 1);
  const chosen: Candidate[] = [];
  while (chosen.length < 3) {
    const left = scored.filter(({ book }) => !chosen.includes(book));
    const allowed = left.filter(({ book }) => keepsLimits([...chosen, book]));
    const worth = ({ book, score }: Scored) =>
      (1 - share) * relevance(score) -
      share * Math.max(0, ...chosen.map((other) => 1 - bookDistance(other, book)));
    const next = (allowed.length > 0 ? allowed : left).reduce((one, other) =>
      worth(other) > worth(one) + 1e-9 ? other : one,
    );
    chosen.push(next.book);
  }
  return chosen;
}
