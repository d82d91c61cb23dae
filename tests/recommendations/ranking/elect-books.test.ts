import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import { preferProvable } from '../../../src/recommendations/comments/index.ts';
import { bordaPoints } from '../../../src/recommendations/ranking/borda.ts';
import { electBooks } from '../../../src/recommendations/ranking/elect-books.ts';
import { balancedOrders } from '../../../src/recommendations/ranking/pass-orders.ts';
import { rankByRule } from '../../../src/recommendations/ranking/rule-score.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { sampleBooks } from '../sample-books.ts';

const byRule = rankByRule(chosenOf('abcdabcdab'), sampleBooks);
const ruleIds = byRule.map(({ book }) => book.id);
/** An order that does not correlate with sales. */
const taste = [
  113, 104, 118, 102, 110, 120, 107, 101, 116, 105, 119, 103, 112, 108, 115, 106, 111, 117, 109, 114,
];
const random = seededRandom(3);

type Model = (order: readonly Candidate[]) => number[];
const bySortKey =
  (key: (id: number, place: number) => number): Model =>
  (order) =>
    order
      .map(({ id }, place) => ({ id, points: key(id, place) }))
      .sort((one, other) => other.points - one.points)
      .map(({ id }) => id);

const elect = (model: Model, passes = 4) =>
  electBooks(
    sampleBooks,
    balancedOrders(sampleBooks, 'seed', passes).map((order) => ({
      shown: order.map(({ id }) => id),
      ranked: model(order),
    })),
    preferProvable(byRule),
    null,
  );
const idsOf = ({ elected }: ReturnType<typeof elect>) => elected.map(({ ranked }) => ranked.book.id);

describe('Borda', () => {
  test('the best of n books gets n − 1 points, the last 0', () => {
    expect(bordaPoints({ ranked: [3, 1, 2] }, [1, 2, 3])).toEqual([1, 0, 2]);
  });

  test('unranked books share the remaining points', () => {
    expect(bordaPoints({ ranked: [4] }, [1, 2, 3, 4])).toEqual([1, 1, 1, 3]);
    expect(bordaPoints({ ranked: [] }, [1, 2, 3])).toEqual([1, 1, 1]);
  });
});

describe('the election', () => {
  test('passes that agree elect their best three with all votes', () => {
    const election = elect(() => taste);
    expect(idsOf(election)).toEqual(taste.slice(0, 3));
    expect(election).toMatchObject({ agreement: 1, failure: null });
    expect(election.elected.map(({ votes }) => votes)).toEqual([4, 4, 4]);
  });

  test('a book that one pass ranks last because of its place is still elected', () => {
    const worth = (id: number) => 1.4 ** -taste.indexOf(id);
    const election = elect(bySortKey((id, place) => worth(id) * 0.93 ** place));
    expect(idsOf(election)).toContain(taste[0]);
    expect(election.failure).toBeNull();
  });

  test('ties go by the rule score', () => {
    const [first = 0, second = 0, ...rest] = taste;
    let turn = 0;
    const election = elect(() => (turn++ < 2 ? [first, second, ...rest] : [second, first, ...rest]));
    const tied = ruleIds.filter((id) => id === first || id === second);
    expect(idsOf(election).slice(0, 2)).toEqual(tied);
  });

  test('one pass is used as it is, and has no agreement', () => {
    expect(elect(() => taste, 1)).toMatchObject({ agreement: null, failure: null });
  });
});

test('a book without a provable claim is not elected', () => {
  const silent = [119, 116];
  const election = elect(() => [...silent, ...taste.filter((id) => !silent.includes(id))]);
  expect(idsOf(election)).toEqual(taste.slice(0, 3));
  expect(election.elected.every(({ isChosenByModel }) => isChosenByModel)).toBe(true);
});

describe('the rule score chooses', () => {
  test('when the model only follows the places of the books', () => {
    const election = elect((order) => order.map(({ id }) => id));
    expect(election).toMatchObject({ failure: 'no_agreement' });
    expect(idsOf(election)).toEqual(ruleIds.slice(0, 3));
  });

  test('nineteen times in twenty when the ranking is random', () => {
    const elections = Array.from({ length: 200 }, () => elect(bySortKey(() => random())));
    const believed = elections.filter(({ failure }) => failure === null).length;
    expect(believed / elections.length).toBeLessThan(0.1);
  });

  test('when the ranking follows sales', () => {
    const election = elect(bySortKey((id) => -id));
    expect(election).toMatchObject({ agreement: 1, failure: 'only_fame' });
    expect(idsOf(election)).toEqual(ruleIds.slice(0, 3));
  });

  test('for the places that a short ranking leaves open', () => {
    const { elected, failure } = elect(() => [113]);
    expect(failure).toBeNull();
    expect(elected.map(({ isChosenByModel }) => isChosenByModel)).toEqual([true, false, false]);
  });
});

test('a book that variety moves up is the choice of the model that ranked it', () => {
  const twins = sampleBooks.map((book, i) => ({
    ...book,
    authors: [i === 12 || i === 3 ? '한 작가' : `작가 ${i}`],
  }));
  const { elected } = electBooks(
    twins,
    balancedOrders(twins, 'seed', 4).map((order) => ({ shown: order.map(({ id }) => id), ranked: taste })),
    rankByRule(chosenOf('abcdabcdab'), twins),
    null,
  );
  // The first two are by one author.
  expect(elected.map(({ ranked }) => ranked.book.id)).toEqual([113, 118, 102]);
  expect(elected.map(({ movedFor }) => movedFor)).toEqual([null, null, 'variety']);
  expect(elected.every(({ isChosenByModel }) => isChosenByModel)).toBe(true);
});

test('of a ranking by half fame and half taste, the part without fame decides', () => {
  const election = elect(bySortKey((id) => (20 - taste.indexOf(id)) / 20 + (120 - id) / 20));
  const places = idsOf(election).map((id) => sampleBooks.findIndex((book) => book.id === id));
  expect(election.failure).toBeNull();
  expect(Math.max(...places)).toBeGreaterThan(9);
});
