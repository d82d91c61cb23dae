import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { neededPerGenre, quizGenres } from '../../src/books/genres.ts';
import { listQuizGenres } from '../../src/books/index.ts';
import { loadFixtures } from '../../src/books/load-fixtures.ts';
import { formatLoadReport } from '../../src/books/load-report.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import {
  djangoAuthor,
  djangoBook,
  djangoCategory,
  file,
  fixture,
  fixtureBook,
} from './fixture/sample-fixtures.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
beforeEach(async () => {
  await stack.owner.query('TRUNCATE books, authors, categories, contributors CASCADE');
});
afterAll(() => stack.close());

const load = (...contents: unknown[]) =>
  loadFixtures(
    stack.db,
    contents.map((content, at) => file(`${at}.json`, content)),
  );

const snapshot = async () =>
  (
    await stack.pool.query(
      `SELECT (SELECT json_agg(b ORDER BY id) FROM books b) AS books, (SELECT json_agg(p ORDER BY book_id, position) FROM contributors p) AS contributors,
        (SELECT json_agg(a ORDER BY id) FROM authors a) AS authors, (SELECT json_agg(c ORDER BY id) FROM categories c) AS categories`,
    )
  ).rows[0];

async function bookOf(itemId: number) {
  const book = await stack.db.book.findUniqueOrThrow({
    where: { itemId },
    include: { genre: true, contributors: { orderBy: { position: 'asc' }, include: { author: true } } },
  });
  return { ...book, credits: book.contributors.map(({ author, role }) => [author.name, role]) };
}

