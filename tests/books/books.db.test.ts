import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBook, listBooks, listCandidates, listGenres, listQuizGenres } from '../../src/books/index.ts';
import { loadFixtures } from '../../src/books/load-fixtures.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { file, fixture, fixtureBook } from './fixture/sample-fixtures.ts';

let stack: TestStack;
let app: TestApp;
const ids = new Map<number, number>();
const idOf = (itemId: number) => ids.get(itemId) ?? 0;
let genres: Record<string, number>;

const novels = Array.from({ length: 45 }, (_, at) =>
  fixtureBook(100 + at, {
    title: `소설 ${String(at).padStart(2, '0')}`,
    bestRank: at + 10,
    publishedOn: `2020-01-${String((at % 28) + 1).padStart(2, '0')}`,
  }),
);
const essays = [
  fixtureBook(1, {
    title: '데미안',
    subtitle: '한 젊음의 이야기',
    categoryId: 2,
    bestRank: 3,
    publishedOn: '2026-11-01',
    description: '<script>alert(1)</script>',
  }),
  fixtureBook(2, {
    title: '100% 나로 사는 법',
    categoryId: 2,
    bestRank: 2,
    publishedOn: null,
    coverUrl: null,
    isbn13: null,
    contributors: [],
  }),
  fixtureBook(3, {
    title: 'The Power_of R&D',
    categoryId: 2,
    bestRank: null,
    salesPoint: 900,
    listPrice: 0,
    contributors: [
      { authorId: 3, role: '엮은이' },
      { authorId: 4, role: null },
    ],
  }),
  fixtureBook(4, { title: '나', categoryId: 2, bestRank: null, salesPoint: 950 }),
];
const catalogue = fixture([...novels, ...essays], {
  categories: [
    { id: 1, name: '소설/시/희곡' },
    { id: 2, name: '에세이' },
    { id: 3, name: '과학' },
  ],
  authors: [
    { id: 1, name: '헤르만 헤세' },
    { id: 2, name: '전영애' },
    { id: 3, name: '김연수(연수르)' },
    { id: 4, name: '숲길모임' },
  ],
});

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  await loadFixtures(stack.db, [file('books.json', catalogue)]);
  for (const { id, itemId } of await stack.db.book.findMany()) ids.set(itemId, id);
  genres = Object.fromEntries((await stack.db.genre.findMany()).map(({ id, name }) => [name, id]));
});
afterAll(() => stack.close());

const get = async (path: string, status = 200) => (await app.browser().get(path).expect(status)).text;
const shownIn = (html: string) => [...html.matchAll(/data-book-id="(\d+)"/g)].map(([, id]) => Number(id));
const shown = async (query: string) => shownIn(await get(`/books?${query}`));
const items = (...itemIds: number[]) => itemIds.map(idOf);

