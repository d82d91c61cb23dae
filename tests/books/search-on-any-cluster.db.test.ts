import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookSource, findBooks } from '../../src/books/book-search-repository.ts';
import { loadFixtures } from '../../src/books/load-fixtures.ts';
import { type OpenDatabase, openDatabase, Prisma } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { lookUpStatement, readQuery, type SearchPool } from '../../src/platform/search/index.ts';
import { openTestSearches } from '../support/searches.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { urlOfDatabase } from '../support/test-servers.ts';
import { file, fixture, fixtureBook } from './fixture/sample-fixtures.ts';

// The worst locale for Korean: with this LC_CTYPE no Korean letter is a letter, and pg_trgm finds
// no trigrams in Korean text.
const name = `c_locale_${process.pid}`;
let stack: TestStack;
let plain: OpenDatabase;
let searches: SearchPool;

beforeAll(async () => {
  stack = await openTestStack();
  await stack.owner.query(
    `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`,
  );
  const url = urlOfDatabase(stack.ownerUrl, name);
  await promisify(execFile)(process.execPath, ['scripts/migrate.ts'], { env: { DATABASE_URL: url } });
  searches = openTestSearches({ databaseUrl: url });
  plain = openDatabase(url, { max: 1, log: createLogger({ level: 'silent', name: 'test' }) });
  const titles = ['데미안', '소년이 온다', '할매', ...Array.from({ length: 3_000 }, (_, at) => `책 ${at}`)];
  const books = titles.map((title, at) => fixtureBook(at + 1, { title, contributors: [] }));
  await loadFixtures(plain.db, [file('books.json', fixture(books))]);
});
afterAll(async () => {
  await searches.close();
  await plain.close();
  await stack.owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await stack.close();
});

const filter = (q: string) => ({ query: readQuery(q), sort: 'rank', page: 1 }) as const;

test.each([
  ['데 미안', ['데미안']],
  ['미', ['데미안']],
  ['온다', ['소년이 온다']],
  ['매', ['할매']],
  ['ㄷㅁㅇ', ['데미안']],
  ['데미아', ['데미안']],
  ['온다 소년', ['소년이 온다']],
])('"%s" is found where no Korean letter is a letter to the database', async (q, titles) => {
  expect((await findBooks({ ...plain, searches }, filter(q))).books.map(({ title }) => title)).toEqual(
    titles,
  );
});

test.each(['매', 'ㄷㅁㅇ', '데미ㅇ'])('"%s" asks the index for few books, and for no others', async (q) => {
  const query = readQuery(q);
  if (query === null) throw new Error('no query');
  const reading = query.unfinished ?? query.literal;
  const statement = lookUpStatement(bookSource({ sort: 'rank' }), query, {
    reading,
    grams: reading.grams,
    most: 20,
  });
  await plain.pool.query('SET enable_seqscan = off');
  const rows = await plain.db.$queryRaw(Prisma.sql`EXPLAIN (ANALYZE, TIMING OFF) ${statement}`);
  expect(JSON.stringify(rows)).toMatch(
    /Bitmap Index Scan on books_search_grams_idx[^"]*\(actual rows=[1-3][ .]/,
  );
  expect(JSON.stringify(rows)).not.toContain('Seq Scan on books');
});
