import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import { drawPool, type PoolInput } from '../../../src/recommendations/candidates/candidate-pool.ts';
import { poolNote } from '../../../src/recommendations/feedback/pool-view.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { shelvesByGenre } from '../fixture-books.ts';
import { recommended } from '../recommended.ts';
import { sampleBooks } from '../sample-books.ts';

const [twenty, beyond] = [sampleBooks.slice(0, 14), sampleBooks.slice(14)];
const ids = (from: number, to: number) => new Set(sampleBooks.slice(from, to).map(({ id }) => id));
const once = (from: number, to: number) => new Map([...ids(from, to)].map((id) => [id, 1]));
const authorsOf = (from: number, to: number) =>
  new Set(sampleBooks.slice(from, to).flatMap(({ authors }) => authors));
const draw = (input: Partial<PoolInput>) =>
  drawPool({
    twenty,
    beyond,
    timesShown: new Map(),
    excluded: new Set(),
    last: new Set(),
    avoidedAuthors: null,
    ...input,
  });
const drawn = (input: Partial<PoolInput>) => draw(input)?.candidates.map(({ id }) => id);

test('three unseen books of the twenty are enough', () => {
  expect(draw({ timesShown: once(0, 11) })?.kind).toBe('twenty');
  expect(drawn({ timesShown: once(0, 11) })).toEqual([...ids(11, 14)]);
});

test("with two unseen books left the genre's next books join", () => {
  expect(draw({ timesShown: once(0, 12) })?.kind).toBe('beyond');
  expect(drawn({ timesShown: once(0, 12) })).toEqual([...ids(12, 20)]);
});

test('when all were shown the pool restarts without the last three and the excluded books', () => {
  const input = { timesShown: once(0, 20), last: ids(0, 3), excluded: ids(3, 5) };
  expect(draw(input)?.kind).toBe('restarted');
  expect(drawn(input)).toEqual([...ids(5, 20)]);
});

test('books shown once come before books shown twice', () => {
  const timesShown = new Map([...once(0, 20), ...[...ids(3, 12)].map((id) => [id, 2] as const)]);
  expect(drawn({ timesShown, last: ids(0, 3) })).toEqual([...ids(12, 20)]);
});

test('the last unseen books are filled up to three', () => {
  expect(drawn({ timesShown: once(0, 18), last: ids(0, 3) })).toEqual([...ids(3, 4), ...ids(18, 20)]);
});

describe('a wish for other authors', () => {
  const shown = { timesShown: once(0, 6), last: ids(3, 6) };

  test('is kept when three books of unseen authors are left', () => {
    const avoidedAuthors = { shown: authorsOf(0, 6), last: authorsOf(3, 6) };
    expect(draw({ ...shown, avoidedAuthors })).toMatchObject({ kind: 'twenty', authorWish: 'kept' });
  });

  test('is dropped before a shown book comes back: first to the last authors, then altogether', () => {
    const everybody = authorsOf(0, 20);
    expect(draw({ ...shown, avoidedAuthors: { shown: everybody, last: authorsOf(3, 6) } })).toMatchObject({
      kind: 'twenty',
      authorWish: 'last_only',
    });
    expect(draw({ ...shown, avoidedAuthors: { shown: everybody, last: everybody } })).toMatchObject({
      kind: 'twenty',
      authorWish: 'dropped',
      candidates: twenty.slice(6),
    });
  });
});

test('without three allowed books there is no pool', () => {
  expect(draw({ excluded: ids(0, 18) })).toBeNull();
});

describe('over random repetitions, wishes and verdicts on the committed catalogue', () => {
  const random = seededRandom(20);
  const pickOne = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;

  /**
   * Repeats recommendations with random wishes and verdicts, and yields the input and the pool of
   * each.
   */
  function* rounds(shelf: readonly Candidate[]) {
    const timesShown = new Map<number, number>();
    const excluded = new Set<number>();
    let last: Candidate[] = [];
    for (let round = 0; round < 40; round += 1) {
      const names = (books: readonly Candidate[]) => new Set(books.flatMap(({ authors }) => authors));
      const seen = shelf.filter(({ id }) => timesShown.has(id));
      const avoidedAuthors = round > 0 && random() < 0.6 ? { shown: names(seen), last: names(last) } : null;
      const lastIds = new Set(last.map(({ id }) => id));
      const input = {
        timesShown: new Map(timesShown),
        excluded: new Set(excluded),
        last: lastIds,
        avoidedAuthors,
      };
      const pool = drawPool({ ...input, twenty: shelf.slice(0, 20), beyond: shelf.slice(20) });
      if (!pool) return;
      const left = [...pool.candidates];
      const picks = [0, 1, 2].map(() => left.splice(Math.floor(random() * left.length), 1)[0] as Candidate);
      yield { ...input, pool, picks };
      for (const { id } of picks) timesShown.set(id, (timesShown.get(id) ?? 0) + 1);
      if (random() < 0.2) excluded.add(pickOne(picks).id);
      last = picks;
    }
  }

  test.each([...shelvesByGenre()])(
    "%s: no shown book while an unseen one is left, and the page's note is true",
    (_, shelf) => {
      for (const { timesShown, excluded, last, avoidedAuthors, pool, picks } of rounds(shelf)) {
        const isBy = (book: Candidate, names?: ReadonlySet<string>) =>
          book.authors.some((name) => names?.has(name));
        const unseen = shelf.filter(({ id }) => !timesShown.has(id) && !excluded.has(id));
        expect(picks.filter(({ id }) => excluded.has(id) || last.has(id))).toEqual([]);
        if (picks.some(({ id }) => timesShown.has(id)))
          expect(unseen.filter((book) => !picks.includes(book))).toEqual([]);

        const avoided = { kept: avoidedAuthors?.shown, last_only: avoidedAuthors?.last, dropped: undefined };
        const named = pool.authorWish ? avoided[pool.authorWish] : undefined;
        expect(pool.candidates.filter((book) => isBy(book, named))).toEqual([]);
        if (pool.authorWish !== 'kept')
          expect(unseen.filter((b) => !isBy(b, avoidedAuthors?.shown)).length).toBeLessThan(
            avoidedAuthors ? 3 : Number.POSITIVE_INFINITY,
          );
        if (pool.authorWish === 'dropped')
          expect(unseen.filter((b) => !isBy(b, avoidedAuthors?.last)).length).toBeLessThan(3);

        const note = poolNote(recommended({ pool: pool.kind, authorWish: pool.authorWish }));
        const where = pool.kind === 'restarted' ? unseen : unseen.filter((book) => shelf.indexOf(book) < 20);
        const counted = note?.includes('다른 작가의') ? where.filter((b) => !isBy(b, named)) : where;
        if (note) expect(counted.length).toBeLessThan(3);
        else expect(picks.every((book) => shelf.indexOf(book) < 20 && !timesShown.has(book.id))).toBe(true);
      }
    },
  );
});
