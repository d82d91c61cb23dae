import { afterAll, beforeAll, expect, test } from 'vitest';
import { mostBlocks } from '../../../src/accounts/blocks/block-limits.ts';
import { createClub } from '../../clubs/sample-club.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { createMeeting } from '../../support/meetings.ts';
import { createPerson, type TestPerson } from '../../support/people.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let stranger: TestPerson;
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  [leader, member, stranger] = [
    await createPerson(stack),
    await createPerson(stack),
    await createPerson(stack),
  ];
  meetingId = await createMeeting(stack, leader, [member]);
});
afterAll(() => stack.close());

const get = (path: string, person: TestPerson) => app.browser().get(path).set('Cookie', person.cookie);
const post = (path: string, person: TestPerson, fields: object) =>
  app
    .browser()
    .post(path)
    .set('Cookie', person.cookie)
    .type('form')
    .send({ _csrf: 'test-token', ...fields });
const blocksOf = (person: TestPerson) => stack.db.userBlock.count({ where: { blockerId: person.id } });

test('a leader blocks a member, reads where she still sits, and unblocks her', async () => {
  const asked = await get(`/settings/blocks/new?user=${member.id}`, leader).expect(200);
  expect(asked.text).toContain(member.nickname);
  const answer = await post('/settings/blocks', leader, { user: member.id }).expect(303);
  expect(answer.headers.location).toBe(`/settings/blocks?blocked=${member.id}`);
  const { text } = await get(answer.headers.location ?? '', leader).expect(200);
  expect(text).toContain(`${member.nickname} 님을 막았어요.`);
  expect(text).toContain(`<a href="/meetings/${meetingId}">`);
  await post('/settings/blocks', leader, { user: member.id }).expect(303);
  expect(await blocksOf(leader)).toBe(1);
  expect((await get('/settings/blocks', member)).text).not.toContain(leader.nickname);
  await post('/settings/blocks/remove', leader, { user: member.id }).expect(303);
  expect(await blocksOf(leader)).toBe(0);
});

test('nobody blocks herself, a person whom she does not meet, or somebody who does not exist', async () => {
  for (const user of [leader.id, stranger.id, 999_999, 'x', '']) {
    await post('/settings/blocks', leader, { user }).expect(404);
    await get(`/settings/blocks/new?user=${user}`, leader).expect(404);
  }
  expect(await blocksOf(leader)).toBe(0);
});

test('an account blocks at most 500 people', async () => {
  const rows = Array.from({ length: mostBlocks }, (_, i) => i);
  await stack.db.$executeRaw`
    INSERT INTO users (email, nickname, nickname_key, nickname_skeleton)
    SELECT 'b' || n || '@example.com', 'blocked' || n, 'blocked' || n, 'blocked' || n FROM unnest(${rows}::int[]) AS n`;
  await stack.db.$executeRaw`
    INSERT INTO user_blocks (blocker_id, blocked_id)
    SELECT ${member.id}, id FROM users WHERE nickname LIKE 'blocked%'`;
  const { text } = await post('/settings/blocks', member, { user: leader.id }).expect(409);
  expect(text).toContain('500명까지');
  expect(await blocksOf(member)).toBe(500);
});

test('lists of members and the room link to the page that blocks', async () => {
  const href = (person: TestPerson) => new RegExp(`href="/settings/blocks/new[^"]*user=${person.id}"`);
  const clubId = await createClub(stack, leader);
  for (const path of [`/meetings/${meetingId}`, `/meetings/${meetingId}/chat`, `/clubs/${clubId}`]) {
    const { text } = await get(path, member).expect(200);
    expect(text, path).toMatch(href(leader));
    expect(text, path).not.toMatch(href(member));
  }
});
