import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { exportCatalogue } from '../../src/books/export-catalogue.ts';
import { formatFixture } from '../../src/books/fixture/fixture-format.ts';
import { loadFixtures } from '../../src/books/load-fixtures.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { file, fixture, fixtureBook } from './fixture/sample-fixtures.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
const wipe = () =>
  stack.owner.query('TRUNCATE books, authors, categories, contributors RESTART IDENTITY CASCADE');
beforeEach(wipe);
afterAll(() => stack.close());

const day = new Date('2026-11-28T13:00:00Z');
const exported = () => exportCatalogue(stack.db, day, { withDescriptions: true });
const load = (content: unknown) => loadFixtures(stack.db, [file('x.json', content)]);
const counts = async () => ({
  books: await stack.db.book.count(),
  authors: await stack.db.author.count(),
  genres: await stack.db.genre.count(),
  contributors: await stack.db.contributor.count(),
});
const withoutDay = (text: string) => text.replace(/"fetchedAt": "[^"]*"/, '');

test('the committed catalogue comes out as it went in, and export, wipe and load give the same counts, hash and bytes', async () => {
  const committed = readFileSync('fixtures/books.json', 'utf8');
  await load(JSON.parse(committed));
  const before = await counts();
  const first = await exported();
  expect(withoutDay(formatFixture(first.fixture))).toBe(withoutDay(committed));
  await wipe();
  await load(first.fixture);
  expect(await counts()).toEqual(before);
  const second = await exported();
  expect(second.sha256).toBe(first.sha256);
  expect(formatFixture(second.fixture)).toBe(formatFixture(first.fixture));
});

test('entries without a book and texts that look like markup are exported unchanged', async () => {
  await load(
    fixture(
      [
        fixtureBook(1, { description: '소개 &amp; 길', title: 'R&amp;D <b>', bestRank: null }),
        fixtureBook(2),
      ],
      {
        categories: [
          { id: 1, name: '에세이' },
          { id: 9, name: '빈 서가' },
        ],
        authors: [
          { id: 1, name: '김하나, 이두리 외 3인' },
          { id: 2, name: 'Tom &amp; Jerry' },
          { id: 3, name: '아무 책도 없는 사람' },
        ],
      },
    ),
  );
  const [before, first] = [await counts(), await exported()];
  expect(before).toEqual({ books: 2, authors: 3, genres: 2, contributors: 4 });
  await wipe();
  await load(first.fixture);
  expect(await counts()).toEqual(before);
  expect(await exported()).toEqual(first);
});

test('an export does not depend on the order and the ids in which books came', async () => {
  const books = [3, 1, 2].map((id) => fixtureBook(id, { bestRank: null, salesPoint: 5 }));
  for (const book of books) await load(fixture([book]));
  const first = await exported();
  expect(first.fixture.books.map(({ itemId }) => itemId)).toEqual([1, 2, 3]);
  await wipe();
  await load(fixture(books.toReversed()));
  expect((await exported()).sha256).toBe(first.sha256);
  await stack.pool.query('UPDATE books SET sale_price = 1 WHERE item_id = 2');
  expect((await exported()).sha256).not.toBe(first.sha256);
});

test('descriptions stay behind when they are not wanted, and books of excluded genres always', async () => {
  await load(fixture([fixtureBook(1, { description: '소개' }), fixtureBook(2)]));
  await stack.db.genre.create({ data: { name: '만화' } });
  await stack.pool.query(
    "UPDATE books SET category_id = (SELECT id FROM categories WHERE name = '만화') WHERE item_id = 2",
  );
  const { fixture: content, excluded } = await exportCatalogue(stack.db, day, { withDescriptions: false });
  expect(JSON.stringify(content)).not.toMatch(/description|만화/);
  expect([content.books.length, excluded]).toEqual([1, 1]);
  const report = await load(fixture([fixtureBook(1, { description: '소개' })]));
  expect(report.notes).toContain('1 books of excluded genres are stored from before, and stay');
});

test('of thousands of books is read in seconds', async () => {
  await load(fixture(Array.from({ length: 2_500 }, (_, at) => fixtureBook(at + 1))));
  const start = performance.now();
  expect((await exported()).fixture.books).toHaveLength(2_500);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('the command writes the file, prints its contents in numbers, and leaves an equal file unchanged', {
  timeout: 30_000,
}, async () => {
  await load(fixture([fixtureBook(1), fixtureBook(2)]));
  const directory = mkdtempSync(join(tmpdir(), 'export-'));
  const out = join(directory, 'books.json');
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['scripts/export-fixture.ts', ...args], {
      env: { DATABASE_URL: stack.databaseUrl },
    }).catch((error: { code: number; stderr: string; stdout: string }) => error);
  const first = await run(out);
  expect(first.stdout).toMatch(
    /^2 books, 2 authors, 1 genres\nsha256 [\da-f]{64} .*\n.*books\.json: written\n$/,
  );
  const text = readFileSync(out, 'utf8');
  expect((await run(out)).stdout).toContain('unchanged');
  expect(readFileSync(out, 'utf8')).toBe(text);
  expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('usage') });
  expect(await run('/nowhere/books.json')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Nothing was written'),
  });
  await rm(directory, { recursive: true });
});
