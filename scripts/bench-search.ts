// `npm run bench:search`: how long the list of books takes to come from PostgreSQL with 100,000 books, search included, and by which plan. Makes a
// PostgreSQL of its own. Fails when one of them takes 20 ms or more: of processor time where Linux tells it (a busy machine does not count then), else of
// the clock.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBooks, loadFixtures, pageStatement } from '../src/books/commands.ts';
import { searchPattern } from '../src/books/index.ts';
import { openDatabase, Prisma } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { quantile } from './bench/quantile.ts';
import { syntheticFixture } from './bench/synthetic-books.ts';
import { startPostgres } from './stack/postgres.ts';
import { makeTemporaryDirectory, removeDirectory } from './stack/temporary.ts';

const books = 100_000;
const chunk = 10_000;
const runs = 25;
const slowest = 20;

type Filter = Parameters<typeof findBooks>[1];
const plain: Filter = { pattern: null, sort: 'rank', page: 1 };
const cases: [label: string, filter: Partial<Filter> & { q?: string }][] = [
  ['everything', {}],
  ['everything, by date', { sort: 'new' }],
  ['everything, by title', { sort: 'title' }],
  ['the last page', { page: 50 }],
  ['a large genre', { genreId: 1 }],
  ['a small genre, by title', { genreId: 10, sort: 'title' }],
  ...[
    '이',
    '뷰',
    '뷁',
    '세계',
    '마음',
    '핀새',
    '김이다',
    '사람의',
    '데미안',
    '세계 사람',
    '여행여행여행',
    'a',
    '2',
  ].map((q): (typeof cases)[number] => [`"${q}"`, { q }]),
  ['"이", by date', { q: '이', sort: 'new' }],
  ['"뷰", by title', { q: '뷰', sort: 'title' }],
  ['"마음" in a small genre', { q: '마음', genreId: 10 }],
  ['"뷰" in a large genre', { q: '뷰', genreId: 1 }],
  ['"세계", page 5', { q: '세계', page: 5 }],
  ['"뷰", the last page', { q: '뷰', page: 20 }],
];

/** Milliseconds the process has run on a processor; NaN where the system does not say. */
function processorTime(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1_000_000;
  } catch {
    return Number.NaN;
  }
}

const directory = await makeTemporaryDirectory('bench-search');
const server = await startPostgres({
  directory: join(directory, 'postgres'),
  password: 'only-for-benches',
  disposable: true,
});
const { db, pool, close } = openDatabase(server.url, {
  max: 1,
  log: createLogger({ level: 'error', name: 'bench' }),
});
try {
  await migrate(server.url);
  const start = performance.now();
  for (let first = 1; first <= books; first += chunk) {
    const bytes = new TextEncoder().encode(JSON.stringify(syntheticFixture(first, chunk)));
    await loadFixtures(db, [{ name: `books ${first}`, bytes }]);
  }
  console.log(`${books} books loaded in ${((performance.now() - start) / 1_000).toFixed(0)} s`);
  await db.$executeRaw`VACUUM ANALYZE books`;
  const [backend] = await db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;

  const plans: string[] = [];
  console.log(`${'query'.padEnd(28)} ${'found'.padStart(6)}   median     95 %  processor  (ms)`);
  for (const [label, { q = '', ...rest }] of cases) {
    const filter = { ...plain, ...rest, pattern: searchPattern(q) };
    const times: number[] = [];
    let found = 0;
    const busyBefore = processorTime(backend?.pid);
    for (let run = 0; run < runs; run += 1) {
      const before = performance.now();
      found = (await findBooks(pool, filter)).total;
      times.push(performance.now() - before);
    }
    const processor = (processorTime(backend?.pid) - busyBefore) / runs;
    times.sort((a, b) => a - b);
    const median = quantile(times, 0.5);
    const isSlow = (Number.isNaN(processor) ? median : processor) >= slowest;
    if (isSlow) process.exitCode = 1;
    const figures = [median, quantile(times, 0.95), processor]
      .map((ms) => ms.toFixed(1).padStart(8))
      .join(' ');
    console.log(`${label.padEnd(28)} ${String(found).padStart(6)} ${figures}${isSlow ? '  too slow' : ''}`);
    const lines = await db.$queryRaw<{ 'QUERY PLAN': string }[]>(
      Prisma.sql`EXPLAIN (ANALYZE, BUFFERS OFF, TIMING OFF) ${pageStatement(filter)}`,
    );
    const scans = lines
      .map((line) => line['QUERY PLAN'])
      .filter((line) => /Scan.* (?:on|using) books|Execution/.test(line) && !line.includes('never executed'));
    plans.push(`${label}\n${scans.map((line) => `  ${line.trim()}`).join('\n')}`);
  }
  console.log(`\nPlans\n${plans.join('\n')}`);
} finally {
  await close();
  await server.stop();
  await removeDirectory(directory);
}
