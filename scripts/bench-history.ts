// `npm run bench:history [-- --meetings N --whole]`: reads pages of chat history from ten million
// messages, and measures how many messages per second are stored, each on disk before it is
// acknowledged. With `--whole` the table has no partitions. Starts its own PostgreSQL (about 3 GB).
// Fails if the 99th percentile of a page reaches 10 ms or a statement scans a whole table.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { firstHistories, insertMessages, readHistory } from '../src/chat/commands.ts';
import { openDatabase } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { countOption } from './bench/count-option.ts';
import { fillLog, members } from './bench/long-log.ts';
import { describeMachine } from './bench/machine.ts';
import { quantile } from './bench/quantile.ts';
import { makeMessagesWhole } from './bench/whole-messages.ts';
import { startPostgres } from './stack/postgres.ts';
import { makeTemporaryDirectory, removeDirectory } from './stack/temporary.ts';

console.log(describeMachine());

const { values } = parseArgs({
  options: { meetings: { type: 'string' }, whole: { type: 'boolean', default: false } },
});
const size = { meetings: countOption('meetings', values.meetings ?? '2000'), perMeeting: 5_000 };
const slowest = 10;
const pages = 1_000;
const seconds = 5;

const directory = await makeTemporaryDirectory('bench-history');
const server = await startPostgres({ directory: join(directory, 'postgres'), password: 'only-for-benches' });
const { pool, close } = openDatabase(server.url, {
  max: 20,
  log: createLogger({ level: 'error', name: 'bench' }),
});

const anyOf = (most: number) => 1 + Math.floor(Math.random() * most);

/** Reads pages one after another. */
async function read(
  label: string,
  page: (meetingId: number, seq: number) => Promise<unknown>,
  limit = Number.POSITIVE_INFINITY,
) {
  const times: number[] = [];
  for (let i = 0; i < pages; i += 1) {
    const startedAt = performance.now();
    await page(anyOf(size.meetings), anyOf(size.perMeeting));
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  const most = quantile(times, 0.99);
  if (most >= limit) process.exitCode = 1;
  const figures = [quantile(times, 0.5), most, times.at(-1) ?? 0].map((ms) => ms.toFixed(1).padStart(8));
  console.log(`${label.padEnd(46)} ${figures.join(' ')}${most >= limit ? '  too slow' : ''}`);
}

/**
 * Stores messages for some seconds, in `rooms` rooms at once with `drafts` messages per statement.
 */
async function write(label: string, rooms: number, drafts: number) {
  let count = 0;
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  const talkIn = async (meetingId: number) => {
    while (performance.now() < until) {
      const startedAt = performance.now();
      const stored = await insertMessages(
        pool,
        meetingId,
        Array.from({ length: drafts }, () => ({
          userId: anyOf(members),
          clientId: randomUUID(),
          body: '저도 그렇게 생각해요.',
        })),
      );
      if (stored.includes(null)) throw new Error('a message was refused');
      count += stored.length;
      times.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: rooms }, (_, i) => talkIn(i + 1)));
  times.sort((a, b) => a - b);
  const figures = [quantile(times, 0.5), quantile(times, 0.99), times.at(-1) ?? 0].map((ms) =>
    ms.toFixed(1).padStart(8),
  );
  console.log(
    `${label.padEnd(46)} ${figures.join(' ')}  ${Math.round(count / seconds).toLocaleString('en')} messages/s`,
  );
}

const scansThrough = async () =>
  Number(
    (
      await pool.query(
        `SELECT sum(seq_scan) AS scans FROM pg_stat_user_tables WHERE relname ~ '^messages(_\\d+)?$'`,
      )
    ).rows[0]?.scans,
  );

/** Nobody: the log holds no reactions. */
const readerId = 0;

try {
  await migrate(server.url);
  if (values.whole) await makeMessagesWhole(pool);
  const startedAt = performance.now();
  await fillLog(pool, size, (done) => {
    if (process.stdout.isTTY) process.stdout.write(`\r${done.toLocaleString('en')} messages`);
  });
  const { rows } = await pool.query<{ table: string; indexes: string }>(
    `SELECT pg_size_pretty(sum(pg_relation_size(relid))) AS table, pg_size_pretty(sum(pg_indexes_size(relid))) AS indexes
     FROM pg_stat_user_tables WHERE relname ~ '^messages(_\\d+)?$'`,
  );
  console.log(
    `\r${(size.meetings * size.perMeeting).toLocaleString('en')} messages written in ${Math.round((performance.now() - startedAt) / 1_000)} s: ${rows[0]?.table}, indexes ${rows[0]?.indexes}`,
  );
  const before = await scansThrough();
  console.log(`\n${'a page of history (ms)'.padEnd(46)}   median     99 %  slowest`);
  await read('the newest 50', (meetingId) => readHistory(pool, meetingId, { limit: 50 }, readerId), slowest);
  await read(
    '50 before somewhere',
    (meetingId, beforeSeq) => readHistory(pool, meetingId, { beforeSeq, limit: 50 }, readerId),
    slowest,
  );
  await read(
    '200 after somewhere',
    (meetingId, afterSeq) => readHistory(pool, meetingId, { afterSeq, limit: 200 }, readerId),
    slowest,
  );
  await read('what 100 of one meeting hear on connecting', (meetingId, lastSeq) =>
    firstHistories(
      pool,
      Array.from({ length: 100 }, (_, i) => ({
        meetingId,
        userId: readerId,
        lastSeq: i % 2 ? undefined : lastSeq,
        head: size.perMeeting,
      })),
    ),
  );
  const scans = (await scansThrough()) - before;
  if (scans > 0) process.exitCode = 1;
  console.log(`the table was read through ${scans} times`);
  console.log(`\n${'storing, each commit on disk (ms)'.padEnd(46)}   median     99 %  slowest`);
  await write('one room, a message at a time', 1, 1);
  await write('20 rooms, a message at a time each', 20, 1);
  await write('one room, 100 that came together', 1, 100);
  await write('20 rooms, 20 that came together each', 20, 20);
} finally {
  await close();
  await server.stop();
  await removeDirectory(directory);
}
