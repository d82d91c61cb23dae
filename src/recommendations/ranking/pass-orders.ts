import { createHash } from 'node:crypto';
import type { Candidate } from '../candidates/index.ts';

/**
 * Returns the order in which each pass shows the candidates: a shuffled base order, its reverse,
 * and both rotated by half. Over all four every book stands early as often as late, so effects of
 * the place cancel out. Equal seeds give equal orders, so that a stored recommendation can be
 * replayed.
 */
export function balancedOrders(
  candidates: readonly Candidate[],
  seed: string,
  passes: number,
): Candidate[][] {
  const base = shuffle(candidates, seed);
  const reversed = base.toReversed();
  return [base, reversed, rotateByHalf(base), rotateByHalf(reversed)].slice(0, passes);
}

function shuffle(candidates: readonly Candidate[], seed: string): Candidate[] {
  return candidates
    .map((book) => ({ book, card: createHash('sha256').update(`${seed}:${book.id}`).digest('hex') }))
    .sort((one, other) => (one.card < other.card ? -1 : 1))
    .map(({ book }) => book);
}

function rotateByHalf(order: readonly Candidate[]): Candidate[] {
  const half = Math.floor(order.length / 2);
  return [...order.slice(half), ...order.slice(0, half)];
}
