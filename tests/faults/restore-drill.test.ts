import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findRedis } from '../../scripts/stack/find-redis.ts';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { type Running, start, waitUntilReady } from '../../scripts/stack/processes.ts';
import { startRedis } from '../../scripts/stack/redis.ts';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { openRequestRedis } from '../../src/platform/redis.ts';
import { openAlarms } from '../support/alarm-sockets.ts';
import { needProgram } from '../support/debian-package.ts';
import { createMeeting } from '../support/meetings.ts';
import type { TestPerson } from '../support/people.ts';
import { siteOrigin, startPart } from '../support/site.ts';
import { startTalk } from '../support/talk.ts';

// Uses Debian's PostgreSQL 15 for server and client, because the npm package has no pg_dump.
const run = promisify(execFile);
const binaries = '/usr/lib/postgresql/15/bin';
let directory: string;
let server: Running;
let url: string;
let scratch: string;

/** Runs a program as the account `postgres`, because PostgreSQL refuses to run as root. */
const asPostgres = (command: string, args: string[]) =>
  process.getuid?.() === 0
    ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args]
    : [command, ...args];

beforeAll(async () => {
  needProgram(`${binaries}/initdb`, 'postgresql-15');
  directory = await makeTemporaryDirectory('drill');
  scratch = join(directory, 'data');
  await mkdir(scratch, { mode: 0o700 });
  if (process.getuid?.() === 0) await run('chown', ['postgres:postgres', scratch]);
  const [init = '', ...initArgs] = asPostgres(`${binaries}/initdb`, [
    '-D',
    scratch,
    '-U',
    'bookmoim',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ]);
  await run(init, initArgs, { cwd: '/' });
  const port = await findFreePort(0);
  const [command = '', ...args] = asPostgres(`${binaries}/postgres`, [
    '-D',
    scratch,
    '-p',
    String(port),
    '-h',
    '127.0.0.1',
    '-k',
    '',
  ]);
  server = start({ command, args, cwd: '/', stopSignal: 'SIGINT' });
  url = `postgresql://bookmoim@127.0.0.1:${port}/postgres`;
  await waitUntilReady('PostgreSQL 15', server, async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.end();
    return true;
  });
  await migrate(url);
}, 300_000);
afterAll(async () => {
  await server?.stop(20_000);
  await removeDirectory(directory);
});

const script = (name: string, backups = 'backups') =>
  run('sh', [`deploy/${name}.sh`], {
    env: {
      PATH: `${binaries}:${process.env.PATH}`,
      // Prisma's form of the address: libpq refuses these parameters.
      DATABASE_URL: `${url}?schema=public&connection_limit=5&pool_timeout=10`,
      BACKUP_DIRECTORY: join(directory, backups),
    },
  });

/** Fills a used site: people, meetings, 20,000 messages. */
async function fill(pool: pg.Pool): Promise<void> {
  await pool.query(`
    WITH c AS (INSERT INTO categories (name) VALUES ('소설/시/희곡') RETURNING id)
    INSERT INTO books (item_id, title, category_id, publisher, list_price, sale_price, sales_point, product_url)
    SELECT 1, '책', id, '책모임', 1, 1, 0, 'https://www.aladin.co.kr/' FROM c;
    INSERT INTO users (email, nickname, nickname_key) SELECT 'r' || i || '@example.com', '독자' || i, '독자' || i FROM generate_series(1, 200) i;
    INSERT INTO meetings (book_id, leader_id, title, starts_at, ends_at, capacity, member_count)
      SELECT (SELECT id FROM books), u.id, '모임 ' || u.id, now() - interval '1 hour', now() + interval '1 hour', 5, 1 FROM users u LIMIT 100;
    INSERT INTO memberships (meeting_id, user_id) SELECT id, leader_id FROM meetings;
    INSERT INTO messages (meeting_id, seq, user_id, client_id, body) SELECT m.id, s, m.leader_id, gen_random_uuid(), '말 ' || s FROM meetings m, generate_series(1, 200) s;
    INSERT INTO rooms (meeting_id, last_seq) SELECT id, 200 FROM meetings;`);
}

