import type { TasteWeights } from '../../quiz/index.ts';
import type { Candidate, Standing } from '../candidates/index.ts';
import type { Fact, Match } from './fact.ts';
import { factFinder } from './find-facts.ts';

/** The matches of one set of weights with each book, in the books' order. */
export function weighBooks(
  weights: TasteWeights,
  books: readonly Candidate[],
  places: readonly Standing[],
): readonly (readonly Match[])[] {
  const find = factFinder(weights);
  const found = books.map((book, i) => find(book, places[i]));
  const shares = countShares(found);
  return found.map((facts) => discountRepeated(facts.map((match) => discountCommon(match, shares))));
}

export const byPoints = (one: Match, other: Match) => other.points - one.points;

/**
 * Reduces the points of a fact by the share of candidates that have it: a common fact tells little
 * about taste. Places are not reduced.
 */
const discountCommon = (match: Match, shares: ReadonlyMap<string, number>): Match =>
  'place' in match.fact
    ? match
    : { fact: match.fact, points: match.points * (1 - (shares.get(nameOf(match.fact)) ?? 0)) };

/** The second fact that matches the same answer counts half, the third a quarter. */
const discountRepeated = (found: readonly Match[]): readonly Match[] =>
  found.length < 2
    ? found
    : found
        .toSorted(byPoints)
        .map(({ fact, points }, before) => ({ fact, points: points > 0 ? points / 2 ** before : points }));

/** The share of the books that have each fact. Places are left out. */
function countShares(found: readonly (readonly Match[])[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { fact } of found.flat()) {
    if ('place' in fact) continue;
    shares.set(nameOf(fact), (shares.get(nameOf(fact)) ?? 0) + 1 / found.length);
  }
  return shares;
}

const nameOf = (fact: Fact) => ('value' in fact ? `${fact.kind} ${fact.value}` : fact.kind);