describe('a fixture of ours', () => {
  test('keeps the facts that an older file does not know, and finds the sources of its tags', async () => {
    const facts = { categoryPath: ['영미소설', '추리'], series: '작은 책 3', pages: 184 };
    const tags = ['여행', '사랑'];
    await load(fixture([fixtureBook(1, { ...facts, tags, tagSources: { 사랑: 'description' } })]));
    expect(await bookOf(1)).toMatchObject({ ...facts, tagSources: { 사랑: 'description' } });
    await load(fixture([fixtureBook(1, { tags, title: '어느 여행' })]));
    expect(await bookOf(1)).toMatchObject({
      ...facts,
      tags,
      tagSources: { 여행: 'title', 사랑: 'description' },
    });
  });

  test('is stored with every field', async () => {
    const report = await load(fixture([fixtureBook(7, { subtitle: '부제', description: '소개' })]));
    expect(report).toEqual({
      newBooks: 1,
      changedBooks: 0,
      unchangedBooks: 0,
      newGenres: 1,
      newAuthors: 2,
      repairs: [],
      excluded: [],
      notes: [],
    });
    expect(await bookOf(7)).toMatchObject({
      isbn13: '9791100000001',
      title: '책 7',
      subtitle: '부제',
      genre: { name: '소설/시/희곡' },
      subCategory: '한국소설',
      publisher: '책모임출판',
      publishedOn: new Date('2026-10-01T00:00:00Z'),
      listPrice: 10_000,
      salePrice: 9_000,
      salesPoint: 100,
      bestRank: 7,
      tags: ['사랑'],
      coverUrl: 'https://image.aladin.co.kr/product/1/cover.jpg',
      productUrl: 'https://www.aladin.co.kr/shop/wproduct.aspx?ItemId=7',
      description: '소개',
      credits: [
        ['김하나', '지은이'],
        ['이두리', '옮긴이'],
      ],
    });
  });

  test('changes nothing when it is loaded again, not even `updated_at`', async () => {
    const content = fixture([fixtureBook(1), fixtureBook(2, { contributors: [] })]);
    await load(content);
    const before = await snapshot();
    expect(await load(content)).toMatchObject({
      newBooks: 0,
      changedBooks: 0,
      unchangedBooks: 2,
      newAuthors: 0,
      newGenres: 0,
    });
    expect(await snapshot()).toEqual(before);
  });

  test('updates the field that changed, and the book keeps its id', async () => {
    await load(fixture([fixtureBook(1), fixtureBook(2)]));
    const before = await bookOf(1);
    const changed = fixtureBook(1, {
      salePrice: 8_000,
      bestRank: null,
      tags: [],
      contributors: [{ authorId: 2, role: '지은이' }],
    });
    expect(await load(fixture([changed, fixtureBook(2)]))).toMatchObject({
      newBooks: 0,
      changedBooks: 1,
      unchangedBooks: 1,
    });
    const after = await bookOf(1);
    expect(after).toMatchObject({
      id: before.id,
      salePrice: 8_000,
      bestRank: null,
      tags: [],
      credits: [['이두리', '지은이']],
    });
    expect(after.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
    expect(after.createdAt).toEqual(before.createdAt);
    expect(after.searchText).not.toBe(before.searchText);
    expect(after.searchKeyedAt).toEqual(after.updatedAt);
  });

  test('without descriptions leaves those that are there', async () => {
    await load(fixture([fixtureBook(1, { description: '소개' })]));
    expect(await load(fixture([fixtureBook(1)]))).toMatchObject({ unchangedBooks: 1 });
    expect((await bookOf(1)).description).toBe('소개');
    expect(await load(fixture([fixtureBook(1, { description: '' })]))).toMatchObject({ changedBooks: 1 });
    expect((await bookOf(1)).description).toBeNull();
  });

  test('finds a person again, whatever the spacing of the name', async () => {
    await load(fixture([fixtureBook(1)]));
    const spaced = fixture([fixtureBook(1), fixtureBook(2)], {
      authors: [
        { id: 1, name: '김 하나' },
        { id: 2, name: '이두리' },
      ],
    });
    expect(await load(spaced)).toMatchObject({ newBooks: 1, changedBooks: 0, newAuthors: 0 });
    expect(await stack.db.author.count()).toBe(2);
  });

  test('moves a book to another genre without creating one twice', async () => {
    const categories = [
      { id: 4, name: '에세이' },
      { id: 1, name: '소설/시/희곡' },
    ];
    await load(fixture([fixtureBook(1)]));
    await load(fixture([fixtureBook(1, { categoryId: 4 })], { categories }));
    expect((await bookOf(1)).genre.name).toBe('에세이');
    expect(await stack.db.genre.count()).toBe(2);
  });

  test('of thousands of books is loaded in seconds', async () => {
    const books = Array.from({ length: 3_000 }, (_, at) => fixtureBook(at + 1));
    const start = performance.now();
    expect(await load(fixture(books))).toMatchObject({ newBooks: 3_000 });
    expect(await load(fixture(books))).toMatchObject({ unchangedBooks: 3_000 });
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

describe('a file of the original site', () => {
  const django = (...books: object[]) => [
    djangoCategory(1, '에세이'),
    djangoAuthor(1, '김하나'),
    djangoAuthor(2, '박세리, 김하나'),
    ...books,
  ];

  test('adds its books with their fields', async () => {
    expect(await load(django(djangoBook(7), djangoBook(8, { author_id: 2 })))).toMatchObject({
      newBooks: 2,
      repairs: [expect.stringContaining('joint')],
    });
    expect(await bookOf(8)).toMatchObject({
      listPrice: 0,
      isbn13: null,
      bestRank: null,
      tags: ['동물'],
      productUrl: 'https://www.aladin.co.kr/shop/wproduct.aspx?ItemId=8',
      credits: [
        ['박세리', '지은이'],
        ['김하나', '지은이'],
      ],
    });
    expect(await load(django(djangoBook(7), djangoBook(8, { author_id: 2 })))).toMatchObject({
      newBooks: 0,
      changedBooks: 0,
      unchangedBooks: 2,
    });
  });

  test('does not overwrite more complete data of an import', async () => {
    await load(fixture([fixtureBook(7)]));
    await load(django(djangoBook(7, { title: '새 제목' })));
    expect(await bookOf(7)).toMatchObject({
      title: '새 제목',
      description: '어느 고양이의 이야기.',
      listPrice: 10_000,
      bestRank: 7,
      subCategory: '한국소설',
      tags: ['사랑', '동물'],
      credits: [
        ['김하나', '지은이'],
        ['이두리', '옮긴이'],
      ],
    });
  });

  test('leaves the authors alone when it names only some of them, or one without the alias', async () => {
    const authors = ['김하나 (HANA)', '이두리', '박세리'].map((name, at) => ({ id: at + 1, name }));
    const contributors = authors.map(({ id }) => ({ authorId: id, role: '지은이' }));
    await load(fixture([fixtureBook(7, { contributors })], { authors }));
    await load(django(djangoBook(7, { author_id: 2 }), djangoBook(8)));
    expect((await bookOf(7)).credits.map(([name]) => name)).toEqual(authors.map(({ name }) => name));
  });

  test('replaces the authors when it names others, and keeps the translator', async () => {
    await load(fixture([fixtureBook(7)]));
    await load(django(djangoBook(7, { author_id: 2 })));
    expect((await bookOf(7)).credits).toEqual([
      ['박세리', '지은이'],
      ['김하나', '지은이'],
      ['이두리', '옮긴이'],
    ]);
  });
});

describe('books of excluded genres', () => {
  const categories = [
    { id: 1, name: '소설/시/희곡' },
    { id: 2, name: '수험서 / 자격증' },
    { id: 3, name: '외국어문학' },
  ];
  const authors = [
    { id: 1, name: '김하나' },
    { id: 2, name: '이두리' },
    { id: 3, name: '출제자' },
  ];
  const content = fixture(
    [
      fixtureBook(1),
      fixtureBook(2, {
        title: '기출 1000제',
        categoryId: 2,
        contributors: [{ authorId: 3, role: '지은이' }],
      }),
      fixtureBook(3, { categoryId: 3 }),
    ],
    { categories, authors },
  );

  test('in our own fixture are left out and reported, with their genre and people who are in no other book', async () => {
    const report = await load(content);
    expect(report).toMatchObject({ newBooks: 2, newGenres: 2, newAuthors: 2 });
    expect(report.excluded).toEqual([
      { itemId: 2, title: '기출 1000제', reason: 'exam preparation (수험서/자격증)' },
    ]);
    expect(formatLoadReport(report).join('\n')).toMatch(
      /excluded: 2 "기출 1000제": exam preparation .*\n1 books excluded: exam preparation/,
    );
    expect(await stack.db.book.count({ where: { genre: { name: { contains: '수험서' } } } })).toBe(0);
    expect(await load(content)).toMatchObject({
      newBooks: 0,
      changedBooks: 0,
      unchangedBooks: 2,
      newAuthors: 0,
    });
  });

  test('in files of the original site are left out as well', async () => {
    const report = await load([
      djangoCategory(1, '에세이'),
      djangoCategory(2, '만화'),
      djangoAuthor(1, '김하나'),
      djangoBook(7),
      djangoBook(8, { category_id: 2 }),
    ]);
    expect(report).toMatchObject({
      newBooks: 1,
      newGenres: 1,
      excluded: [{ itemId: 8, reason: 'comics (만화)' }],
    });
  });
});

test('books that share an ISBN stay two, and are named', async () => {
  const isbn13 = '9791100000001';
  const report = await load(
    fixture([fixtureBook(1, { isbn13 }), fixtureBook(2, { isbn13 }), fixtureBook(3, { isbn13: null })]),
  );
  expect(report.newBooks).toBe(3);
  expect(report.notes).toEqual([
    'ISBN 9791100000001 is that of several items, which stay apart: 1 "책 1" and 2 "책 2"',
  ]);
});

describe('several files', () => {
  test('are loaded in one transaction: all of them or none', async () => {
    await expect(
      load(fixture([fixtureBook(1)]), fixture([fixtureBook(2, { categoryId: 9 })])),
    ).rejects.toThrow('dangling_reference: 1.json');
    expect(await stack.db.book.count()).toBe(0);
    expect(await stack.db.genre.count()).toBe(0);
  });

  test('at the same time give one catalogue', async () => {
    const content = fixture([fixtureBook(1), fixtureBook(2)]);
    const reports = await Promise.all([load(content), load(content), load(content)]);
    expect(reports.map(({ newBooks }) => newBooks).sort()).toEqual([0, 0, 2]);
    expect(await stack.db.book.count()).toBe(2);
  });

  test('leave nothing behind when the database refuses one of the books', async () => {
    await stack.owner.query("ALTER TABLE books ADD CONSTRAINT no_second CHECK (title <> '책 2')");
    await expect(load(fixture([fixtureBook(1), fixtureBook(2)]))).rejects.toThrow();
    await stack.owner.query('ALTER TABLE books DROP CONSTRAINT no_second');
    expect(await stack.db.author.count()).toBe(0);
  });
});

describe('the committed fixture and the command', () => {
  const run = (...names: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(
        process.execPath,
        ['scripts/load-fixtures.ts', ...names],
        { env: { ...process.env, DATABASE_URL: stack.databaseUrl } },
        (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });

  test('the committed catalogue has twenty works for every genre of the quiz, and no description', async () => {
    const content = JSON.parse(readFileSync('fixtures/books.json', 'utf8'));
    expect(await load(content)).toMatchObject({ newBooks: content.books.length, repairs: [] });
    expect(await stack.db.book.count({ where: { description: { not: null } } })).toBe(0);
    const works = new Map((await listQuizGenres(stack.db)).map(({ name, workCount }) => [name, workCount]));
    expect(quizGenres.map(({ name }) => [name, works.get(name)])).toEqual(
      quizGenres.map(({ name }) => [name, neededPerGenre]),
    );
  });

  test('the command loads a file, and says which one is wrong', async () => {
    const loaded = await run('fixtures/books.json');
    expect([loaded.code, loaded.stderr]).toEqual([0, '']);
    expect(loaded.stdout).toMatch(/\d+ new books, 0 changed, 0 unchanged/);
    expect(await run('nowhere.json')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('unreadable_file: nowhere.json'),
    });
    expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('usage') });
  });

  const authorsOf = (itemId: number) =>
    stack.db.contributor.findMany({ where: { book: { itemId }, role: '지은이' } });

  // These files contain publishers' texts, so they are not in the repository. The tests above use
  // our own files of the same shapes.
  const originals = new URL('../../../shared/aladin/django/', import.meta.url);
  if (existsSync(originals))
    test.each([
      [35, ['bookluv-books', 'bookluv-authors', 'bookluv-categories']],
      [35, ['bookluv-dumpdata']],
      [101, ['book', 'author', 'category'].map((table) => `bookluv-dbeaver-${table}-202512251420`)],
      [171, readdirSync(originals).map((name) => name.replace('.json', ''))],
    ])('the %d books of the original site, after ours and twice', async (count, names) => {
      const files = names.map((name) => ({ name, bytes: readFileSync(new URL(`${name}.json`, originals)) }));
      await loadFixtures(stack.db, [{ name: 'ours', bytes: readFileSync('fixtures/books.json') }]);
      const first = await loadFixtures(stack.db, files);
      expect(first.newBooks + first.changedBooks + first.unchangedBooks).toBe(count);
      expect(first.repairs.length).toBeGreaterThan(2);
      expect(await loadFixtures(stack.db, files)).toMatchObject({
        newBooks: 0,
        changedBooks: 0,
        unchangedBooks: count,
      });
      // The original site keeps some of many authors; ours had all.
      expect(await authorsOf(371_447_935)).toHaveLength(12);
      expect(await authorsOf(375_623_486)).toHaveLength(11);
      const genres = await stack.db.genre.findMany();
      expect(new Set(genres.map(({ name }) => name)).size).toBe(genres.length);
      expect(await stack.db.author.count({ where: { name: { contains: ', ' } } })).toBe(0);
    });
});

test('a list of bestsellers takes the rank from the books that left it, and nothing else', async () => {
  await load(fixture([fixtureBook(1, { bestRank: 1 }), fixtureBook(2, { bestRank: 2 })]));
  const next = fixture([fixtureBook(2, { bestRank: 2 }), fixtureBook(3, { bestRank: 1 })]);
  expect(await load(next)).toMatchObject({ newBooks: 1, changedBooks: 1, unchangedBooks: 1 });
  expect(await bookOf(1)).toMatchObject({ bestRank: null, title: '책 1' });
  expect(await bookOf(3)).toMatchObject({ bestRank: 1 });
  const before = await snapshot();
  expect(await load(next)).toMatchObject({ changedBooks: 0 });
  expect(await snapshot()).toEqual(before);
});

test('with its option, the command changes nothing when there are books', async () => {
  await load(fixture([fixtureBook(1)]));
  const before = await snapshot();
  const said = await new Promise<string>((resolve, reject) =>
    execFile(
      process.execPath,
      ['scripts/load-fixtures.ts', '--if-empty', 'fixtures/books.json'],
      { env: { DATABASE_URL: stack.databaseUrl } },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    ),
  );
  expect(said).toContain('There are books');
  expect(await snapshot()).toEqual(before);
});