test('a backup of a running site is restored, counted and fits together; one that does not is named', async () => {
  const { pool, close } = openDatabase(url, {
    max: 2,
    log: silent,
  });
  try {
    await fill(pool);
    // Keep writing while the dump runs.
    let isOver = false;
    const talking = (async () => {
      while (!isOver) {
        await pool.query(`WITH r AS (UPDATE rooms SET last_seq = last_seq + 1 WHERE meeting_id = (SELECT min(id) FROM meetings) RETURNING *)
          INSERT INTO messages (meeting_id, seq, user_id, client_id, body) SELECT r.meeting_id, r.last_seq, m.leader_id, gen_random_uuid(), '계속' FROM r JOIN meetings m ON m.id = r.meeting_id`);
      }
    })();
    const startedAt = performance.now();
    const { stdout: dumped } = await script('backup');
    const dumpTook = performance.now() - startedAt;
    isOver = true;
    await talking;
    const restoreStartedAt = performance.now();
    const { stdout } = await script('restore-check');
    expect(stdout).toContain('everything fits together');
    expect(stdout).toMatch(/200 \|.*100 \|/);
    console.log(
      `restore drill: ${dumped.trim()}, dumped in ${Math.round(dumpTook)} ms, restored and checked in ${Math.round(performance.now() - restoreStartedAt)} ms`,
    );

    await pool.query('DELETE FROM messages WHERE seq = 100 AND meeting_id = (SELECT max(id) FROM meetings)');
    await pool.query('DELETE FROM memberships WHERE meeting_id = (SELECT min(id) FROM meetings)');
    await script('backup', 'broken');
    await expect(script('restore-check', 'broken')).rejects.toMatchObject({
      stderr: expect.stringMatching(
        /BROKEN[\s\S]*have a gap[\s\S]*: 1[\s\S]*counts other members[\s\S]*leader is no member/,
      ),
    });
    const { rows } = await pool.query(`SELECT datname FROM pg_database WHERE datname LIKE 'restore_check%'`);
    expect(rows).toEqual([]);
  } finally {
    await close();
  }
});

const addressOf = (database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
const silent = createLogger({ level: 'silent', name: 'drill' });

test('fault 43: an older dump comes back while pages stay open: they show what is in it, go on from there, and no alarm of the past is pushed', async () => {
  const redisServer = await startRedis({
    program: await findRedis(() => undefined),
    directory: join(directory, 'redis'),
    password: 'only-for-tests',
  });
  const redis = openRequestRedis(redisServer.url, silent);
  const port = String(await findFreePort(0));
  const open = (name: string) => {
    const database = openDatabase(addressOf(name), { max: 3, log: silent });
    const addresses = { databaseUrl: addressOf(name), ownerUrl: addressOf(name), redisUrl: redisServer.url };
    return { ...database, ...addresses, owner: database.pool, redis };
  };
  await run(`${binaries}/createdb`, ['--maintenance-db', url, 'before']);
  await migrate(addressOf('before'));
  const before = open('before');
  let web = await startPart('web', before, { PORT: port });
  const talk = await startTalk(before, { urls: [web.url], origin: siteOrigin, people: 3 });
  const stops = [() => redisServer.stop(), async () => redis.disconnect(), before.close];
  try {
    await talk.entered();
    const [leader] = talk.people as [TestPerson];
    for (let i = 0; i < 5; i += 1) talk.readers[i % 3]?.send(`덤프에 있는 말 ${i}`);
    await talk.settle();
    const shown = () => talk.readers.map((one) => one.shown.map(({ seq, body }) => `${seq} ${body}`));
    const kept = shown()[0] ?? [];
    const missedId = await createMeeting(before, leader, [], { startsInMinutes: 0.02 });
    const dump = join(directory, 'older.dump');
    await run(`${binaries}/pg_dump`, ['--format=custom', '--no-owner', `--file=${dump}`, before.databaseUrl]);
    for (let i = 0; i < 4; i += 1) talk.readers[i % 3]?.send(`덤프에 없는 말 ${i}`);
    await talk.settle();
    await expect
      .poll(() => before.db.meeting.count({ where: { id: missedId, startsAt: { lt: new Date() } } }), {
        timeout: 10_000,
      })
      .toBe(1);

    // The steps of docs/operations.md.
    await web.stop(20_000);
    await run(`${binaries}/createdb`, ['--maintenance-db', url, 'restored']);
    await run(`${binaries}/pg_restore`, ['--no-owner', '--exit-on-error', '-d', addressOf('restored'), dump]);
    const restored = open('restored');
    stops.push(restored.close);
    web = await startPart('web', restored, { PORT: port });
    const startedAt = performance.now();
    await expect.poll(shown, { timeout: 30_000, interval: 50 }).toEqual([kept, kept, kept]);
    const startedOver = performance.now() - startedAt;
    talk.readers[1]?.send('다시 이어서');
    const now = [...kept, '6 다시 이어서'];
    await expect.poll(shown, { timeout: 10_000 }).toEqual([now, now, now]);

    const line = await openAlarms(web, leader, { origin: siteOrigin });
    const dueId = await createMeeting(restored, leader, [], { startsInMinutes: 5 });
    const worker = await startPart('worker', restored, { ALARM_SCAN_SECONDS: '1' });
    stops.push(() => worker.stop(15_000));
    await line.until(() => line.alarms.length > 0);
    expect(line.alarms.map(({ meetingId }) => Number(meetingId))).toEqual([dueId]);
    expect(
      await restored.db.notification.count({ where: { meetingId: missedId, NOT: { pushedAt: null } } }),
    ).toBe(0);
    line.close();
    console.log(`fault 43: open pages showed the older log ${Math.round(startedOver)} ms after the restart`);
  } finally {
    talk.close();
    await web.stop(15_000);
    for (const stop of stops.toReversed()) await stop();
  }
});
