import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashAnswer } from '../../src/clubs/entry-answer.ts';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createClubMeeting } from '../meetings/sample-club-meeting.ts';
import { createTestApp, type TestApp } from '../support/app.ts';

import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

/** Two halves that occur nowhere else; the form of the answer in which it is compared. */
const answer = '청록고래 열두마리';
const spellings = ['청록고래', '열두마리', '청록고래열두마리', '청록고래'.normalize('NFD')].flatMap(
  (text) => [
    text,
    encodeURIComponent(text),
    Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1),
  ],
);

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let outsider: TestPerson;
let clubId: number;
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  [leader, member, outsider] = [
    await createPerson(stack),
    await createPerson(stack),
    await createPerson(stack),
  ];
  clubId = await createClub(stack, leader, { entry: 'question', entryQuestion: '암호는?', answer });
  meetingId = await createClubMeeting(stack, leader, { clubId });
  await as(member).post(`/clubs/${clubId}/join`, { answer }).expect(303);
});
afterAll(() => stack.close());

const as = (person: TestPerson | null) => asPerson(app, person);

function expectNoAnswer(text: string, where: string): void {
  for (const spelling of spellings) expect(text.includes(spelling), `${where} holds ${spelling}`).toBe(false);
}

/** All GET routes of docs/protocol.md, with the ids of the club and its meeting. */
function addresses(): string[] {
  const rows = [...readFileSync('docs/protocol.md', 'utf8').matchAll(/^\| GET ([^|]+) \|/gm)];
  const routes = rows.flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
  );
  const filled = routes
    .filter((route) => !route.includes('{*'))
    .map((route) => route.replace(':id', String(route.includes('clubs') ? clubId : meetingId)))
    .map((route) => route.replace(':meetingId', String(meetingId)).replace(/:\w+/g, '1'));
  return [...filled, '/sitemaps/clubs-1.xml', `/clubs/${clubId}?page=2`, '/clubs?mine=1'];
}

test('the answer to the question of a club is in no page, file or header that anybody can ask for', async () => {
  const asked = addresses();
  expect(asked.length).toBeGreaterThan(60);
  expect(asked).toContain(`/clubs/${clubId}/money.csv`);
  expect(asked).toContain(`/share/clubs/${clubId}.png`);
  let pages = 0;
  for (const [who, person] of Object.entries({ leader, member, outsider, visitor: null }))
    for (const path of asked) {
      const found = await as(person).get(path).buffer(true);
      const body = Buffer.isBuffer(found.body) ? found.body.toString('latin1') : '';
      expectNoAnswer(`${found.text ?? ''}${body}${JSON.stringify(found.headers)}`, `${path} for the ${who}`);
      if (found.status === 200) pages += 1;
    }
  expect(pages).toBeGreaterThan(100);
}, 120_000);

test('the right answer is not shown again when it admits nobody: without a log-in, in a full or a locked club', async () => {
  const visitor = await as(null).post(`/clubs/${clubId}/join`, { answer }).expect(401);
  expectNoAnswer(visitor.text + JSON.stringify(visitor.headers), '401');
  const full = await createClub(stack, leader, {
    entry: 'question',
    entryQuestion: '암호는?',
    answer,
    capacity: 2,
  });
  await as(member).post(`/clubs/${full}/join`, { answer }).expect(303);
  expectNoAnswer((await as(outsider).post(`/clubs/${full}/join`, { answer }).expect(409)).text, '409');
  for (const _try of [1, 2, 3])
    await as(outsider).post(`/clubs/${clubId}/join`, { answer: '다른 말' }).expect(422);
  expectNoAnswer((await as(outsider).post(`/clubs/${clubId}/join`, { answer }).expect(423)).text, '423');
});

test('a search for the answer finds no club', async () => {
  for (const path of ['/clubs', '/meetings', '/books']) {
    const { text } = await as(member)
      .get(`${path}?q=${encodeURIComponent(answer)}`)
      .expect(200);
    expect(text).not.toContain(`href="/clubs/${clubId}"`);
  }
});

test('the picture of a club does not depend on its answer', async () => {
  const picture = async () => (await as(null).get(`/share/clubs/${clubId}.png`).expect(200)).body as Buffer;
  const before = await picture();
  const { entryAnswerHash } = await stack.db.club.findUniqueOrThrow({ where: { id: clubId } });
  await stack.db.club.update({
    where: { id: clubId },
    data: { entryAnswerHash: await hashAnswer('다른 답') },
  });
  expect((await picture()).equals(before)).toBe(true);
  await stack.db.club.update({ where: { id: clubId }, data: { entryAnswerHash } });
});

test('neither a log line, nor a row of a table, nor a key of Redis holds the answer', async () => {
  expect(app.logs.length).toBeGreaterThan(100);
  expectNoAnswer(JSON.stringify(app.logs), 'the log');
  const tables = await stack.db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  expect(tables.length).toBeGreaterThan(40);
  for (const { name } of tables) {
    const rows = await stack.pool.query(`SELECT t::text AS text FROM "${name}" t`);
    expectNoAnswer(rows.rows.map(({ text }: { text: string }) => text).join('\n'), `the table ${name}`);
  }
  const keys = await stack.redis.keys('*');
  expect(keys.length).toBeGreaterThan(0);
  for (const key of keys)
    if ((await stack.redis.type(key)) === 'string') expectNoAnswer((await stack.redis.get(key)) ?? '', key);
});
