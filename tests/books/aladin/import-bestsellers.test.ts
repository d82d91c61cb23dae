import { describe, expect, test } from 'vitest';
import type { FetchList, ListRequest } from '../../../src/books/aladin/aladin-client.ts';
import { importBestsellers } from '../../../src/books/aladin/import-bestsellers.ts';
import { formatReport } from '../../../src/books/aladin/import-report.ts';
import { buildFixture } from '../../../src/books/fixture/build-fixture.ts';
import { Fixture, formatFixture } from '../../../src/books/fixture/fixture-format.ts';
import { quizGenres } from '../../../src/books/genres.ts';
import { aladinItem } from '../../support/fake-aladin.ts';

type Item = ReturnType<typeof aladinItem>;
const categoryName = (genre: string) => `국내도서>${genre}>일반`;
const names = quizGenres.map(({ name }) => name);
const genreAt = (at: number) => names[at % names.length] ?? '';
const range = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);

/** A fake Aladin with an overall list and genre lists, in pages of 50. */
function aladin(lists: { all: Item[]; best?: Record<string, Item[]>; fresh?: Record<string, Item[]> }) {
  const requests: ListRequest[] = [];
  const fetchList: FetchList = async (request) => {
    requests.push(request);
    const genre = quizGenres.find(({ aladinId }) => aladinId === request.categoryId)?.name;
    const ofGenre = (request.queryType === 'Bestseller' ? lists.best : lists.fresh) ?? {};
    const list = genre === undefined ? lists.all : (ofGenre[genre] ?? []);
    return { items: list.slice((request.page - 1) * 50, request.page * 50), repairs: [] };
  };
  return { fetchList, requests };
}

const work = (id: number, fields: object) => aladinItem(id, { title: `${id}일의 기록 - 부제`, ...fields });
const inGenres = (ids: number[]) => ids.map((id) => work(id, { categoryName: categoryName(genreAt(id)) }));
const inGenre = (genre: string, ids: number[], fields = {}) =>
  ids.map((id) => work(id, { categoryName: categoryName(genre), ...fields }));

