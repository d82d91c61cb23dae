// `npm run bench:alarms`: the cost of announcing meetings to 1,000 and 10,000 members, a thousand
// of them with an open page, with real web and worker processes; and the cost of a scan that finds
// nothing due among 100,000 future meetings and a million old notifications. Fails above the
// targets below. Linux only (it reads /proc).
import { randomBytes, randomUUID } from 'node:crypto';
import { sign } from 'cookie-signature';
import { Redis } from 'ioredis';
import pg from 'pg';
import { scanAlarms } from '../src/alarms/commands.ts';
import { type BenchSeed, seedBench } from '../src/seeds/index.ts';
import { openListeners } from './bench/alarm-listeners.ts';
import { measureIdleScans } from './bench/idle-scans.ts';
import { describeMachine } from './bench/machine.ts';
import { startPrivateStack } from './bench/private-stack.ts';
import { watchProcessors } from './bench/process-trees.ts';
import { openTimedPool } from './bench/timed-pool.ts';
import { findFreePort } from './stack/ports.ts';
import { type Running, start, waitUntilReady } from './stack/processes.ts';

console.log(describeMachine());

const targets = { writtenMs: 500, lastMs: 1_000, cpuSeconds: 1.5, idleMs: 5, idleGrowthMs: 1 };
const openPages = 1_000;
const secret = randomBytes(32).toString('hex');
const scanSeconds = 2;
/** Seconds from the seeding until the meetings are due: time to connect everybody. */
const dueAfterSeconds = 12;
const leadSeconds = 10 * 60;

const stack = await startPrivateStack('bench-alarms');
const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
const redis = new Redis(stack.redisUrl);
const failures: string[] = [];
const running: Running[] = [];
try {
  for (const members of [1_000, 10_000]) await measureDue(members);
  await measureWriting();
  const { few, many } = await measureIdleScans(stack.databaseUrl, pool);
  check('milliseconds of an idle scan', Math.max(few, many), targets.idleMs);
  check('milliseconds that a hundred times as much adds to an idle scan', many - few, targets.idleGrowthMs);
} finally {
  await Promise.all(running.map((part) => part.stop(5_000)));
  redis.disconnect();
  await pool.end();
  await stack.stop();
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;

function check(name: string, value: number, target: number) {
  if (value > target) failures.push(`${name}: ${value.toFixed(2)} is more than ${target}`);
}

/** Measures the time from the scan to the last page, with real processes and sockets. */
async function measureDue(members: number) {
  const web = await startPart('web', {});
  const scans: { at: number; ms: number; written: number }[] = [];
  const worker = await startPart(
    'worker',
    { ALARM_SCAN_SECONDS: String(scanSeconds), LOG_LEVEL: 'info' },
    (line) => {
      const entry = line.startsWith('{') ? JSON.parse(line) : {};
      if (entry.msg === 'alarm scan')
        scans.push({ at: Date.parse(entry.time), ms: entry.ms, written: entry.written });
    },
  );
  const startsAt = new Date(Date.now() + (dueAfterSeconds + leadSeconds) * 1_000);
  const size = Math.min(500, members / 10);
  const wish = {
    meetings: members / size,
    members: size,
    startsAt,
    spreadSeconds: 0,
    run: randomUUID().slice(0, 8),
  };
  const seed = await seedBench(pool, wish);
  const listeners = openListeners(web.port, await logIn(seed, Math.min(openPages, members)));
  await listeners.ready;
  const dueAt = startsAt.getTime() - leadSeconds * 1_000;
  const spare = dueAt - Date.now();
  if (spare < 2_000) throw new Error('The pages took too long to connect: raise dueAfterSeconds.');
  await pause(spare - 1_500);
  const used = watchProcessors(stack.processes.map(([, { pid }]) => pid));
  const usedByWeb = watchProcessors([web.process.pid]);
  const usedByWorker = watchProcessors([worker.process.pid]);
  const ownBefore = process.cpuUsage();
  await until(() => listeners.heard.every((times) => times.length > 0), (scanSeconds + 10) * 1_000);
  await pause(3_000);
  const [ofServers, ofWeb, ofWorker] = [used(), usedByWeb(), usedByWorker()];
  const all = ofServers + ofWeb + ofWorker;
  const own = process.cpuUsage(ownBefore);
  const scan = scans.find(({ written }) => written > 0);
  if (!scan) throw new Error('The worker wrote nothing.');
  const scanAt = scan.at - scan.ms;
  const last = Math.max(...listeners.heard.map((times) => times[0] ?? Number.POSITIVE_INFINITY));
  const lastAt = performance.timeOrigin + last;
  const missed = listeners.heard.filter((times) => times.length === 0).length;
  const doubled = listeners.heard.filter((times) => times.length > 1).length;
  const { rows } = await pool.query<{ rows: number; pushed: number; received: number }>(
    `SELECT count(*)::int AS rows, count(pushed_at)::int AS pushed, count(received_at)::int AS received FROM notifications`,
  );
  const name = `${members} recipients, ${listeners.heard.length} pages`;
  console.log(`${name}
  rows ${rows[0]?.rows}, pushed ${rows[0]?.pushed}, received ${rows[0]?.received}, missed ${missed}, doubled ${doubled}
  due → scan ${scanAt - dueAt} ms (a scan every ${scanSeconds} s), the scan took ${scan.ms} ms
  scan → last page ${Math.round(lastAt - scanAt)} ms
  CPU: web ${ofWeb.toFixed(2)} s, worker ${ofWorker.toFixed(2)} s, PostgreSQL and Redis ${ofServers.toFixed(2)} s, all ${all.toFixed(2)} s (over ${((Date.now() - dueAt) / 1_000).toFixed(0)} s; the pages themselves ${((own.user + own.system) / 1e6).toFixed(2)} s)`);
  check(`${name}: milliseconds from the scan to the last page`, lastAt - scanAt, targets.lastMs);
  check(`${name}: seconds of CPU`, all, targets.cpuSeconds);
  check(`${name}: missed`, missed, 0);
  check(`${name}: doubled`, doubled, 0);
  check(`${name}: rows that are not one for each`, Math.abs((rows[0]?.rows ?? 0) - members), 0);
  listeners.close();
  await Promise.all([web.process.stop(5_000), worker.process.stop(5_000)]);
  await pool.query('TRUNCATE meetings, users CASCADE');
}

/** Measures the statements of a scan that writes 10,000 rows, three times. */
async function measureWriting() {
  const { pool: timed, statements } = openTimedPool(stack.databaseUrl);
  const emitter = { push: async () => {}, inboxChanged: async () => {} };
  const written: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const startsAt = new Date(Date.now() + 300_000);
    await seedBench(pool, {
      meetings: 20,
      members: 500,
      startsAt,
      spreadSeconds: 0,
      run: randomUUID().slice(0, 8),
    });
    statements.length = 0;
    await scanAlarms({ pool: timed, emitter, defaultLead: 10 });
    written.push(statements.find(({ name }) => name === 'alarms-due')?.milliseconds ?? 0);
    console.log(
      `one scan at 10,000 due: ${statements.map(({ name, text, milliseconds }) => `${name || text} ${milliseconds.toFixed(0)} ms`).join(', ')}`,
    );
    await pool.query('TRUNCATE meetings, users CASCADE');
  }
  written.sort((a, b) => a - b);
  check('milliseconds to write 10,000 rows (median of three)', written[1] ?? 0, targets.writtenMs);
  await timed.end();
}