describe('the list', () => {
  test('shows the best first, those without a rank by their sales', async () => {
    expect((await shown('')).slice(0, 3)).toEqual(items(2, 1, 100));
    expect(await shown(`genre=${genres.에세이}`)).toEqual(items(2, 1, 4, 3));
  });

  test('sorts by date, those without one last', async () => {
    expect(await shown(`genre=${genres.에세이}&sort=new`)).toEqual(items(1, 4, 3, 2));
  });

  test('sorts by title in the order of 가나다, figures and Latin letters first', async () => {
    expect(await shown(`genre=${genres.에세이}&sort=title`)).toEqual(items(2, 3, 4, 1));
  });

  test('has twenty books on a page, and every book once', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => shown(`page=${page}`)));
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 9]);
    expect(new Set(pages.flat()).size).toBe(49);
  });

  test('links to its other pages with the chosen filters', async () => {
    const html = await get(`/books?genre=${genres['소설/시/희곡']}&q=소설&sort=title&page=2`);
    const query = `genre=${genres['소설/시/희곡']}&amp;q=${encodeURIComponent('소설')}&amp;sort=title`;
    expect(html).toContain(`href="/books?${query}" rel="prev"`);
    expect(html).toContain(`href="/books?${query}&amp;page=3" rel="next"`);
    expect(html).toMatch(/name="sort" value="title"/);
  });

  test('names the authors of a book, or says that none is known', async () => {
    const html = await get(`/books?genre=${genres.에세이}`);
    expect(html).toContain('저자 미상');
    expect(html).toContain('김연수(연수르)');
    expect(html).not.toContain('숲길모임');
  });

  test('gives Aladin as the source, and a drawn cover beneath each picture', async () => {
    const html = await get('/books');
    expect(html).toContain('도서 DB 제공 : <a href="https://www.aladin.co.kr"');
    expect(html).toContain('알라딘 인터넷서점(www.aladin.co.kr)');
    expect(html.match(/book-cover__drawn/g)).toHaveLength(20);
    expect(html.match(/book-cover__image/g)).toHaveLength(19);
    expect(html).toContain('/js/covers.js');
  });

  test('offers the genres that have books, and marks the chosen one', async () => {
    const html = await get(`/books?genre=${genres.에세이}`);
    expect(html).not.toContain('>과학<');
    expect(html).toMatch(new RegExp(`href="/books\\?genre=${genres.에세이}" aria-current="true">에세이`));
  });

  test('shows a genre that was just added', async () => {
    await get('/books');
    const genre = await stack.db.genre.create({ data: { name: '새 장르' } });
    const data = {
      itemId: 9_000,
      title: '첫 책',
      publisher: '',
      listPrice: 0,
      salePrice: 0,
      salesPoint: 0,
      genreId: genre.id,
      productUrl: 'https://www.aladin.co.kr/',
    };
    const book = await stack.db.book.create({ data });
    expect(await shown(`genre=${genre.id}`)).toEqual([book.id]);
    await stack.db.book.delete({ where: { id: book.id } });
  });
});

describe('search', () => {
  test.each([
    ['데미안', [1]],
    ['데미 안', [1]],
    [' 데 미  안 ', [1]],
    ['젊음', [1]],
    ['데', [1]],
    ['the power', [3]],
    ['POWER_OF', [3]],
    ['ｐｏｗｅｒ', [3]],
    ['김연수', [3]],
    ['연수르', [3]],
    ['숲길모임', [3]],
    ['나', [4, 2]],
    ['100%', [2]],
    ['\\', []],
    ['_', []],
    ["'; DROP TABLE books; --", []],
    ['안헤르만', []],
    ['없는 책', []],
  ])('for %j finds by title and people, whatever the spaces and the case', async (q, found) => {
    expect(await shown(`genre=${genres.에세이}&q=${encodeURIComponent(q)}`)).toEqual(items(...found));
  });

  test('finds a letter typed apart (NFD) and one letter of many books', async () => {
    expect(await shown(`q=${encodeURIComponent('데미안'.normalize('NFD'))}`)).toEqual(items(1));
    expect(await shown(`q=${encodeURIComponent('소')}`)).toHaveLength(20);
  });

  test('keeps the query in its field, escaped, and says when nothing was found', async () => {
    const html = await get(`/books?q=${encodeURIComponent('"><script>')}`);
    expect(html).toContain('value="&#34;&gt;&lt;script&gt;"');
    expect(html).not.toContain('"><script>');
    expect(html).toContain('맞는 책이 없어요');
  });

  test('with only spaces or invisible characters lists all books', async () => {
    for (const q of ['%20%20', '%00', '%E2%80%8B']) expect(await shown(`q=${q}`)).toHaveLength(20);
  });
});

describe('an address that makes no sense', () => {
  test.each([
    ['page=-1', 1],
    ['page=0', 1],
    ['page=1e9', 1],
    ['page=abc', 1],
    ['page=1&page=2', 1],
    ['page=999999999', 3],
    ['page=99999999999999999999', 1],
    ['page=4', 3],
  ])('%s is page %d', async (query, page) => {
    expect(await shown(query)).toEqual(await shown(`page=${page}`));
  });

  test.each([
    'genre=abc',
    'genre=0',
    'genre=999999',
    'genre=9223372036854775808',
    'genre=1&genre=2',
    'sort=price',
    'sort=rank&sort=new',
    'q=a&q=b',
    'q%5B%5D=a',
    'q=%E0%A4%A',
    'settings%5Bview%20options%5D%5Bclient%5D=1',
  ])('%s is as good as the plain list', async (query) => {
    expect(await shown(query)).toEqual(query.startsWith('q=%E0') ? [] : await shown(''));
  });

  test('a search of five thousand characters is answered', async () => {
    expect(await shown(`q=${'a'.repeat(5_000)}`)).toEqual([]);
    expect(await shown(`q=${encodeURIComponent('👨‍👩‍👧'.repeat(150))}`)).toEqual([]);
  });
});

