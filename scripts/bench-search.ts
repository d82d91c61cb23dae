// `npm run bench:search`: the time of the list of books and of searches in PostgreSQL with 100,000
// books, and the plans. Creates its own PostgreSQL. Fails if a search reads all books, or if a page
// takes 20 ms or more: of CPU time on Linux (so that a busy machine does not matter), otherwise of
// wall-clock time.
import { join } from 'node:path';
import { findBooks, loadFixtures } from '../src/books/commands.ts';
import { openDatabase, Prisma } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { readQuery, type SearchPool } from '../src/platform/search/index.ts';
import { describeMachine } from './bench/machine.ts';
import { processorTime } from './bench/processor-time.ts';
import { quantile } from './bench/quantile.ts';
import { syntheticFixture } from './bench/synthetic-books.ts';
import { startPostgres } from './stack/postgres.ts';
import { makeTemporaryDirectory, removeDirectory } from './stack/temporary.ts';

console.log(describeMachine());

const books = 100_000;
const chunk = 10_000;
const runs = 25;
const slowest = 20;

type Filter = Parameters<typeof findBooks>[1];
const plain: Filter = { query: null, sort: 'rank', page: 1 };
const queries = [
  // One letter and one word: frequent, less frequent, rare, none.
  ...['이', '뷰', '뷁', '세계', '마음', '핀새', '김이다', '사람의', '데미안', '여행여행여행', 'a', '2'],
  // Several words, over several fields.
  ...['세계 사람', '세계 사람 마음 역사', '책모임 세계 김', '이 다 의 기 사 지 는 하', '세계사람마음역사'],
  // Initial consonants: one, two, three and more, frequent and rare.
  ...[
    'ㅅ',
    'ㅅㄱ',
    'ㅃㅋ',
    'ㅅㄱㅅ',
    'ㄷㅁㅇ',
    'ㅅㄱㅅㄹ',
    'ㅇㅇㅇㅇ',
    'ㅇㅇㅇㅇㅇㅇㅇㅇ',
    'ㅎㄱㅅㄱ',
    'ㅅㄱ ㅅㄹ ㅁㅇ',
    '세ㄱ ㅅㄹ',
  ],
  // Half-typed syllables.
  ...['세겨', '셱', '마으', '사라', '여해', '핀ㅅ', '고', '달'],
  // ISBN-13s, and a number that is not one.
  ...['9790000000777', '979-0-0000-0077-7', '9790009999999', '1984'],
  // No match as typed; then read as two words or as typed on a Latin keyboard.
  ...['세계인간마음사람', '김이다책모임출판', 'tprP', '이다가나하지사기의다이가'],
  // Queries that are meant to be slow.
  ...[
    'ㅇ'.repeat(40),
    'ㅇㅅ'.repeat(20),
    `${'이'.repeat(40)}다`,
    '이다이다이다이다이다이다이',
    '이 '.repeat(50),
  ],
];
const cases: [label: string, filter: Partial<Filter> & { q?: string }][] = [
  ['everything', {}],
  ['everything, by date', { sort: 'new' }],
  ['everything, by title', { sort: 'title' }],
  ['the last page', { page: 50 }],
  ['a large genre', { genreId: 1 }],
  ['a small genre, by title', { genreId: 10, sort: 'title' }],
  ...queries.map((q): (typeof cases)[number] => [`"${q.length > 16 ? `${q.slice(0, 13)}...` : q}"`, { q }]),
  ['"이", by date', { q: '이', sort: 'new' }],
  ['"뷰", by title', { q: '뷰', sort: 'title' }],
  ['"마음" in a small genre', { q: '마음', genreId: 10 }],
  ['"뷰" in a large genre', { q: '뷰', genreId: 1 }],
  ['"ㅅㄱㅅ" in a small genre', { q: 'ㅅㄱㅅ', genreId: 10 }],
  ['"세계", page 5', { q: '세계', page: 5 }],
  ['"뷰", the last page', { q: '뷰', page: 20 }],
  ['"ㅅㄱㅅ", the last page', { q: 'ㅅㄱㅅ', page: 20 }],
];

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
  // The same settings as src/platform/search/search-pool.ts.
  for (const setting of ['enable_seqscan', 'jit']) await pool.query(`SET ${setting} = off`);
  const statements: Prisma.Sql[] = [];
  const searches: Pick<SearchPool, 'search'> = {
    search: (work) =>
      work(async (statement) => {
        statements.push(statement);
        return (await pool.query({ text: statement.text, values: statement.values })).rows;
      }),
  };
  const [backend] = await db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;

  const plans: string[] = [];
  console.log(`${'query'.padEnd(28)} ${'found'.padStart(6)}   median     95 %  processor  (ms)`);
  for (const [label, { q = '', ...rest }] of cases) {
    const filter = { ...plain, ...rest, query: readQuery(q) };
    const times: number[] = [];
    let found = 0;
    const busyBefore = processorTime(backend?.pid);
    for (let run = 0; run < runs; run += 1) {
      const before = performance.now();
      statements.length = 0;
      found = (await findBooks({ pool, searches }, filter)).total;
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
    const scans: string[] = [];
    for (const statement of statements.filter(({ text }) => !text.startsWith('EXPLAIN'))) {
      const explained = Prisma.sql`EXPLAIN (ANALYZE, BUFFERS OFF, TIMING OFF) ${statement}`;
      const { rows } = await pool.query({ text: explained.text, values: explained.values });
      const lines: string[] = rows.map((row) => row['QUERY PLAN']);
      if (lines.some((line) => line.includes('Seq Scan on books'))) process.exitCode = 1;
      scans.push(
        ...lines
          .filter((line) => /Scan.* (?:on|using) books|Removed|Execution/.test(line))
          .filter((line) => !line.includes('never executed'))
          .map((line) => `  ${line.trim()}`),
      );
    }
    plans.push(`${label}\n${scans.join('\n')}`);
  }
  console.log(`\nPlans\n${plans.join('\n')}`);
} finally {
  await close();
  await server.stop();
  await removeDirectory(directory);
}
