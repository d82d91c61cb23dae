import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { type AlarmClient, openAlarms } from '../support/alarm-sockets.ts';
import { type ChatServer, startChatServer } from '../support/chat.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
/** Two web processes of one site. */
let servers: [ChatServer, ChatServer];
let leader: TestPerson;
let members: TestPerson[];
let club: number;

beforeAll(async () => {
  stack = await openTestStack();
  servers = [await startChatServer(stack), await startChatServer(stack)];
  leader = await createPerson(stack);
  members = await Promise.all(Array.from({ length: 3 }, () => createPerson(stack)));
  club = await createClub(stack, leader);
  await stack.db.clubMembership.createMany({
    data: members.map(({ id: userId }) => ({ clubId: club, userId })),
  });
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await stack.close();
});

test('open pages on every process count a club’s news at once, and only of those who are told', async () => {
  const open = (person: TestPerson, place: 0 | 1) => openAlarms(servers[place], person);
  const pages = await Promise.all([open(members[0] ?? leader, 0), open(members[1] ?? leader, 1)]);
  const own = await open(leader, 1);
  const counts = (page: AlarmClient) => page.unread.join(' ');
  for (const page of [...pages, own]) expect(counts(page)).toBe('0');
  await asPerson(servers[0].app, leader)
    .post(`/clubs/${club}/notices`, { body: '다음 주는 쉬어요.' })
    .expect(303);
  await Promise.all(pages.map((page) => page.until(() => counts(page) === '0 1')));
  const [removed] = members;
  await asPerson(servers[1].app, leader).post(`/clubs/${club}/members/${removed?.id}/remove`).expect(303);
  // She sees the notice no more, and the line that tells of the removal is new.
  await pages[0].until(() => counts(pages[0]) === '0 1 1');
  expect(counts(own)).toBe('0');
  expect(pages.flatMap(({ alarms }) => alarms)).toEqual([]);
  for (const page of [...pages, own]) page.close();
});
