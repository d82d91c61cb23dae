import { expect, test } from 'vitest';
import { drawPool, type PoolInput } from '../../src/recommendations/candidate-pool.ts';
import { sampleBooks } from './sample-books.ts';

const [twenty, beyond] = [sampleBooks.slice(0, 14), sampleBooks.slice(14)];
const ids = (from: number, to: number) => new Set(sampleBooks.slice(from, to).map(({ id }) => id));
const nobody = new Set<string>();
const draw = (input: Partial<PoolInput>) =>
  drawPool({
    twenty,
    beyond,
    shown: new Set(),
    barred: new Set(),
    last: new Set(),
    avoidedAuthors: nobody,
    lastAuthors: nobody,
    ...input,
  });
const drawn = (input: Partial<PoolInput>) => draw(input)?.candidates.map(({ id }) => id);

test('three unseen books of the twenty are enough', () => {
  expect(draw({ shown: ids(0, 11) })?.kind).toBe('twenty');
  expect(drawn({ shown: ids(0, 11) })).toEqual([...ids(11, 14)]);
});

test('with two left the next of the genre join them', () => {
  expect(draw({ shown: ids(0, 12) })?.kind).toBe('beyond');
  expect(drawn({ shown: ids(0, 12) })).toEqual([...ids(12, 20)]);
});

test('when all were shown it begins anew, without the last three and without what is barred', () => {
  const input = { shown: ids(0, 20), last: ids(0, 3), barred: ids(3, 5) };
  expect(draw(input)?.kind).toBe('restarted');
  expect(drawn(input)).toEqual([...ids(5, 20)]);
});

test('an author to be avoided is avoided, and anew only the last one’s', () => {
  const authors = new Set(sampleBooks.slice(0, 19).flatMap((book) => book.authors));
  expect(draw({ avoidedAuthors: authors, lastAuthors: new Set(['김하나']) })).toMatchObject({
    kind: 'restarted',
  });
});

test('without three books that may be shown there is nothing', () => {
  const everybody = new Set(sampleBooks.flatMap((book) => book.authors));
  expect(draw({ avoidedAuthors: everybody, lastAuthors: everybody })).toBeNull();
  expect(draw({ barred: ids(0, 18) })).toBeNull();
});
