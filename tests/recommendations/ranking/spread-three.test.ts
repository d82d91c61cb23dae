import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import {
  bookDistance,
  meanDistance,
  sharesAuthor,
} from '../../../src/recommendations/ranking/book-distance.ts';
import {
  type ScoredBook,
  type SpreadOptions,
  spreadThree,
} from '../../../src/recommendations/ranking/spread-three.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { noFurtherFacts } from '../sample-books.ts';

const book = (id: number, changes: Partial<Candidate> = {}): Candidate => ({
  id,
  title: `책 ${id}`,
  subtitle: null,
  authors: [`작가 ${id}`],
  publisher: `출판사 ${id}`,
  publishedOn: new Date(Date.UTC(2020, 0, 1)),
  subCategory: '한국소설',
  tags: ['성장'],
  salePrice: 15_000,
  description: null,
  ...noFurtherFacts,
  ...changes,
});
const scored = (books: readonly Candidate[], scores?: readonly number[]): ScoredBook[] =>
  books.map((one, i) => ({ book: one, score: scores?.[i] ?? books.length - i }));
const options: SpreadOptions = { variety: 0.1, range: 10, places: 10, popularity: null };
const idsOf = (chosen: ReturnType<typeof spreadThree>) => chosen.map(({ scored: one }) => one.book.id);
const spread = (books: readonly Candidate[], changes: Partial<SpreadOptions> = {}, scores?: number[]) =>
  spreadThree(scored(books, scores), { ...options, ...changes });

/** Many lists in which authors, publishers, shelves, tags and scores repeat. */
const randomLists = (() => {
  const random = seededRandom(17);
  const of = (most: number) => Math.floor(random() * most);
  return Array.from({ length: 100 }, () => {
    const books = Array.from({ length: 3 + of(18) }, (_, i) =>
      book(i + 1, {
        authors: [`작가 ${of(6)}`],
        publisher: `출판사 ${of(4)}`,
        subCategory: ['시', '한국소설', null][of(3)] ?? null,
        tags: [['성장'], ['성장', '가족'], []][of(3)] ?? [],
        publishedOn: new Date(Date.UTC(1990 + of(36), 0, 1)),
      }),
    );
    return scored(
      books,
      books.map(() => of(10)).toSorted((one, other) => other - one),
    );
  });
})();

describe('the distance of two books', () => {
  test('is 0 for a book and itself, and 1 for books that share nothing', () => {
    expect(bookDistance(book(1), book(1))).toBe(0);
    const other = { subCategory: '시', tags: ['가족'], publishedOn: new Date(Date.UTC(1999, 0, 1)) };
    expect(bookDistance(book(1), book(2, other))).toBe(1);
  });

  test('grows by a fifth for each feature that differs', () => {
    const same = book(1);
    const changes: Partial<Candidate>[] = [
      { subCategory: '시' },
      { authors: ['다른 작가'] },
      { publisher: '다른 출판사' },
      { tags: ['가족'] },
      { publishedOn: new Date(Date.UTC(2019, 11, 31)) },
    ];
    for (const change of changes) expect(bookDistance(same, book(1, change))).toBeCloseTo(0.2);
  });

  test('counts an unknown feature half, so that a book is not chosen for what is missing', () => {
    for (const change of [{ subCategory: null }, { publisher: '' }, { publishedOn: null }])
      expect(bookDistance(book(1), book(1, change))).toBeCloseTo(0.1);
    expect(bookDistance(book(1, { tags: [] }), book(1, { tags: [] }))).toBeCloseTo(0.1);
    expect(bookDistance(book(1), book(1, { tags: [] }))).toBeCloseTo(0.2);
  });

  test('is the same in both directions, and between 0 and 1', () => {
    for (const [one, other] of randomLists.map(([a, b]) => [a?.book, b?.book] as const)) {
      if (!one || !other) continue;
      expect(bookDistance(one, other)).toBe(bookDistance(other, one));
      expect(bookDistance(one, other)).toBeGreaterThanOrEqual(0);
      expect(bookDistance(one, other)).toBeLessThanOrEqual(1);
    }
  });
});

