// `npm run bench:home [-- --meetings N --recommendations N]`: the first page for readers and
// visitors with 100,000 meetings and a million stored recommendations, from its own web process,
// one request after another, and the plans of its statements. Fails if the 95th percentile reaches
// 30 ms.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';
import pg from 'pg';
import { loadReaderHome } from '../src/home/index.ts';
import { openDatabase } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/log.ts';
import { createSession } from '../tests/support/people.ts';
import { countOption } from './bench/count-option.ts';
import { fillHome } from './bench/home-data.ts';
import { describeMachine } from './bench/machine.ts';
import { productionEnv } from './bench/production-env.ts';
import { quantile } from './bench/quantile.ts';
import { webCommand } from './bench/web-command.ts';
import { findFreePort } from './stack/ports.ts';
import { startPostgres } from './stack/postgres.ts';
import { type Running, runToEnd, start, waitUntilReady } from './stack/processes.ts';
import { startServers } from './stack/servers.ts';
import { makeTemporaryDirectory, removeDirectory } from './stack/temporary.ts';

console.log(describeMachine());

const slowest = 30;
const readers = 60;
const rounds = 5;

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { meetings: text, recommendations: text } });
const size = {
  users: 100_000,
  meetings: countOption('meetings', values.meetings ?? '100000'),
  recommendations: countOption('recommendations', values.recommendations ?? '1000000'),
};

const directory = await makeTemporaryDirectory('bench-home');
let planLines: string[] | undefined;
const postgres = await startPostgres({
  directory: join(directory, 'postgres'),
  password: 'only-for-benches',
  disposable: true,
  onLine: (line) => planLines?.push(line),
});
const servers = await startServers({
  directory,
  passwords: { postgres: 'only-for-benches', redis: 'only-for-benches' },
  given: { databaseUrl: postgres.url },
  say: () => {},
});
const metricsToken = randomBytes(16).toString('hex');
const running: Running[] = [];
try {
  const port = await findFreePort(0);
  const url = `http://localhost:${port}`;
  const env = {
    ...productionEnv(port, { databaseUrl: postgres.url, redisUrl: servers.redisUrl }),
    METRICS_TOKEN: metricsToken,
    BENCH: '1',
  };
  const node = (...args: string[]) => ({ command: process.execPath, args, env });
  await runToEnd('Migrating', node('scripts/migrate.ts'));
  await runToEnd('Loading the books', node('scripts/load-fixtures.ts', 'fixtures/books.json'));
  const startedAt = performance.now();
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await fillHome(client, size);
  const counts = await client.query(
    `SELECT (SELECT count(*) FROM meetings) AS meetings, (SELECT count(*) FROM recommendations) AS recommendations,
       (SELECT count(*) FROM memberships) AS memberships`,
  );
  console.log(
    `filled in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s: ${JSON.stringify(counts.rows[0])}`,
  );

  await printPlans(client);
  await client.end();

  const redis = new Redis(servers.redisUrl);
  const cookies: (string | null)[] = [];
  for (let i = 0; i < readers; i += 1)
    cookies.push((await createSession({ redis }, 1 + ((i * 1_663) % size.users))).cookie);
  redis.disconnect();
  const web = start(node(...webCommand));
  running.push(web);
  await waitUntilReady('The web process', web, async () => (await fetch(`${url}/readyz`)).ok);
  await measure(url, cookies.slice(0, 10));
  for (const [name, who] of [
    ['reader', cookies],
    ['visitor', cookies.map(() => null)],
  ] as const) {
    const times: number[] = [];
    const before = await serverSeconds(url);
    for (let round = 0; round < rounds; round += 1) times.push(...(await measure(url, who)));
    const served = await serverSeconds(url);
    times.sort((a, b) => a - b);
    const [half, most] = [quantile(times, 0.5), quantile(times, 0.95)];
    if (most >= slowest) process.exitCode = 1;
    console.log(
      `${name.padEnd(8)} ${times.length} requests: median ${half.toFixed(1)} ms, 95 % ${most.toFixed(1)} ms, slowest ${(times.at(-1) ?? 0).toFixed(1)} ms; on the server ${(((served.sum - before.sum) / (served.count - before.count)) * 1_000).toFixed(1)} ms on average${most >= slowest ? '  too slow' : ''}`,
    );
  }
} finally {
  for (const one of running) await one.stop(5_000);
  await servers.stop();
  await postgres.stop();
  await removeDirectory(directory);
}

/** Reads the process's own metrics of the home page. */
async function serverSeconds(url: string): Promise<{ sum: number; count: number }> {
  const metrics = await (
    await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })
  ).text();
  const read = (name: string) =>
    Number(
      new RegExp(`^http_request_duration_seconds_${name}\\{[^}]*route="/"[^}]*\\} (.+)$`, 'm').exec(
        metrics,
      )?.[1] ?? 0,
    );
  return { sum: read('sum'), count: read('count') };
}

/** Returns the milliseconds of each request, from the first byte sent to the last byte received. */
async function measure(url: string, cookies: readonly (string | null)[]): Promise<number[]> {
  const times: number[] = [];
  for (const cookie of cookies) {
    const before = performance.now();
    const answer = await fetch(url, { headers: cookie ? { Cookie: cookie } : {} });
    const html = await answer.text();
    times.push(performance.now() - before);
    if (!answer.ok || html.includes('나와 어울리는 모임') !== (cookie !== null))
      throw new Error(`The server answered with another page (${answer.status})`);
  }
  return times;
}

/** Lets PostgreSQL log the plan of every statement of one page. */
async function printPlans(client: pg.Client): Promise<void> {
  const settings = [
    `session_preload_libraries = 'auto_explain'`,
    'auto_explain.log_min_duration = 0',
    'auto_explain.log_analyze = on',
  ];
  for (const setting of settings) await client.query(`ALTER DATABASE postgres SET ${setting}`);
  const log = createLogger({ level: 'warn', name: 'bench' });
  const { db, pool, close } = openDatabase(postgres.url, { max: 1, log });
  await loadReaderHome({ db, pool }, 4_242);
  planLines = [];
  await loadReaderHome({ db, pool }, 4_243);
  await close();
  for (const setting of settings)
    await client.query(`ALTER DATABASE postgres RESET ${setting.split(' ')[0]}`);
  const lines = planLines;
  planLines = undefined;
  console.log(
    `\nPlans\n${lines
      .filter((line) => /Scan|duration|Index Cond|Heap Fetches/.test(line))
      .map((line) => line.replace(/^.*?(duration: )/, '$1').trimEnd())
      .join('\n')}\n`,
  );
}
