// `npm run bench:feeds`: 500 members of one club ask for their calendar feeds of 60 meetings, all
// at once, and the plans of the statements. Starts its own servers. Linux only. Fails if the web
// process and PostgreSQL together use more than 5 ms of CPU for a feed, or if a statement scans a
// whole table.
import pg from 'pg';
import { findFeedMeetings, findFeedOwners } from '../src/meetings/commands.ts';
import { linkHashOf } from '../src/platform/link-token.ts';
import { fillFeeds } from './bench/feed-data.ts';
import { describeMachine } from './bench/machine.ts';
import { startPrivateStack } from './bench/private-stack.ts';
import { watchProcessors } from './bench/process-trees.ts';
import { productionEnv } from './bench/production-env.ts';
import { quantile } from './bench/quantile.ts';
import { openTimedPool } from './bench/timed-pool.ts';
import { webCommand } from './bench/web-command.ts';
import { findFreePort } from './stack/ports.ts';
import { type Running, runToEnd, start, waitUntilReady } from './stack/processes.ts';

console.log(describeMachine());

const mostMs = 5;
const size = { members: 500, meetings: 60, others: 20_000 };
const rounds = 3;

const servers = await startPrivateStack('bench-feeds');
let web: Running | undefined;
try {
  const port = await findFreePort(0);
  const url = `http://localhost:${port}`;
  const env = productionEnv(port, servers);
  const node = (...args: string[]) => ({ command: process.execPath, args, env });
  await runToEnd('Loading the books', node('scripts/load-fixtures.ts', 'fixtures/books.json'));
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  await client.connect();
  const tokens = await fillFeeds(client, size);
  await client.end();
  await printPlans(String(tokens[0]));

  web = start(node(...webCommand));
  await waitUntilReady('The web process', web, async () => (await fetch(`${url}/readyz`)).ok);
  const postgres = servers.processes.find(([name]) => name === 'PostgreSQL')?.[1].pid;
  for (const round of Array.from({ length: rounds }, (_, index) => index + 1)) {
    const webCpu = watchProcessors([web.pid]);
    const postgresCpu = watchProcessors(postgres === undefined ? [] : [postgres]);
    const startedAt = performance.now();
    const answers = await Promise.all(tokens.map((token) => read(`${url}/calendar/${token}.ics`)));
    const wallMs = performance.now() - startedAt;
    const perFeed = [webCpu(), postgresCpu()].map((seconds) => (seconds * 1_000) / tokens.length);
    const [inWeb = 0, inPostgres = 0] = perFeed;
    if (inWeb + inPostgres > mostMs) process.exitCode = 1;
    const times = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    console.log(
      `round ${round}: ${tokens.length} feeds of ${size.meetings} meetings (${Math.round((answers[0]?.bytes ?? 0) / 1_024)} KB) at once in ${wallMs.toFixed(0)} ms; CPU per feed: web ${inWeb.toFixed(2)} ms, PostgreSQL ${inPostgres.toFixed(2)} ms; median answer ${quantile(times, 0.5).toFixed(0)} ms, slowest ${(times.at(-1) ?? 0).toFixed(0)} ms`,
    );
  }
} finally {
  await web?.stop(5_000);
  await servers.stop();
}

/** Reads one feed and checks that all meetings are in it. */
async function read(address: string): Promise<{ milliseconds: number; bytes: number }> {
  const startedAt = performance.now();
  const answer = await fetch(address);
  const text = await answer.text();
  const events = text.split('BEGIN:VEVENT').length - 1;
  if (!answer.ok || events !== size.meetings)
    throw new Error(`A feed answered ${answer.status} with ${events} meetings`);
  return { milliseconds: performance.now() - startedAt, bytes: Buffer.byteLength(text) };
}

async function printPlans(token: string): Promise<void> {
  const { pool, statements } = openTimedPool(servers.databaseUrl);
  const [owner] = await findFeedOwners(pool, [String(linkHashOf(token))]);
  await findFeedMeetings(pool, [Number(owner)]);
  console.log('Plans');
  for (const { name, text, values } of [...statements]) {
    const { rows } = await pool.query({ text: `EXPLAIN (ANALYZE, TIMING OFF) ${text}`, values: [...values] });
    const lines: string[] = rows.map((row) => row['QUERY PLAN']);
    if (lines.some((line) => /Seq Scan on (?:meetings|memberships|calendar_feeds)/.test(line)))
      process.exitCode = 1;
    console.log([`${name}:`, ...lines.filter((line) => /Scan|Cond|Time:/.test(line))].join('\n'));
  }
  await pool.end();
}
