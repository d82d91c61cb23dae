// `npm run bench:leaving`: the worker erases an account with 100,000 messages and 200 seats while a
// page is asked for without a pause. Starts its own servers. Fails if the erasing takes more than
// 60 s, or if the page's slow answers (95 %) become more than 100 ms slower.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import manifest from '../package.json' with { type: 'json' };
import { closeAccount } from '../src/leaving/commands.ts';
import { openDatabase } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/log.ts';
import { fillLog } from './bench/long-log.ts';
import { describeMachine } from './bench/machine.ts';
import { startPrivateStack } from './bench/private-stack.ts';
import { productionEnv } from './bench/production-env.ts';
import { quantile } from './bench/quantile.ts';
import { webCommand } from './bench/web-command.ts';
import { findFreePort } from './stack/ports.ts';
import { type Running, start, waitUntilReady } from './stack/processes.ts';

console.log(describeMachine());

const mostSeconds = 60;
const mostDelayMs = 100;
const size = { meetings: 200, perMeeting: 1_000 };
const leaver = 'r2@example.com';

const servers = await startPrivateStack('bench-leaving');
const running: Running[] = [];
try {
  const pool = new pg.Pool({ connectionString: servers.databaseUrl, max: 2 });
  await fillLog(pool, size, () => {});
  await pool.query(
    'UPDATE messages SET user_id = (SELECT id FROM users WHERE email = $1) WHERE seq % 2 = 0',
    [leaver],
  );
  const { rows } = await pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM messages m JOIN users u ON u.id = m.user_id WHERE u.email = $1 AND seq % 2 = 0',
    [leaver],
  );
  const port = await findFreePort(0);
  const env = productionEnv(port, servers);
  const run = (args: readonly string[], extra: object = {}) => {
    const process_ = start({ command: process.execPath, args: [...args], env: { ...env, ...extra } });
    running.push(process_);
    return process_;
  };
  const url = `http://localhost:${port}`;
  const web = run(webCommand);
  await waitUntilReady('The web process', web, async () => (await fetch(`${url}/readyz`)).ok);
  const workerPort = await findFreePort(0);
  const worker = run(manifest.scripts.worker.split(' ').slice(1), { WORKER_PORT: String(workerPort) });
  const workerUrl = `http://localhost:${workerPort}`;
  await waitUntilReady('The worker', worker, async () => (await fetch(`${workerUrl}/readyz`)).ok);

  const quiet = await measurePage(`${url}/meetings`, () => false, 8_000);
  const log = createLogger({ level: 'silent', name: 'bench' });
  const { db, close } = openDatabase(servers.databaseUrl, { max: 1, log });
  await closeAccount(db, leaver);
  await close();
  const times = { left: performance.now(), taken: 0, erased: 0 };
  const isErased = async () => {
    const { rows: left } = await pool.query<{ leased: boolean }>(
      'SELECT leased_until IS NOT NULL AS leased FROM leavings',
    );
    if (left[0]?.leased && times.taken === 0) times.taken = performance.now();
    if (left.length === 0) times.erased ||= performance.now();
    return left.length === 0;
  };
  while (times.taken === 0 && !(await isErased())) await pause(20);
  const busy = await measurePage(`${url}/meetings`, isErased, 120_000);
  const seconds = (times.erased - times.taken) / 1_000;
  const traces = await pool.query('SELECT FROM users WHERE email = $1', [leaver]);
  console.log(
    `${rows[0]?.count} messages and ${size.meetings} seats erased in ${seconds.toFixed(1)} s, ${((times.taken - times.left) / 1_000).toFixed(1)} s after the leaving; /meetings, median and slow answers (95 %): ${quiet} before, ${busy} meanwhile`,
  );
  if (traces.rowCount !== 0 || !(seconds <= mostSeconds) || busy.slow - quiet.slow > mostDelayMs)
    process.exitCode = 1;
  await worker.stop(5_000);
  await pool.end();
} finally {
  for (const one of running) await one.stop(5_000);
  await servers.stop();
}

/** Asks for a page until `isOver` or the time has passed. */
async function measurePage(address: string, isOver: () => Promise<boolean> | boolean, mostMs: number) {
  const answersMs: number[] = [];
  const end = performance.now() + mostMs;
  while (performance.now() < end && !(await isOver())) {
    const startedAt = performance.now();
    const answer = await fetch(address);
    await answer.text();
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    answersMs.push(performance.now() - startedAt);
  }
  answersMs.sort((a, b) => a - b);
  const [median, slow] = [quantile(answersMs, 0.5), quantile(answersMs, 0.95)];
  return { median, slow, toString: () => `${median.toFixed(0)} and ${slow.toFixed(0)} ms` };
}