describe('three of a list', () => {
  test('are its first three when these differ as much as the others', () => {
    const chosen = spread([1, 2, 3, 4, 5].map((id) => book(id)));
    expect(idsOf(chosen)).toEqual([1, 2, 3]);
    expect(chosen.map(({ movedFor }) => movedFor)).toEqual([null, null, null]);
  });

  test('take a different book before an alike one with nearly the same score, and say so', () => {
    const other = { subCategory: '에세이', tags: ['여행'] };
    const chosen = spread([book(1), book(2), book(3), book(4, other)], { range: 20 });
    expect(chosen.map(({ scored: one, movedFor }) => [one.book.id, movedFor])).toEqual([
      [1, null],
      [2, null],
      [4, 'variety'],
    ]);
  });

  test('keep a much better book although it is alike', () => {
    const other = { subCategory: '에세이', tags: ['여행'] };
    expect(idsOf(spread([book(1), book(2), book(3), book(4, other)], {}, [10, 9, 8, 1]))).toEqual([1, 2, 3]);
  });

  test('have one book of an author', () => {
    const authors = ['김하나', '이두리'];
    const chosen = spread([book(1, { authors }), book(2, { authors: ['이두리'] }), book(3), book(4)]);
    expect(idsOf(chosen)).toEqual([1, 3, 4]);
    expect(chosen[2]?.movedFor).toBe('variety');
  });

  test('have at most two of a publisher', () => {
    const publisher = '새벽출판';
    const books = [1, 2, 3, 4].map((id) => book(id, { publisher }));
    expect(idsOf(spread([...books, book(5)]))).toEqual([1, 2, 5]);
  });

  test('may all be of unknown publishers', () => {
    const books = [1, 2, 3].map((id) => book(id, { publisher: '' }));
    expect(idsOf(spread([...books, book(4)], { variety: 0 }))).toEqual([1, 2, 3]);
  });

  test('are three of one author and one publisher when the list has no others', () => {
    const books = [1, 2, 3, 4].map((id) => book(id, { authors: ['김하나'], publisher: '새벽출판' }));
    expect(idsOf(spread(books))).toEqual([1, 2, 3]);
  });

  test('keep the limit of authors before that of publishers', () => {
    const publisher = '새벽출판';
    const books = [
      book(1, { publisher }),
      book(2, { publisher }),
      book(3, { publisher }),
      book(4, { authors: ['작가 1', '작가 2', '작가 3'] }),
    ];
    expect(idsOf(spread(books))).toEqual([1, 2, 3]);
  });

  test('are of the ten best, and of the next ones only where a limit leaves no other choice', () => {
    const ten = Array.from({ length: 10 }, (_, i) => book(i + 1));
    const other = book(11, { subCategory: '에세이', tags: ['여행'] });
    expect(idsOf(spread([...ten, other], { variety: 1 }))).not.toContain(11);
    const alike = ten.map((one) => ({ ...one, authors: [one.id === 1 ? '이두리' : '김하나'] }));
    expect(idsOf(spread([...alike, other]))).toEqual([1, 2, 11]);
  });

  test('are the first three within the limits when fewer than three places are compared', () => {
    const other = book(4, { subCategory: '에세이', tags: ['여행'] });
    const books = [book(1), book(2, { authors: ['작가 1'] }), book(3), other, book(5)];
    expect(idsOf(spread(books, { variety: 1, places: 2 }))).toEqual([1, 3, 4]);
  });

  test('are all books of a shorter list', () => {
    expect(idsOf(spread([book(1), book(2, { authors: ['작가 1'] })]))).toEqual([1, 2]);
    expect(spread([])).toEqual([]);
  });

  test('are distinct, in the order of the list, and as different as a limit promises', () => {
    for (const list of randomLists) {
      const places = spreadThree(list, options).map(({ scored: one }) => list.indexOf(one));
      expect(places).toHaveLength(3);
      expect(places).toEqual([...new Set(places)].toSorted((one, other) => one - other));
      const books = places.flatMap((place) => list[place]?.book ?? []);
      const canHaveThreeAuthors = new Set(list.map(({ book: one }) => one.authors[0])).size >= 3;
      const shared = books.some((one, i) => books.slice(i + 1).some((next) => sharesAuthor(one, next)));
      expect(shared).toBe(!canHaveThreeAuthors);
    }
  });

  test('never are less different when variety counts for more', () => {
    const weights = [0, 0.05, 0.1, 0.2, 0.4, 0.8, 1];
    for (const list of randomLists) {
      const distances = weights.map((variety) =>
        meanDistance(spreadThree(list, { ...options, variety }).map(({ scored: one }) => one.book)),
      );
      distances.slice(1).forEach((distance, i) => {
        expect(distance).toBeGreaterThanOrEqual((distances[i] ?? 0) - 1e-9);
      });
    }
  });

  test('do not change when all scores grow by the same amount', () => {
    for (const list of randomLists) {
      const higher = list.map((one) => ({ ...one, score: one.score + 7 }));
      expect(idsOf(spreadThree(higher, options))).toEqual(idsOf(spreadThree(list, options)));
    }
  });
});

describe('for a reader with books of her own', () => {
  const logSales = new Map([1, 2, 3, 4, 5, 6].map((id) => [id, 6 - id / 2]));
  const books = [1, 2, 3, 4, 5, 6].map((id) => book(id));
  const chosenBy = (own: number, scores?: number[]) =>
    spread(books, { range: 20, popularity: { own, logSales } }, scores);

  test('three as popular as her own come before better ones that are not, and say so', () => {
    const chosen = chosenBy(3.5);
    expect(chosen.map(({ scored: one, movedFor }) => [one.book.id, movedFor])).toEqual([
      [3, null],
      [5, 'popularity'],
      [6, 'popularity'],
    ]);
  });

  test('nothing moves within the tolerance', () => {
    expect(idsOf(chosenBy(5.1))).toEqual([1, 2, 3]);
    expect(idsOf(chosenBy(4.81))).toEqual([1, 2, 3]);
  });

  test('a much better book stays although it is more popular', () => {
    expect(idsOf(chosenBy(3, [60, 50, 40, 3, 2, 1]))).toEqual([1, 2, 3]);
  });

  test('nothing moves when no three come near her own', () => {
    expect(idsOf(chosenBy(3.05))).toEqual([4, 5, 6]);
    expect(idsOf(chosenBy(2.95))).toEqual([1, 2, 3]);
  });

  test('books of unknown sales are neither preferred nor passed over', () => {
    const popularity = { own: 3, logSales: new Map<number, number>() };
    expect(idsOf(spread(books, { popularity }))).toEqual([1, 2, 3]);
  });
});
