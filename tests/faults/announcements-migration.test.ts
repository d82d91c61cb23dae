import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { type Running, start, waitUntilReady } from '../../scripts/stack/processes.ts';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { openAlarms } from '../support/alarm-sockets.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { createSession, type TestPerson, testSecret } from '../support/people.ts';
import { type Ground, siteOrigin, startGround, startPart } from '../support/site.ts';

/** The last commit whose notifications had no announcement. Needs the repository's history. */
const previousCommit = '44ca10c';
const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const running: { stop(patienceMs: number): Promise<unknown> }[] = [];
let previous: string;
let ground: Ground;

beforeAll(async () => {
  previous = await makeTemporaryDirectory('previous');
  await run('sh', ['-c', `git archive ${previousCommit} | tar -x -C "$1"`, 'sh', previous], { cwd: root });
  await symlink(join(root, 'node_modules'), join(previous, 'node_modules'));
  await run(process.execPath, ['scripts/generate-client.mjs'], { cwd: previous });
  ground = await startGround(join(previous, 'prisma/migrations'));
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop(15_000)));
  await ground?.close();
  await removeDirectory(previous);
});

async function startPrevious(kind: 'web' | 'worker'): Promise<{ process: Running; url: string }> {
  const port = await findFreePort(0);
  const part = start({
    command: process.execPath,
    args: [join(previous, `src/${kind}.ts`)],
    env: {
      ...bareEnvironment,
      NODE_ENV: 'production',
      PORT: String(port),
      WORKER_PORT: String(port),
      APP_ORIGIN: siteOrigin,
      DATABASE_URL: ground.databaseUrl,
      REDIS_URL: ground.redisUrl,
      SESSION_SECRET: testSecret,
      ALARM_SCAN_SECONDS: '1',
      LOG_LEVEL: 'error',
    },
    onLine: console.info,
  });
  running.push(part);
  const url = `http://127.0.0.1:${port}`;
  await waitUntilReady(kind, part, async () => (await fetch(`${url}/readyz`)).ok);
  return { process: part, url };
}

/** Makes a person by SQL: the client of this release knows columns that the old database lacks. */
async function createPreviousPerson(): Promise<TestPerson> {
  const id = randomUUID();
  const { rows } = await ground.pool.query<{ id: number }>(
    'INSERT INTO users (email, nickname, nickname_key) VALUES ($1, $2, $2) RETURNING id',
    [`${id}@example.com`, `독자-${id.slice(0, 8)}`],
  );
  const userId = Number(rows[0]?.id);
  return { id: userId, nickname: `독자-${id.slice(0, 8)}`, ...(await createSession(ground, userId)) };
}

/** Writes a club, and an announcement of it to these people. */
const tellOfClub = (people: readonly TestPerson[]) =>
  ground.pool.query(
    `WITH club AS (
       INSERT INTO clubs (name, visibility, entry, capacity) VALUES ('들꽃 독서회', 'listed', 'open', 30) RETURNING id
     ), seats AS (
       INSERT INTO club_memberships (club_id, user_id, role)
       SELECT id, person, CASE WHEN place = 1 THEN 'leader' ELSE 'member' END
       FROM club, unnest($1::int[]) WITH ORDINALITY AS one (person, place)
     ), announced AS (
       INSERT INTO announcements (club_id, kind, subject_id, occasion) SELECT id, 'club_notice', 1, 0 FROM club RETURNING id
     )
     INSERT INTO notifications (announcement_id, user_id, is_quiet, push_until)
     SELECT id, person, false, now() FROM announced, unnest($1::int[]) AS one (person)`,
    [people.map(({ id }) => id)],
  );

test('a web and a worker of the release before go on while their database is migrated', async () => {
  const people = (await Promise.all(Array.from({ length: 10 }, () => createPreviousPerson()))) as [
    TestPerson,
    ...TestPerson[],
  ];
  const [leader] = people;
  const [web] = await Promise.all([startPrevious('web'), startPrevious('worker')]);
  const pages = await Promise.all(people.map((one) => openAlarms(web, one, { origin: siteOrigin })));
  const ids: number[] = [];
  await ground.pool.query(
    `INSERT INTO categories (id, name) VALUES (1, '소설/시/희곡');
     INSERT INTO books (id, item_id, title, category_id, publisher, list_price, sale_price, sales_point, product_url)
       VALUES (1, 1, '시험용 책', 1, '책모임', 0, 0, 0, 'https://www.aladin.co.kr/')`,
  );
  const add = async () => {
    const { rows } = await ground.pool.query<{ id: number }>(
      `WITH meeting AS (
         INSERT INTO meetings (book_id, leader_id, title, starts_at, ends_at, capacity, member_count)
         VALUES (1, $1, '모임', now() + interval '8 minutes', now() + interval '1 hour', 20, 10) RETURNING id
       ), seats AS (INSERT INTO memberships (meeting_id, user_id) SELECT id, unnest($2::int[]) FROM meeting)
       SELECT id FROM meeting`,
      [leader.id, people.map(({ id }) => id)],
    );
    ids.push(Number(rows[0]?.id));
  };
  const isAnnounced = async () => {
    const { rows } = await ground.pool.query<{ count: number }>(
      `SELECT count(*)::int FROM notifications WHERE pushed_at IS NOT NULL AND kind = 'starting_soon'`,
    );
    return rows[0]?.count;
  };
  for (let i = 0; i < 10; i += 1) await add();
  await expect.poll(isAnnounced, { timeout: 30_000 }).toBe(100);
  await ground.pool.query('UPDATE notifications SET read_at = now() WHERE meeting_id % 2 = 0');
  let isMigrated = false;
  const adding = (async () => {
    while (!isMigrated) await add();
  })();
  await migrate(ground.ownerUrl).finally(() => {
    isMigrated = true;
  });
  await adding;
  await add();
  await expect.poll(isAnnounced, { timeout: 30_000 }).toBe(ids.length * 10);
  running.push(await startPart('worker', ground, { ALARM_SCAN_SECONDS: '1' }));
  await add();
  await expect.poll(isAnnounced, { timeout: 30_000 }).toBe(ids.length * 10);
  const { rows } = await ground.pool.query(
    'SELECT count(*)::int AS all, count(DISTINCT (user_id, announcement_id))::int AS each, count(read_at)::int > 0 AS read FROM notifications',
  );
  expect(rows).toEqual([{ all: ids.length * 10, each: ids.length * 10, read: true }]);
  // A club's announcement hangs on no meeting: the release before neither lists nor pushes it.
  await tellOfClub(people);
  const inbox = await fetch(`${web.url}/notifications`, { headers: { Cookie: leader.cookie } });
  expect(inbox.status).toBe(200);
  await add();
  await expect.poll(isAnnounced, { timeout: 30_000 }).toBe(ids.length * 10);
  const { rows: pushed } = await ground.pool.query(
    'SELECT FROM notifications WHERE meeting_id IS NULL AND (pushed_at IS NOT NULL OR web_push_due_at IS NOT NULL)',
  );
  expect(pushed).toEqual([]);
  // A page hears each alarm once.
  for (const page of pages) {
    const heard = () => page.alarms.map(({ id }) => id);
    await expect.poll(() => heard().length, { timeout: 30_000 }).toBe(ids.length);
    expect(new Set(heard()).size).toBe(ids.length);
    page.close();
  }
});