describe('the page of a book', () => {
  test('shows its known fields', async () => {
    const html = await get(`/books/${idOf(1)}`);
    for (const text of [
      '데미안',
      '한 젊음의 이야기',
      '헤르만 헤세',
      '전영애',
      '책모임출판',
      '2026년 11월 1일',
      '9,000원',
      '10,000원',
      '10% 할인',
      '에세이</a>',
      '9791100000001',
    ]) {
      expect(html).toContain(text);
    }
    // Author and genre stand beside the title and are not repeated.
    expect(html).toContain('<p class="book__authors">헤르만 헤세</p>');
    expect(html).not.toContain('<dt>지은이</dt>');
    expect(html).toMatch(/<dt>옮긴이<\/dt><dd>전영애<\/dd>/);
    expect(html).toContain('<dt>분야</dt><dd>한국소설</dd>');
    expect(html).toContain('<li class="badge">사랑</li>');
    expect(html).toContain('href="https://www.aladin.co.kr/shop/wproduct.aspx?ItemId=1"');
    expect(html).toContain('도서 DB 제공 : ');
    expect(html).toContain(`data-book-id="${idOf(1)}"`);
  });

  test('prints the text of a publisher as text', async () => {
    expect(await get(`/books/${idOf(1)}`)).toContain('&lt;script&gt;alert(1)');
  });

  test('leaves out unknown fields', async () => {
    const unknown = await get(`/books/${idOf(2)}`);
    expect(unknown).toContain('저자 미상');
    expect(unknown).not.toContain('출간일');
    expect(unknown).not.toContain('ISBN');
    expect(unknown).not.toContain('book-cover__image');
    expect(await get(`/books/${idOf(3)}`)).not.toContain('가격');
  });

  test.each(['0', '-1', 'abc', '1e3', '2147483648', '9223372036854775808', '999999', '1%00', '%E0%A4%A'])(
    '%s is not there',
    async (id) => {
      expect([400, 404]).toContain((await app.browser().get(`/books/${id}`)).status);
    },
  );

  test('a book that is not there leads to the list of books', async () => {
    expect(await get('/books/999999', 404)).toContain('href="/books">책 둘러보기</a>');
  });
});