/**
 * Stores sessions for `count` people as a log-in does, spread evenly over the meetings.
 * @returns one Cookie header per person
 */
async function logIn(seed: BenchSeed, count: number): Promise<string[]> {
  const emails = seed.users.filter((_, i) => i % (seed.users.length / count) === 0).map(({ email }) => email);
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM users WHERE email = ANY ($1)', [emails]);
  const pipeline = redis.pipeline();
  const cookies = rows.map(({ id }) => {
    const sessionId = randomUUID();
    const session = {
      cookie: { originalMaxAge: null, httpOnly: true, path: '/', sameSite: 'lax' },
      passport: { user: { id, epoch: 0, issuedAt: Date.now() } },
    };
    pipeline.set(`sess:${sessionId}`, JSON.stringify(session), 'EX', 3_600);
    return `sid=${encodeURIComponent(`s:${sign(sessionId, secret)}`)}`;
  });
  await pipeline.exec();
  return cookies;
}

async function startPart(
  kind: 'web' | 'worker',
  settings: Record<string, string>,
  onLine?: (line: string) => void,
): Promise<{ process: Running; port: number }> {
  const port = await findFreePort(0);
  const part = start({
    command: process.execPath,
    args: [`src/${kind}.ts`],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      // A thousand pages connect from one address.
      BENCH: '1',
      PORT: String(port),
      WORKER_PORT: String(port),
      APP_ORIGIN: `http://127.0.0.1:${port}`,
      DATABASE_URL: stack.databaseUrl,
      REDIS_URL: stack.redisUrl,
      SESSION_SECRET: secret,
      ...settings,
    },
    onLine: onLine ?? console.error,
  });
  running.push(part);
  await waitUntilReady(kind, part, async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok);
  return { process: part, port };
}

function pause(milliseconds: number) {
  return new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until the condition holds or the timeout has passed; alarms after that count as missed. */
async function until(holds: () => boolean, timeoutMs: number) {
  const deadline = performance.now() + timeoutMs;
  while (!holds() && performance.now() < deadline) await pause(20);
}
