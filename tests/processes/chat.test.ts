import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { testSecret } from '../support/people.ts';
import { type PlainProxy, startPlainProxy } from '../support/plain-proxy.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import type { ReaderOptions } from '../support/reader.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { startTalk, type Talk } from '../support/talk.ts';
import { createTalkMoves } from '../support/talk-moves.ts';

// Two real web processes behind a load balancer without sticky sessions.
const origin = 'http://localhost:3000';
const settings = { APP_ORIGIN: origin, SESSION_SECRET: testSecret, LOG_LEVEL: 'error', BENCH: '1' };
/** The clients' timeouts are five times shorter than the browser's, so that outages end sooner. */
const shortTimeouts = { haste: 5 };

let stack: TestStack;
let proxy: PlainProxy;
let ports: [number, number];
let webs: [Promise<TestProcess>, Promise<TestProcess>];
const talks: Talk[] = [];

const startWeb = (port: number, entry?: string) =>
  startProcess('web', stack, { ...settings, PORT: String(port) }, entry);

beforeAll(async () => {
  stack = await openTestStack();
  ports = [await findFreePort(0), await findFreePort(0)];
  webs = [startWeb(ports[0]), startWeb(ports[1])];
  await Promise.all(webs);
  proxy = await startPlainProxy(ports);
});
afterEach(() => {
  for (const talk of talks.splice(0)) talk.close();
});
afterAll(async () => {
  proxy?.close();
  await Promise.all((webs ?? []).map(async (web) => (await web).stop(5_000)));
  await stack?.close();
});

async function talkOf(
  people: number,
  urls: readonly string[] = [proxy.url],
  losses: Pick<ReaderOptions, 'misses' | 'isLate'> = {},
): Promise<Talk> {
  const talk = await startTalk(stack, { urls, origin, people, ...losses, ...shortTimeouts });
  talks.push(talk);
  return talk;
}

/** Terminates all database sessions of the web processes, also in the middle of a statement. */
async function cutDatabaseSessions(): Promise<void> {
  const killer = new pg.Client({ connectionString: stack.databaseUrl });
  await killer.connect();
  await killer.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'bookmoim'`,
  );
  await killer.end();
}

/**
 * Cuts the subscribers of this test alone, because tests beside it use the same server.
 * @returns how many there were
 */
async function cutSubscribers(): Promise<number> {
  const database = new URL(stack.redisUrl).pathname.slice(1) || '0';
  const clients = String(await stack.redis.call('CLIENT', 'LIST', 'TYPE', 'PUBSUB')).split('\n');
  const own = clients.filter((client) => client.split(' ').includes(`db=${database}`));
  const ids = own.map((client) => /^id=(\d+)/.exec(client)?.[1] ?? '');
  await Promise.all(ids.map((id) => stack.redis.client('KILL', 'ID', id)));
  return ids.length;
}

const seed = Number(process.env.SEED ?? 1);

/** `STEPS=4000 SEED=7 npx vitest run tests/processes/chat.test.ts` goes on for longer. */
const steps = Number(process.env.STEPS ?? 400);
const timeoutMs = 60_000 + steps * 150;

test(
  `through random failures and changes every client ends equal to the table (SEED=${seed})`,
  async () => {
    const random = seededRandom(seed);
    const missing = seededRandom(seed + 1);
    const talk = await talkOf(8, [proxy.url], {
      misses: () => missing() < 0.05,
      isLate: () => missing() < 0.2,
    });
    await talk.entered();
    const { readers } = talk;
    let kills = 0;
    let cuts = 0;
    const moves = createTalkMoves(readers, random);
    const failures = {
      breakConnection: () => proxy.breakOne(random()),
      cutDatabase: () => cutDatabaseSessions(),
      /** Broadcasts are lost until the processes subscribe again; sockets stay connected. */
      loseBroadcasts: async () => {
        cuts += await cutSubscribers();
      },
      kill: async () => {
        // At least one of the two always runs.
        await Promise.all(webs);
        const at = random() < 0.5 ? 0 : 1;
        const dying = await webs[at];
        process.kill(dying.pid, 'SIGKILL');
        await dying.gone;
        kills += 1;
        webs[at] = startWeb(ports[at]);
      },
    };
    for (let i = 0; i < steps; i += 1) {
      const pick = random();
      if (i % 80 === 40) await failures.kill();
      else if (pick < 0.3) moves.speak();
      else if (pick < 0.35) moves.reply();
      else if (pick < 0.75) moves.react();
      else if (pick < 0.8) moves.deleteMessage();
      else if (pick < 0.96) failures.breakConnection();
      else if (pick < 0.98) await failures.loseBroadcasts();
      else await failures.cutDatabase();
      // Continues once most messages are answered, so that failures meet unanswered messages.
      await expect.poll(() => talk.owed, { interval: 5, timeout: 30_000 }).toBeLessThan(12);
    }
    await Promise.all(webs);
    const { sent, deleted, reactions } = await talk.settle();
    expect(sent).toBeGreaterThan(steps / 4);
    expect(deleted).toBeGreaterThan(0);
    expect(reactions).toBeGreaterThan(20);
    expect(kills).toBe(Math.floor((steps + 39) / 80));
    expect(cuts).toBeGreaterThan(0);
  },
  timeoutMs,
);

test('a message stored by a web process that is killed before broadcasting is stored once and reaches everybody', async () => {
  const port = await findFreePort(0);
  const dying = await startWeb(port, fileURLToPath(new URL('../support/dying-web.ts', import.meta.url)));
  // The speaker is connected to the process that dies, the listener to one that stays.
  const { url } = await webs[1];
  const talk = await talkOf(2, [dying.url, url]);
  await talk.entered();
  const [speaker, listener] = talk.readers;
  speaker?.send('저장은 됐지만 알리지 못한 말');
  expect(await dying.gone).toMatch(/^ended with SIGKILL/);
  const stored = await stack.db.message.findMany({ where: { meetingId: talk.meetingId } });
  expect(stored).toHaveLength(1);
  expect(speaker?.owed).toBe(1);
  // No broadcast reached the listener. `head` shows her within ten seconds that she is behind.
  await expect.poll(() => listener?.held.size, { timeout: 20_000 }).toBe(1);
  const again = await startWeb(port);
  try {
    const { sent } = await talk.settle();
    expect(sent).toBe(1);
    expect([...(speaker?.acked.values() ?? [])]).toEqual(stored.map(({ seq }) => seq));
  } finally {
    await again.stop(5_000);
  }
}, 60_000);
