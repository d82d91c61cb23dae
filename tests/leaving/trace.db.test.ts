import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eraseServices } from '../../src/app/leaving.ts';
import { eraseLeavers } from '../../src/leaving/index.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createTestApp, csrfOf, signedUp, type TestApp } from '../support/app.ts';
import { type FakeSmtp, startFakeSmtp } from '../support/fake-smtp.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { filledOtherwise, impersonalTables, rowsAbout, type Surroundings } from './rows-about.ts';

let stack: TestStack;
let app: TestApp;
let smtp: FakeSmtp;

beforeAll(async () => {
  stack = await openTestStack();
  smtp = await startFakeSmtp();
  app = createTestApp(stack, { env: { SMTP_URL: smtp.url, MAIL_FROM: 'site@example.com' } });
});
afterAll(async () => {
  await stack.close();
  await smtp.close();
});

const email = 'trace.of.her@example.com';
const nickname = '흔적남는독자';
/** An id that no other number of the database holds. */
const her = 987_654_321;

test('no column and no Redis key holds a person who left: every column of every table was filled', async () => {
  await stack.owner.query(`ALTER SEQUENCE users_id_seq RESTART WITH ${her}`);
  const { browser } = await signedUp(app, { email, nickname });
  await stack.db.user.updateMany({ where: { email }, data: { emailConfirmedAt: new Date() } });
  const hers = await logInAgain();
  const sessionIds = await stack.redis.zrange(`sessions-of:${her}`, '0', '-1');
  expect(sessionIds).toHaveLength(2);
  const at = await surroundings();
  await fillEverything(at);
  expect(await tracesInTables(sessionIds)).not.toEqual([]);

  const page = (await hers.get('/settings/leave').expect(200)).text;
  const answer = await hers
    .post('/settings/leave')
    .type('form')
    .send({
      _csrf: csrfOf(page),
      sure: 'on',
      [`club-${at.ownClub}`]: 'close',
      [`meeting-${at.ownNextMeeting}`]: String(at.other),
    });
  expect(answer.headers.location, answer.text).toBe('/left');
  expect((await browser.get('/settings')).status).toBe(302);
  expect(await eraseLeavers(eraseServices(app.live, () => {}))).toBe(1);

  expect(await tracesInTables(sessionIds)).toEqual([]);
  expect(await tracesInRedis(sessionIds)).toEqual([]);
  await expectWhatStays(at);
  expect(smtp.letters.filter(({ to, text }) => to === email && text.includes('탈퇴하셨어요'))).toHaveLength(
    1,
  );
});

async function logInAgain() {
  const browser = app.browser();
  await browser.post('/login').type('form').send({ email, password: 'quiet-evening-42' }).expect(303);
  return browser;
}

async function surroundings(): Promise<Surroundings> {
  const [one, second] = [await createPerson(stack), await createPerson(stack)];
  const self = { id: her } as never;
  const club = await createClub(stack, one);
  const past = { startsInMinutes: -600 };
  const next = { startsInMinutes: 600 };
  const pastMeeting = await createMeeting(stack, one, [], { ...past, clubId: club });
  const { bookId } = await stack.db.meeting.findUniqueOrThrow({ where: { id: pastMeeting } });
  const { genreId } = await stack.db.book.findUniqueOrThrow({ where: { id: bookId } });
  return {
    her,
    other: one.id,
    bookId,
    genreId,
    pastMeeting,
    ownPastMeeting: await createMeeting(stack, self, [], past),
    nextMeeting: await createMeeting(stack, one, [], next),
    ownNextMeeting: await createMeeting(stack, self, [], next),
    club,
    ownClub: await createClub(stack, { id: her }),
    secondClub: await createClub(stack, second),
    email,
    nickname,
    sessionHash: createHash('sha256').update('a session of hers').digest('hex'),
  };
}