describe('a work of several products', () => {
  const products = [
    fixtureBook(2_001, { title: '토지 세트', subtitle: '전3권', listPrice: 60_000, salePrice: 54_000 }),
    fixtureBook(2_002, { title: '토지 2', publishedOn: '2012-08-01' }),
    fixtureBook(2_003, { title: '토지 1 (20주년 리커버)', publishedOn: '2022-01-01' }),
    fixtureBook(2_004, { title: '토지 1', publishedOn: '2012-08-01' }),
    fixtureBook(2_005, { title: '토지 1 (개정판)', publishedOn: '2020-05-05' }),
    fixtureBook(2_006, { title: '토지 1', contributors: [{ authorId: 2, role: '지은이' }] }),
    fixtureBook(2_007, { title: '토지 필사집' }),
    fixtureBook(2_008, { title: '광장' }),
  ].map((book, at) => ({ ...book, categoryId: 3, bestRank: 500 + at, itemId: 2_001 + at }));
  const ids = new Map<number, number>();

  beforeAll(async () => {
    const more = { ...catalogue, books: [...novels, ...essays, ...products] };
    await loadFixtures(stack.db, [file('books.json', more)]);
    for (const { id, itemId } of await stack.db.book.findMany()) ids.set(itemId, id);
  });
  afterAll(() => stack.db.book.deleteMany({ where: { itemId: { gte: 2_001, lte: 2_008 } } }));

  const pageOf = (itemId: number) => get(`/books/${ids.get(itemId)}`);
  const relatedIn = (html: string) => shownIn(html.split('id="related-books"')[1] ?? '');
  const idsOf = (...itemIds: number[]) => itemIds.map((itemId) => ids.get(itemId));

  test('its newest regular edition is the candidate, at the place of its best edition', async () => {
    const genreId = (await stack.db.genre.findFirstOrThrow({ where: { name: '과학' } })).id;
    const candidates = await listCandidates(stack.db, { genreId, limit: 20 });
    expect(candidates.map(({ id }) => id)).toEqual(idsOf(2_005, 2_006, 2_008));
    // A page of the genre ends between the editions: the others are read with it.
    const [first] = await listCandidates(stack.db, { genreId, limit: 1 });
    expect(first?.id).toBe(ids.get(2_005));
    const others = await listCandidates(stack.db, { genreId, limit: 20, except: [ids.get(2_001) ?? 0] });
    expect(others.map(({ id }) => id)).toEqual(idsOf(2_006, 2_008));
  });

  test('its page shows the other editions, then volumes, then sets, each with its kind, year and price', async () => {
    const html = await pageOf(2_004);
    expect(relatedIn(html)).toEqual(idsOf(2_003, 2_005, 2_002, 2_001));
    expect(html).toContain('같은 작품의 다른 책');
    expect(html).toMatch(/리커버 · [^<]*2022 · [\d,]+원/);
    expect(html).toMatch(/개정판 · [^<]*2020 ·/);
    expect(html).toMatch(/다른 권 · [^<]*2012 ·/);
    expect(html).toMatch(/세트 · [^<]*54,000원/);
    const ofSet = await pageOf(2_001);
    expect(relatedIn(ofSet)).toEqual(idsOf(2_004, 2_003, 2_005, 2_002));
    expect(ofSet).toContain('낱권 ·');
  });

  test('a book without other products shows no such section', async () => {
    for (const itemId of [2_006, 2_007, 2_008])
      expect(await pageOf(itemId), String(itemId)).not.toContain('같은 작품의 다른 책');
  });

  test('the list and a search go on finding every product', async () => {
    const html = await get(`/books?q=${encodeURIComponent('토지')}`);
    expect(shownIn(html).toSorted()).toEqual(
      idsOf(2_001, 2_002, 2_003, 2_004, 2_005, 2_006, 2_007).toSorted(),
    );
  });

  test('its page shows meetings about other editions under a heading of their own', async () => {
    const leader = await createPerson(stack);
    const meeting = await stack.db.meeting.create({
      data: {
        bookId: ids.get(2_003) ?? 0,
        leaderId: leader.id,
        title: '토지 함께 읽기',
        startsAt: new Date(Date.now() + 3_600_000),
        endsAt: new Date(Date.now() + 7_200_000),
        capacity: 5,
      },
    });
    const html = await pageOf(2_004);
    expect(html).toMatch(/같은 작품의 다른 판으로 모여요[\s\S]*토지 함께 읽기/);
    expect(await pageOf(2_003)).not.toContain('같은 작품의 다른 판으로 모여요');
    expect(await pageOf(2_002)).not.toContain('토지 함께 읽기');
    await stack.db.meeting.delete({ where: { id: meeting.id } });
  });
});

