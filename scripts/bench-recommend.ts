// `npm run bench:recommend [-- --readers N --delay MS --arrive MS]`: readers ask for books while
// each reply of the model takes 8 s, and others read pages meanwhile. Starts its own servers, and a
// fake model in a process of its own. Fails if a page takes more than 300 ms (95 %), an answer more
// than 10 s, or the web process more than 640 MB. Needs Linux.
import { Agent, type RequestOptions, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';
import pg from 'pg';
import { answersOf } from '../tests/quiz/answers-of.ts';
import { createSession } from '../tests/support/people.ts';
import { describeMachine } from './bench/machine.ts';
import { startPrivateStack } from './bench/private-stack.ts';
import { readCpu, readMemory } from './bench/process-meter.ts';
import { productionEnv } from './bench/production-env.ts';
import { quantile } from './bench/quantile.ts';
import { webCommand } from './bench/web-command.ts';
import { findFreePort } from './stack/ports.ts';
import { type Running, runToEnd, start, waitUntilReady } from './stack/processes.ts';

console.log(describeMachine());

const mostPageMs = 300;
const mostAnswerMs = 10_000;
const mostMegabytes = 640;
const pages = ['/', '/books', '/meetings'];

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { readers: text, delay: text, arrive: text } });
const readers = Number(values.readers ?? 500);
const delayMs = Number(values.delay ?? 8_000);
const arriveMs = Number(values.arrive ?? 5_000);

const servers = await startPrivateStack('bench-recommend');
const running: Running[] = [];
const pool = new pg.Pool({ connectionString: servers.databaseUrl, max: 2 });
try {
  const [port, modelPort] = [await findFreePort(0), await findFreePort(0)];
  const url = `http://127.0.0.1:${port}`;
  const model = `http://127.0.0.1:${modelPort}/v1`;
  const env = {
    ...productionEnv(port, servers),
    APP_ORIGIN: url,
    BENCH: '1',
    OPENAI_API_KEY: 'fake',
    OPENAI_BASE_URL: model,
  };
  const node = (...args: string[]) => ({ command: process.execPath, args, env });
  await runToEnd('Loading the books', node('scripts/load-fixtures.ts', 'fixtures/books.json'));
  running.push(
    start(node('scripts/fake-openai.ts', '--port', String(modelPort), '--delay', String(delayMs))),
  );
  const web = start(node(...webCommand));
  running.push(web);
  await waitUntilReady('The web process', web, async () => (await fetch(`${url}/readyz`)).ok);
  const cookies = await createReaders();
  const { rows } = await pool.query<{ id: number }>(
    'SELECT category_id AS id FROM books GROUP BY 1 ORDER BY count(*) DESC LIMIT 1',
  );
  const genre = String(rows[0]?.id);

  const quiet = await readPages(url, pause(4_000));
  const before = readMemory(web.pid);
  const cpuBefore = readCpu(web.pid);
  const memory = watchMemory(web.pid);
  const locks = watchLocks();
  const asked = Promise.all(
    cookies.map(async (cookie, i) => {
      await pause((i * arriveMs) / readers);
      return await ask(url, cookie, genre);
    }),
  );
  const busy = await readPages(url, asked);
  const answers = await asked;
  const cpuMs = (readCpu(web.pid) - cpuBefore) / 1_000;
  const [mostMemory, heldLocks] = [memory(), await locks()];
  const byStatus = Object.groupBy(answers, ({ status }) => String(status));
  const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
  const stored = await pool.query<{ path: string; reason: string | null; count: number }>(
    'SELECT path, fallback_reason AS reason, count(*)::int AS count FROM recommendations GROUP BY 1, 2',
  );
  const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);
  console.log(
    [
      `${readers} readers within ${arriveMs / 1_000} s, ${delayMs / 1_000} s for each reply of the model`,
      `pages before: ${quiet}; meanwhile: ${busy}`,
      `answers: ${Object.entries(byStatus).map(([status, all]) => `${all?.length} × ${status}`)}, the slowest after ${(slowest / 1_000).toFixed(1)} s`,
      `stored: ${stored.rows.map(({ path, reason, count }) => `${count} ${path}${reason ? ` (${reason})` : ''}`).join(', ')}`,
      `CPU of the web process: ${(cpuMs / readers).toFixed(0)} ms for each reader, pages included`,
      `memory of the web process: ${megabytes(before)} MB before, at most ${megabytes(mostMemory)} MB`,
      `transactions that waited for anything but PostgreSQL for over a second: ${heldLocks}`,
    ].join('\n'),
  );
  const isMet =
    busy.slow <= mostPageMs &&
    slowest <= mostAnswerMs &&
    megabytes(mostMemory) <= mostMegabytes &&
    heldLocks === 0 &&
    // 503: the process takes no more of them, and says so.
    answers.every(({ status }) => status === 303 || status === 503);
  if (!isMet) process.exitCode = 1;
} finally {
  for (const one of running) await one.stop(5_000);
  await pool.end();
  await servers.stop();
}