describe('an import', () => {
  test('reads the overall list until enough books are kept, not until enough items were read', async () => {
    const comics = inGenre('만화', range(1, 60));
    const { fetchList, requests } = aladin({ all: [...comics, ...inGenres(range(100, 200))] });
    const { books, report } = await importBestsellers({ fetchList, max: 100 });
    expect(books).toHaveLength(100);
    expect(requests.filter(({ categoryId }) => categoryId === 0).map(({ page }) => page)).toEqual([
      1, 2, 3, 4,
    ]);
    expect(report.excluded).toHaveLength(60);
    expect(report.excluded[0]).toMatchObject({ label: '1일의 기록 - 부제', reason: 'comics (만화)' });
  });

  test('fills each quiz genre with bestsellers, and with new books only up to the number it needs', async () => {
    const [rich = '', poor = '', short = ''] = names;
    const { fetchList } = aladin({
      all: inGenre(rich, range(1, 5)),
      best: { [rich]: inGenre(rich, range(1, 90)), [poor]: inGenre(poor, range(1_000, 12)) },
      fresh: { [poor]: inGenre(poor, range(2_000, 60)), [short]: inGenre(short, range(3_000, 3)) },
    });
    const { report } = await importBestsellers({ fetchList, max: 5 });
    expect(report.genres).toMatchObject({ [rich]: 40, [poor]: 20, [short]: 3 });
    expect(report.warnings).toContain(`${short} stays short: 3 of the 20 works a quiz genre needs`);
    expect(report.warnings).not.toContainEqual(expect.stringContaining(poor));
  });

  test('reads a genre until it has enough works, and keeps the other products on the way', async () => {
    const [genre = ''] = names;
    const sets = inGenre(genre, range(1, 30), { title: '겨울 이야기 세트 - 전3권' });
    const { fetchList } = aladin({
      all: inGenre(genre, [100]),
      best: { [genre]: [...sets, ...inGenre(genre, range(101, 60))] },
    });
    const { books, report } = await importBestsellers({ fetchList, max: 1 });
    expect(report.genres).toMatchObject({ [genre]: 40 });
    expect(books).toHaveLength(70);
  });

  test('takes from the list of a genre only the books of that genre', async () => {
    const [genre = '', other = ''] = names;
    const strangers = inGenre(other, range(500, 30));
    const { fetchList } = aladin({
      all: inGenre(genre, [1]),
      best: { [genre]: [...strangers, ...inGenre(genre, range(2, 5))] },
    });
    const { report } = await importBestsellers({ fetchList, max: 1 });
    expect(report.genres).toMatchObject({ [genre]: 6, [other]: 0 });
  });

  test('keeps a book of two lists once, with its overall rank', async () => {
    const [genre = ''] = names;
    const overall = inGenre(genre, [7], { bestRank: 93 });
    const ranked = inGenre(genre, range(7, 3)).map((item, at) => ({ ...item, bestRank: at + 1 }));
    const { fetchList } = aladin({ all: overall, best: { [genre]: ranked } });
    const { books } = await importBestsellers({ fetchList, max: 1 });
    expect(books.map(({ itemId, bestRank }) => [itemId, bestRank])).toEqual([
      [7, 93],
      [8, null],
      [9, null],
    ]);
  });

  test('quarantines an invalid item and goes on', async () => {
    const { fetchList } = aladin({
      all: [aladinItem(1, { title: '' }), { nonsense: true }, ...inGenres(range(10, 3))],
    });
    const { books, report } = await importBestsellers({ fetchList, max: 3 });
    expect(books).toHaveLength(3);
    expect(report.quarantined.map(({ reason }) => reason)).toEqual([
      'empty title',
      expect.stringContaining('itemId'),
    ]);
  });

  test('says when the overall list ended early', async () => {
    const { fetchList } = aladin({ all: inGenres(range(1, 30)) });
    const { report } = await importBestsellers({ fetchList, max: 100 });
    expect(report.warnings[0]).toBe('the overall list ended after 30 of 100 books');
  });

  test('fails by name when the list is empty, and when nothing of it is kept', async () => {
    await expect(importBestsellers({ fetchList: aladin({ all: [] }).fetchList, max: 9 })).rejects.toThrow(
      'empty_list',
    );
    const comics = aladin({ all: inGenre('만화', range(1, 9)) });
    await expect(importBestsellers({ fetchList: comics.fetchList, max: 9 })).rejects.toThrow('nothing_kept');
  });

  test('ends when a server returns the same page forever', async () => {
    let requests = 0;
    const fetchList: FetchList = async () => {
      requests += 1;
      return { items: inGenre('만화', range(1, 50)), repairs: [] };
    };
    await expect(importBestsellers({ fetchList, max: 9 })).rejects.toThrow('nothing_kept');
    expect(requests).toBeLessThan(100);
  });

  test('reports counts by reason, genres and warnings for a terminal', async () => {
    const { fetchList } = aladin({ all: [...inGenre('만화', [1, 2]), ...inGenres(range(10, 3))] });
    const { report } = await importBestsellers({ fetchList, max: 3 });
    expect(formatReport(report)).toMatch(
      /kept +3 books\nexcluded +2 items\n +2 {2}comics \(만화\)\nquarantined +0 items\nworks in the quiz genres/,
    );
  });
});

describe('the fixture of an import', () => {
  const day = new Date('2026-11-22T13:45:00Z');
  const { fetchList } = aladin({
    all: [
      aladinItem(3, { author: '김 하나 (지은이), 김하나 (그림)', bestRank: 2 }),
      aladinItem(1, { author: '김하나 (지은이)', bestRank: 1, categoryName: '국내도서>건강/취미' }),
      aladinItem(2, { bestRank: undefined, salesPoint: 500, description: '긴 소개' }),
      aladinItem(4, { bestRank: undefined, salesPoint: 900 }),
    ],
  });
  const books = importBestsellers({ fetchList, max: 4 }).then((result) => result.books);

  test('has the documented format and no descriptions', async () => {
    const fixture = buildFixture(await books, day);
    expect(Fixture.parse(JSON.parse(formatFixture(fixture)))).toEqual(fixture);
    expect(JSON.stringify(fixture)).not.toContain('description');
    expect(
      buildFixture(await books, day, { withDescriptions: true }).books.map(({ description }) => description),
    ).toContain('긴 소개');
  });

  test('orders books by rank and sales, and names each author and genre once', async () => {
    const fixture = buildFixture(await books, day);
    expect(fixture.books.map(({ itemId }) => itemId)).toEqual([1, 3, 4, 2]);
    expect(fixture.categories).toEqual([
      { id: 1, name: '소설/시/희곡' },
      { id: 2, name: '건강/취미' },
    ]);
    expect(fixture.authors.map(({ name }) => name)).toEqual(['김하나', '작가4', '작가2']);
    expect(fixture.books[1]?.contributors).toEqual([
      { authorId: 1, role: '지은이' },
      { authorId: 1, role: '그림' },
    ]);
  });

  test('does not depend on the order of the books or the time of day', async () => {
    const text = formatFixture(buildFixture(await books, day));
    expect(formatFixture(buildFixture((await books).toReversed(), new Date('2026-11-22T01:00:00Z')))).toBe(
      text,
    );
  });
});