describe('used by other features', () => {
  test('the candidates of a genre come in the order of its list, with the names of the authors', async () => {
    const candidates = await listCandidates(stack.db, { genreId: genres.에세이 ?? 0, limit: 3 });
    expect(candidates.map(({ id, authors }) => [id, authors])).toEqual([
      [idOf(2), []],
      [idOf(1), ['헤르만 헤세']],
      [idOf(4), ['헤르만 헤세']],
    ]);
    expect(candidates[1]).toMatchObject({
      title: '데미안',
      subCategory: '한국소설',
      tags: ['사랑'],
      publishedOn: new Date('2026-11-01T00:00:00Z'),
      salePrice: 9_000,
      listPrice: 10_000,
    });
  });

  test('the candidates pass over books that are not wanted', async () => {
    const candidates = await listCandidates(stack.db, {
      genreId: genres.에세이 ?? 0,
      limit: 3,
      except: items(2, 4),
    });
    expect(candidates.map(({ id }) => id)).toEqual(items(1, 3));
  });

  test('candidates are works: no box set, later volume, workbook or second edition, and the next ones move up', async () => {
    const { id: genreId } = await stack.db.genre.create({ data: { name: '역사' } });
    const { id: authorId } = await stack.db.author.findFirstOrThrow({ where: { name: '헤르만 헤세' } });
    const titles = [
      '정사 삼국지 세트',
      '사기열전 2',
      '총, 균, 쇠',
      '총균쇠 2026 개정판',
      '역사 필사집',
      '사기열전 1',
      '1984',
      '최소한의 한국사',
    ];
    for (const [at, title] of titles.entries())
      await stack.db.book.create({
        data: {
          itemId: 900 + at,
          title,
          genreId,
          publisher: '책모임출판',
          listPrice: 0,
          salePrice: 0,
          salesPoint: 100 - at,
          productUrl: 'https://www.aladin.co.kr/',
          contributors: { create: { position: 0, authorId, role: '지은이' } },
        },
      });
    const titlesOf = async (limit: number, except: number[] = []) =>
      (await listCandidates(stack.db, { genreId, limit, except })).map(({ title }) => title);
    expect(await titlesOf(2)).toEqual(['총, 균, 쇠', '사기열전 1']);
    expect(await titlesOf(20)).toEqual(['총, 균, 쇠', '사기열전 1', '1984', '최소한의 한국사']);
    // A known edition excludes the other editions as well.
    const revised = await stack.db.book.findUniqueOrThrow({ where: { itemId: 903 } });
    expect(await titlesOf(20, [revised.id])).toEqual(['사기열전 1', '1984', '최소한의 한국사']);
    const counts = (await listQuizGenres(stack.db)).find(({ id }) => id === genreId);
    expect(counts).toMatchObject({ bookCount: 8, workCount: 4 });
    await stack.db.book.deleteMany({ where: { genreId } });
    await stack.db.genre.delete({ where: { id: genreId } });
  });

  test('works at the end of a genre are found, and counted up to the number a recommendation needs', async () => {
    const { id: genreId } = await stack.db.genre.create({ data: { name: '과학사' } });
    const book = (at: number, title: string) => ({
      itemId: 5_000 + at,
      title,
      genreId,
      publisher: '책모임출판',
      listPrice: 0,
      salePrice: 0,
      salesPoint: 1_000 - at,
      productUrl: 'https://www.aladin.co.kr/',
    });
    const sets = Array.from({ length: 100 }, (_, at) => book(at, `전집 ${at} 세트`));
    const works = Array.from({ length: 22 }, (_, at) => book(100 + at, `${'가'.repeat(at + 1)} 이야기`));
    await stack.db.book.createMany({ data: [...sets, ...works] });
    const candidates = await listCandidates(stack.db, { genreId, limit: 20 });
    expect(candidates.map(({ itemId }) => itemId)).toEqual(works.slice(0, 20).map(({ itemId }) => itemId));
    const counts = (await listQuizGenres(stack.db)).find(({ id }) => id === genreId);
    expect(counts).toMatchObject({ bookCount: 122, workCount: 20 });
    await stack.db.book.deleteMany({ where: { genreId } });
    await stack.db.genre.delete({ where: { id: genreId } });
  });

  test('books are found by id, in the order asked for', async () => {
    expect((await listBooks(stack.db, [...items(3, 1), 0, 2 ** 31 - 1])).map(({ id }) => id)).toEqual(
      items(3, 1),
    );
    expect(await listBooks(stack.db, [])).toEqual([]);
    expect(await findBook(stack.db, 0)).toBeNull();
  });

  test('genres come in the order of the quiz, with the number of their books', async () => {
    expect((await listGenres(stack.db)).map(({ name, bookCount }) => [name, bookCount])).toEqual([
      ['소설/시/희곡', 45],
      ['에세이', 4],
    ]);
  });
});