async function fillEverything(at: Surroundings): Promise<void> {
  const { rows: columns } = await stack.pool.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
  );
  const rows = rowsAbout(at);
  const known = new Set([...impersonalTables, ...filledOtherwise]);
  const filled = new Set(rows.flatMap(([table, row]) => Object.keys(row).map((name) => `${table}.${name}`)));
  const unfilled = columns
    .filter(({ table, column }) => !known.has(table) && !filled.has(`${table}.${column}`))
    .map(({ table, column }) => `${table}.${column}`);
  expect(unfilled, 'columns that rows-about.ts does not fill').toEqual([]);
  for (const [table, row] of rows) {
    const names = Object.keys(row);
    const places = names.map((_name, index) => `$${index + 1}`);
    await stack.owner.query(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(row),
    );
  }
  await stack.db
    .$executeRaw`UPDATE meetings SET member_count = (SELECT count(*) FROM memberships s WHERE s.meeting_id = id)`;
}

/** The texts that give her away. */
const marksOf = (sessionIds: readonly string[]) => [email, nickname, ...sessionIds];

async function tracesInTables(sessionIds: readonly string[]): Promise<string[]> {
  const { rows: tables } = await stack.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  const traces: string[] = [];
  for (const { name } of tables) {
    const { rows } = await stack.pool.query<{ row: string }>(
      `SELECT t::text AS row FROM "${name}" t
       WHERE t::text ~ $1 OR EXISTS (SELECT FROM unnest($2::text[]) AS mark WHERE strpos(t::text, mark) > 0)`,
      [`\\m${her}\\M`, marksOf(sessionIds)],
    );
    traces.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return traces;
}

async function tracesInRedis(sessionIds: readonly string[]): Promise<string[]> {
  const marks = [...marksOf(sessionIds), String(her)];
  const digests = [String(her), email].flatMap((text) =>
    (['base64url', 'hex'] as const).map((form) => createHash('sha256').update(text).digest(form)),
  );
  const traces: string[] = [];
  for (const key of await stack.redis.keys('*')) {
    const text = `${key} ${await textOf(key)}`;
    if ([...marks, ...digests].some((mark) => text.includes(mark))) traces.push(text);
  }
  return traces;
}

async function textOf(key: string): Promise<string> {
  const { redis } = stack;
  switch (await redis.type(key)) {
    case 'string':
      return String(await redis.get(key));
    case 'hash':
      return JSON.stringify(await redis.hgetall(key));
    case 'set':
      return JSON.stringify(await redis.smembers(key));
    case 'zset':
      return JSON.stringify(await redis.zrange(key, '0', '-1'));
    case 'list':
      return JSON.stringify(await redis.lrange(key, 0, -1));
    default:
      return '';
  }
}

/** The records of the others stay, without her. */
async function expectWhatStays(at: Surroundings): Promise<void> {
  const [message] = await stack.db.message.findMany({
    where: { meetingId: at.pastMeeting, seq: 1 },
  });
  expect(message).toMatchObject({ body: '저는 이 장면이 좋았어요.', userId: 0 });
  expect(await stack.db.meeting.findUnique({ where: { id: at.ownNextMeeting } })).toMatchObject({
    leaderId: at.other,
    memberCount: 1,
    cancelledAt: null,
  });
  expect(await stack.db.meeting.findUnique({ where: { id: at.ownPastMeeting } })).toMatchObject({
    leaderId: 0,
  });
  expect(await stack.db.club.findUnique({ where: { id: at.ownClub } })).toMatchObject({
    closedAt: expect.any(Date),
  });
  expect(await stack.db.clubInvite.findUnique({ where: { id: 501 } })).toMatchObject({
    createdBy: null,
    revokedAt: expect.any(Date),
  });
  expect(await stack.db.clubRating.findUnique({ where: { id: 501 } })).toMatchObject({ userId: null });
  expect(await stack.db.clubPastAuthor.findUnique({ where: { id: 501 } })).toMatchObject({
    name: '탈퇴한 회원',
    claimedBy: null,
  });
  expect(await stack.db.moderationEntry.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { actorId: null, subjectId: at.other },
    { actorId: at.other, subjectId: null },
  ]);
}