/** Creates accounts with a session each. Returns their cookies. */
async function createReaders(): Promise<string[]> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO users (email, nickname, nickname_key)
     SELECT 'bench' || n || '@example.com', '재는독자' || n, '재는독자' || n
     FROM generate_series(1, $1) n RETURNING id`,
    [readers],
  );
  const redis = new Redis(servers.redisUrl);
  const sessions = await Promise.all(rows.map(({ id }) => createSession({ redis }, id)));
  redis.disconnect();
  return sessions.map(({ cookie }) => cookie);
}

/** Sends a form. Returns the status, and the time from the open connection to the whole answer. */
function ask(url: string, cookie: string, genre: string) {
  const body = new URLSearchParams({ _csrf: 'test-token', genre, ...answersOf('cccccccccc') }).toString();
  const headers = {
    Origin: url,
    Cookie: cookie,
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(body),
  };
  return send(`${url}/quiz`, { method: 'POST', headers, agent: new Agent() }, body);
}

function send(address: string, options: RequestOptions, body = '') {
  return new Promise<{ status: number; milliseconds: number }>((resolve, reject) => {
    let startedAt = performance.now();
    const sent = request(address, options, (response) => {
      response.resume();
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, milliseconds: performance.now() - startedAt }),
      );
    });
    sent.once('socket', (socket) => {
      if (!socket.connecting) return;
      socket.once('connect', () => {
        startedAt = performance.now();
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Reads the pages in turn until `end`, each a tenth of a second after the one before. */
async function readPages(url: string, end: Promise<unknown>) {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  void end.then(over, over);
  // One connection, as a browser keeps it.
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (let i = 0; !isOver; i += 1) {
    const { status, milliseconds } = await send(`${url}${pages[i % pages.length]}`, { agent });
    if (status !== 200) throw new Error(`A page answered ${status}`);
    times.push(milliseconds);
    await pause(100);
  }
  agent.destroy();
  times.sort((one, other) => one - other);
  const [median, slow] = [quantile(times, 0.5), quantile(times, 0.95)];
  const words = `median ${median.toFixed(0)} ms, 95 % ${slow.toFixed(0)} ms, slowest ${times.at(-1)?.toFixed(0)} ms of ${times.length}`;
  return { slow, toString: () => words };
}

/** Watches a process until the returned function is called, which returns the most bytes. */
function watchMemory(pid: number): () => number {
  let most = readMemory(pid);
  const timer = setInterval(() => {
    most = Math.max(most, readMemory(pid));
  }, 100);
  return () => {
    clearInterval(timer);
    return most;
  };
}

/** Counts open transactions without a statement until the returned function is called. */
function watchLocks(): () => Promise<number> {
  let count = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const { rows } = await pool.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_stat_activity
         WHERE state LIKE 'idle in transaction%' AND state_change < now() - interval '1 second'`,
      );
      count += rows[0]?.count ?? 0;
      await pause(250);
    }
  })();
  return async () => {
    isOver = true;
    await watching;
    return count;
  };
}
