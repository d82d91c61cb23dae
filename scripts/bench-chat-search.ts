// `npm run bench:chat-search [-- --messages N]`: searches one log of 100,000 messages for frequent
// and rare words, initial consonants and words that are not there. Starts its own PostgreSQL.
// Prints the time that PostgreSQL needs to run the statements of a search (EXPLAIN ANALYZE), its
// CPU time with planning, the time of the search as a whole, and its statements. Fails if the first
// reaches 20 ms for more than one search in 20. Measure on an idle machine.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { indexLog, searchMessages } from '../src/chat/commands.ts';
import { openDatabase, Prisma } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { openSearchPool, type SearchPool } from '../src/platform/search/index.ts';
import { countOption } from './bench/count-option.ts';
import { fillLog } from './bench/long-log.ts';
import { describeMachine } from './bench/machine.ts';
import { processorTime } from './bench/processor-time.ts';
import { quantile } from './bench/quantile.ts';
import { startPostgres } from './stack/postgres.ts';
import { makeTemporaryDirectory, removeDirectory } from './stack/temporary.ts';

const { values } = parseArgs({ options: { messages: { type: 'string' } } });
const count = countOption('messages', values.messages ?? '100000');
const slowestMs = 20;
const runs = 100;

const words = [
  '책',
  '장면',
  '주인공이',
  '저는',
  '마지막',
  '좋았어요',
  '생각해요',
  '문장',
  '봄날의',
  '다시',
  '읽으니',
  '슬펐고',
];
const rare = ['고양이', '등대지기', '옥수수밭'];
/** Every message has six words; one in 1,000 has a rare one. */
const bodyOf = (at: number) =>
  [
    ...Array.from(
      { length: 6 },
      (_, place) => words[(at * 7 + place * place * 5 + (at >> (place + 2))) % words.length],
    ),
    at < count - 30_000 && at % 2 === 0 ? '옛날' : '요즘',
    at % 1_000 === 0 ? rare[(at / 1_000) % rare.length] : String(at),
  ].join(' ');

const asked = [
  // Frequent, several, without a space between them, rare, none.
  ...['책', '이', '장면 슬펐고', '좋았어요생각해요', '고양이', '옥수수 밭', '99999', '없는말이에요'],
  // Frequent until the newest 30,000 messages, which do not hold it.
  '옛날',
  // Initial consonants, frequent and rare, one that is in no message, and a half-typed syllable.
  ...['ㅈㅁ', 'ㄷㄷㅈㄱ', 'ㄱㅇㅇ', 'ㅋ', 'ㅋㅋㅋ', '등대지'],
];

console.log(describeMachine());
const log = createLogger({ level: 'error', name: 'bench' });
const directory = await makeTemporaryDirectory('bench-chat-search');
const server = await startPostgres({ directory: join(directory, 'postgres'), password: 'only-for-benches' });
const { db, pool, close } = openDatabase(server.url, { max: 4, log });
const searches = openSearchPool(server.url, { log, now: () => performance.now() });
try {
  await migrate(server.url);
  const { meetingId, userId } = await makeRoom();
  const startedAt = performance.now();
  await indexLog(pool, meetingId, Number.POSITIVE_INFINITY);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  await pool.query('VACUUM ANALYZE message_keys');
  console.log(`${count.toLocaleString('en')} messages indexed in ${seconds} s`);
  console.log(
    `\n${'milliseconds'.padEnd(24)} PostgreSQL       95 %        CPU      whole       95 % statements    found`,
  );
  for (const q of asked) await search({ meetingId, userId }, q);
} finally {
  await searches.close();
  await close();
  await server.stop();
  await removeDirectory(directory);
}

async function makeRoom(): Promise<{ meetingId: number; userId: number }> {
  await fillLog(pool, { meetings: 1, perMeeting: 1 }, () => {});
  const room = { meetingId: 1, userId: 1 };
  await pool.query('DELETE FROM messages');
  await pool.query('UPDATE rooms SET last_seq = $1', [count]);
  for (let from = 0; from < count; from += 10_000)
    await pool.query(
      `INSERT INTO messages (meeting_id, seq, user_id, client_id, body)
       SELECT $1, $3 + n, $2, gen_random_uuid(), body
       FROM unnest($4::text[]) WITH ORDINALITY AS b (body, n)`,
      [
        room.meetingId,
        room.userId,
        from,
        Array.from({ length: Math.min(10_000, count - from) }, (_, at) => bodyOf(from + at)),
      ],
    );
  return room;
}

async function search(room: { meetingId: number; userId: number }, q: string): Promise<void> {
  const whole: number[] = [];
  const own: number[] = [];
  // Searches that follow each other use the same connection.
  const [backend] = await searches.search((run) =>
    run<{ pid: number }>(Prisma.sql`SELECT pg_backend_pid() AS pid`),
  );
  let found = 0;
  let statements = 0;
  let busyMs = 0;
  for (let run = 0; run < runs; run += 1) {
    const busyBefore = processorTime(backend?.pid);
    const startedAt = performance.now();
    found = (await searchMessages({ db, pool, searches }, { ...room, q })).messages.length;
    whole.push(performance.now() - startedAt);
    busyMs += processorTime(backend?.pid) - busyBefore;
    const explained = explaining(searches);
    await searchMessages({ db, pool, searches: explained }, { ...room, q });
    own.push(explained.milliseconds());
    statements = explained.statements();
  }
  const at = (times: readonly number[], share: number) =>
    quantile(
      times.toSorted((a, b) => a - b),
      share,
    );
  if (at(own, 0.95) >= slowestMs) process.exitCode = 1;
  const figures = [at(own, 0.5), at(own, 0.95), busyMs / runs, at(whole, 0.5), at(whole, 0.95)];
  console.log(
    `${q.padEnd(24)} ${figures.map((ms) => ms.toFixed(1).padStart(10)).join(' ')} ${String(statements).padStart(10)} ${String(found).padStart(8)}`,
  );
}

/** Searches that also have PostgreSQL measure each statement. */
function explaining(inner: SearchPool): SearchPool & { milliseconds(): number; statements(): number } {
  let milliseconds = 0;
  let statements = 0;
  return {
    ...inner,
    milliseconds: () => milliseconds,
    statements: () => statements,
    search: (work) =>
      inner.search((run) =>
        work(async (statement) => {
          const [row] = await run<{ 'QUERY PLAN': [{ 'Execution Time': number }] }>(
            Prisma.sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement}`,
          );
          milliseconds += row?.['QUERY PLAN'][0]['Execution Time'] ?? 0;
          statements += 1;
          return run(statement);
        }),
      ),
  };
}
