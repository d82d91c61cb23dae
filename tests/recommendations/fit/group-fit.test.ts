import { describe, expect, test } from 'vitest';
import { bookFits } from '../../../src/recommendations/fit/book-fit.ts';
import { type GroupMember, groupFits, scoreOf } from '../../../src/recommendations/fit/group-fit.ts';
import { rankByRule } from '../../../src/recommendations/ranking/rule-score.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { personas } from '../personas.ts';
import { sampleBooks } from '../sample-books.ts';

const random = seededRandom(23);
const of = (most: number) => Math.floor(random() * most);
const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, card: random() }))
    .sort((a, b) => a.card - b.card)
    .map(({ one }) => one);
const member = (letters: string, excluded: readonly number[] = []): GroupMember => ({
  answers: chosenOf(letters),
  excluded: new Set(excluded),
});
/** Groups of three to eight readers, some of whom have read or dislike some of the books. */
const groups = Array.from({ length: 20 }, () =>
  shuffled(personas)
    .slice(0, 3 + of(6))
    .map(({ answers }) =>
      member(
        answers,
        shuffled(sampleBooks)
          .slice(0, of(3))
          .map(({ id }) => id),
      ),
    ),
);
const fitsOf = (members: readonly GroupMember[]) => groupFits(members, sampleBooks) ?? [];

describe('the fit of a book for a reader', () => {
  test('is 1 for the best of the list and 0 for the worst', () => {
    const ranking = rankByRule(chosenOf('abcdabcdab'), sampleBooks);
    const fits = bookFits(ranking);
    const values = ranking.map(({ book }) => fits.get(book.id) ?? Number.NaN);
    expect([values[0], values.at(-1)]).toEqual([1, 0]);
    expect(values).toEqual(values.toSorted((one, other) => other - one));
  });

  test('is the same for all when her answers tell them apart in nothing', () => {
    const alone = rankByRule(chosenOf('abcdabcdab'), sampleBooks.slice(0, 1));
    expect([...bookFits(alone).values()]).toEqual([0.5]);
  });
});

describe('the fit of a book for a group', () => {
  test('is the mean in which the least happy member counts twice', () => {
    expect(scoreOf([1, 0.5, 0.2])).toEqual({ score: (1 + 0.5 + 0.2 + 0.2) / 4, least: 0.2 });
  });

  test('prefers a book that all find good to one that one member dislikes', () => {
    expect(scoreOf([0.6, 0.6, 0.6]).score).toBeGreaterThan(scoreOf([0.9, 0.9, 0]).score);
  });

  test('is between the least happy and the happiest member', () => {
    for (let i = 0; i < 200; i += 1) {
      const fits = Array.from({ length: 3 + of(9) }, () => random());
      const { score, least } = scoreOf(fits);
      expect(least).toBe(Math.min(...fits));
      expect(score).toBeGreaterThanOrEqual(least);
      expect(score).toBeLessThanOrEqual(Math.max(...fits));
    }
  });

  test('never falls when one member likes the book more', () => {
    for (let i = 0; i < 200; i += 1) {
      const fits = Array.from({ length: 3 + of(9) }, () => random());
      const happier = fits.with(of(fits.length), 1);
      expect(scoreOf(happier).score).toBeGreaterThanOrEqual(scoreOf(fits).score);
    }
  });

  test('is exactly the same when members swap their profiles', () => {
    for (const members of groups) expect(fitsOf(shuffled(members))).toEqual(fitsOf(members));
  });

  test('is the fit for one reader when all members answer alike', () => {
    const alike = Array.from({ length: 3 }, () => member('abcdabcdab'));
    const ranking = rankByRule(chosenOf('abcdabcdab'), sampleBooks);
    expect(fitsOf(alike).map(({ book }) => book.id)).toEqual(ranking.map(({ book }) => book.id));
  });

  test('leaves out what one member has read or dislikes, and nothing else', () => {
    for (const members of groups) {
      const excluded = new Set(members.flatMap((one) => [...one.excluded]));
      const ids = fitsOf(members).map(({ book }) => book.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.toSorted()).toEqual(sampleBooks.map(({ id }) => id).filter((id) => !excluded.has(id)));
    }
  });

  test('is given best first, and for three members or more', () => {
    for (const members of groups) {
      const scores = fitsOf(members).map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    }
    const two = [member('abcdabcdab'), member('bbbbbbbbbb')];
    expect(groupFits(two, sampleBooks)).toBeNull();
    expect(groupFits([...two, member('cccccccccc')], sampleBooks)).toHaveLength(20);
  });

  test('is no book at all when the group has read all', () => {
    const all = sampleBooks.map(({ id }) => id);
    expect(fitsOf([member('abcdabcdab', all), member('bbbbbbbbbb'), member('cccccccccc')])).toEqual([]);
  });
});
