// `npm run bench:export`: makes the file with the data of a person who wrote 100,000 messages, in a
// worker process beside a web process whose pages are read meanwhile. Starts its own servers. Linux
// only. Fails if the file takes 60 s or more, if the worker's memory grows by 200 MB or more, or if
// the 95th percentile of the page reaches 100 ms.
import pg from 'pg';
import { fillLog } from './bench/long-log.ts';
import { describeMachine } from './bench/machine.ts';
import { startPrivateStack } from './bench/private-stack.ts';
import { readMemory } from './bench/process-meter.ts';
import { productionEnv } from './bench/production-env.ts';
import { quantile } from './bench/quantile.ts';
import { webCommand } from './bench/web-command.ts';
import { findFreePort } from './stack/ports.ts';
import { type Running, start, waitUntilReady } from './stack/processes.ts';

console.log(describeMachine());

const messages = 100_000;
const size = { meetings: 400, perMeeting: 5_000 };
const slowestSeconds = 60;
const mostGrowthMb = 200;
const slowestPageMs = 100;
const readEveryMs = 50;
const baselineReads = 200;

const servers = await startPrivateStack('bench-export');
const pool = new pg.Pool({ connectionString: servers.databaseUrl });
const running: Running[] = [];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

try {
  await fillLog(pool, size, () => {});
  const { rows: people } = await pool.query<{ id: number; count: number }>(
    'SELECT user_id AS id, count(*)::int AS count FROM messages GROUP BY user_id ORDER BY user_id LIMIT 1',
  );
  const person = people[0];
  if (person?.count !== messages) throw new Error(`the person wrote ${person?.count} messages`);

  const [port, workerPort] = [await findFreePort(0), await findFreePort(0)];
  const url = `http://localhost:${port}`;
  const env = { ...productionEnv(port, servers), BENCH: '1', WORKER_PORT: String(workerPort) };
  const startNode = async (name: string, args: readonly string[], readyUrl: string) => {
    const process_ = start({ command: process.execPath, args: [...args], env });
    running.push(process_);
    await waitUntilReady(name, process_, async () => (await fetch(readyUrl)).ok);
    return process_;
  };
  await startNode('The web process', webCommand, `${url}/readyz`);
  const worker = await startNode('The worker', ['src/worker.ts'], `http://localhost:${workerPort}/readyz`);

  const read = async (times: number[]) => {
    const startedAt = performance.now();
    const answer = await fetch(`${url}/meetings`);
    await answer.text();
    times.push(performance.now() - startedAt);
    await pause(readEveryMs);
  };
  const before: number[] = [];
  for (let i = 0; i < baselineReads; i += 1) await read(before);

  const memoryBefore = readMemory(worker.pid);
  let mostMemory = memoryBefore;
  const meanwhile: number[] = [];
  await pool.query('INSERT INTO data_exports (user_id) VALUES ($1)', [person.id]);
  const isReady = async () => {
    const { rows } = await pool.query<{ seconds: number; size: number; pieces: number }>(
      `SELECT extract(epoch FROM ready_at - asked_at)::float8 AS seconds, size_bytes::float8 AS size,
         (SELECT count(*)::int FROM data_export_pieces) AS pieces
       FROM data_exports WHERE ready_at IS NOT NULL`,
    );
    return rows[0];
  };
  let ready = await isReady();
  while (ready === undefined) {
    await read(meanwhile);
    mostMemory = Math.max(mostMemory, readMemory(worker.pid));
    ready = await isReady();
  }
  const growthMb = (mostMemory - memoryBefore) / 1e6;
  const p95 = (times: number[]) =>
    quantile(
      times.toSorted((a, b) => a - b),
      0.95,
    );
  console.log(
    `${messages.toLocaleString('en')} messages: ready ${ready.seconds.toFixed(1)} s after the request`,
  );
  console.log(`the file: ${(ready.size / 1e6).toFixed(1)} MB in ${ready.pieces} pieces`);
  console.log(
    `the worker: ${(memoryBefore / 1e6).toFixed(0)} MB before, ${(mostMemory / 1e6).toFixed(0)} MB at most`,
  );
  console.log(
    `a page, 95th percentile: ${p95(before).toFixed(1)} ms before, ${p95(meanwhile).toFixed(1)} ms meanwhile (${meanwhile.length} reads)`,
  );
  if (ready.seconds >= slowestSeconds || growthMb >= mostGrowthMb || p95(meanwhile) >= slowestPageMs)
    process.exitCode = 1;
} finally {
  await pool.end();
  for (const one of running) await one.stop(5_000);
  await servers.stop();
}
