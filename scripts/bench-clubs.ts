// `npm run bench:clubs`: the pages of a club of 500 with 60 meetings and 5,000 books on its shelf,
// one request after another, and the plans of all their statements. Starts its own servers. Linux
// only. Fails if a page uses 30 ms of CPU or more in the web process and PostgreSQL together, or if
// a statement scans a large table as a whole.
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { createSession } from '../tests/support/people.ts';
import { fillFeeds } from './bench/feed-data.ts';
import { watchProcessors } from './bench/process-trees.ts';
import { productionEnv } from './bench/production-env.ts';
import { quantile } from './bench/quantile.ts';
import { fillShelves } from './bench/shelf-data.ts';
import { webCommand } from './bench/web-command.ts';
import { findFreePort } from './stack/ports.ts';
import { startPostgres } from './stack/postgres.ts';
import { type Running, runToEnd, start, waitUntilReady } from './stack/processes.ts';
import { startServers } from './stack/servers.ts';
import { makeTemporaryDirectory, removeDirectory } from './stack/temporary.ts';

const mostMs = 30;
const requests = 100;
const large =
  /Seq Scan on (?:meetings|memberships|books|users|club_memberships|club_earlier_books|club_ratings)\b/;
const explained = [
  `session_preload_libraries = 'auto_explain'`,
  'auto_explain.log_min_duration = 0',
  'auto_explain.log_analyze = on',
];

const directory = await makeTemporaryDirectory('bench-clubs');
let planLines: string[] = [];
const postgres = await startPostgres({
  directory: join(directory, 'postgres'),
  password: 'only-for-benches',
  disposable: true,
  onLine: (line) => planLines.push(line),
});
const servers = await startServers({
  directory,
  passwords: { postgres: 'only-for-benches', redis: 'only-for-benches' },
  given: { databaseUrl: postgres.url },
  say: () => {},
});
const port = await findFreePort(0);
const url = `http://localhost:${port}`;
const env = { ...productionEnv(port, { databaseUrl: postgres.url, redisUrl: servers.redisUrl }), BENCH: '1' };
const node = (...args: string[]) => ({ command: process.execPath, args, env });
let web: Running | undefined;
try {
  await runToEnd('Migrating', node('scripts/migrate.ts'));
  await runToEnd('Loading the books', node('scripts/load-fixtures.ts', 'fixtures/books.json'));
  const client = new pg.Client({ connectionString: postgres.url });
  // Stopping PostgreSQL after a failure must not hide that failure.
  client.on('error', () => {});
  await client.connect();
  await fillFeeds(client, { members: 500, meetings: 60, others: 20_000 });
  await fillShelves(client, { entries: 5_000, ratings: 500, others: 500 });
  const pages = await listPages(client);
  const redis = new Redis(servers.redisUrl);
  const { cookie } = await createSession({ redis }, 1);
  redis.disconnect();

  for (const setting of explained) await client.query(`ALTER DATABASE postgres SET ${setting}`);
  await startWeb();
  for (const [name, path] of Object.entries(pages)) await printPlans(name, path, cookie);
  await web?.stop(5_000);
  for (const setting of explained)
    await client.query(`ALTER DATABASE postgres RESET ${setting.split(' ')[0]}`);
  await client.end();

  await startWeb();
  for (const [name, path] of Object.entries(pages)) await measure(name, path, cookie);
} finally {
  await web?.stop(5_000);
  await servers.stop();
  await postgres.stop();
  await removeDirectory(directory);
}

async function startWeb(): Promise<void> {
  web = start(node(...webCommand));
  await waitUntilReady('The web process', web, async () => (await fetch(`${url}/readyz`)).ok);
}

/** The measured pages by name. The club's last meeting is about its most rated book. */
async function listPages(db: pg.Client): Promise<Record<string, string>> {
  const { rows } = await db.query(
    `SELECT id, club_id, book_id FROM meetings WHERE club_id IS NOT NULL AND ends_at < now() ORDER BY starts_at DESC LIMIT 1`,
  );
  const { id, club_id: club, book_id: book } = rows[0];
  return {
    'club page': `/clubs/${club}`,
    'shelf, first page': `/clubs/${club}/shelf`,
    'shelf, last page': `/clubs/${club}/shelf?page=9999`,
    'a book with 500 ratings': `/clubs/${club}/shelf/${book}`,
    archive: `/meetings/${id}/archive`,
    'page of that book': `/books/${book}`,
  };
}

async function read(path: string, cookie: string): Promise<void> {
  const answer = await fetch(url + path, { headers: { Cookie: cookie } });
  await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
}

async function printPlans(name: string, path: string, cookie: string): Promise<void> {
  await read(path, cookie);
  planLines = [];
  await read(path, cookie);
  const lines = planLines.filter((line) => /Scan|duration|Index Cond/.test(line));
  if (lines.some((line) => large.test(line))) process.exitCode = 1;
  const shown = lines.map((line) => line.replace(/^.*?(duration: )/, '$1').trimEnd());
  console.log(`\nPlans of ${name}\n${shown.join('\n')}`);
}

/** Prints the time of a page from the first byte sent to the last received, and the CPU it used. */
async function measure(name: string, path: string, cookie: string): Promise<void> {
  for (let warm = 0; warm < 20; warm += 1) await read(path, cookie);
  const processes = [web?.pid, postgres.process.pid].filter((pid) => pid !== undefined);
  const cpu = watchProcessors(processes);
  const times: number[] = [];
  for (let request = 0; request < requests; request += 1) {
    const startedAt = performance.now();
    await read(path, cookie);
    times.push(performance.now() - startedAt);
  }
  const cpuMs = (cpu() * 1_000) / requests;
  if (cpuMs >= mostMs) process.exitCode = 1;
  times.sort((a, b) => a - b);
  console.log(
    `${name.padEnd(24)} CPU ${cpuMs.toFixed(1)} ms; median ${quantile(times, 0.5).toFixed(1)} ms, 95 % ${quantile(times, 0.95).toFixed(1)} ms${cpuMs >= mostMs ? '  too slow' : ''}`,
  );
}
