import { afterAll, beforeAll, expect, test } from 'vitest';
import { slotTag } from '../../src/platform/redis-slots.ts';
import { type ChatServer, chatClients, onlineIn, refusalOf, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let server: ChatServer;
let people: TestPerson[];
let leader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack, {
    presenceTiming: { leaseMs: 4_000, renewIntervalMs: 1_000, sweepIntervalMs: 100, graceMs: 300 },
  });
  people = await Promise.all(Array.from({ length: 60 }, () => createPerson(stack)));
  leader = await createPerson(stack);
});
afterAll(async () => {
  await server.close();
  await stack.close();
});

const enter = chatClients(() => server);

test('sixty people who connect at once are all admitted and announced once, and all lists are right', async () => {
  const id = await createMeeting(stack, leader, people);
  const watcher = await enter(leader, id);
  const all = await Promise.all(people.map((person) => enter(person, id)));
  await Promise.all(all.map((client) => client.until(() => onlineIn(client).length === 61)));
  const joined = () => watcher.system.filter(({ kind }) => kind === 'joined').map(({ userId }) => userId);
  await watcher.until(() => joined().length >= 61);
  expect(joined().sort()).toEqual([leader, ...people].map((person) => String(person.id)).sort());
  expect(await stack.redis.scard(`presence:room:${slotTag(stack.redis, id)}`)).toBe(61);
});

test('each of thirty people who connect at once gets the log of her own room from her position', async () => {
  const rooms: { id: number; members: TestPerson[]; count: number }[] = [];
  for (const place of [0, 1, 2]) {
    const members = people.slice(place * 10, place * 10 + 10);
    const id = await createMeeting(stack, leader, members);
    const count = 40 + 30 * place;
    await stack.db.message.createMany({
      data: Array.from({ length: count }, (_, i) => ({
        meetingId: id,
        seq: i + 1,
        userId: leader.id,
        clientId: crypto.randomUUID(),
        body: `모임 ${place} 글 ${i + 1}`,
      })),
    });
    await stack.db.room.update({ where: { meetingId: id }, data: { lastSeq: count } });
    rooms.push({ id, members, count });
  }
  const asked = rooms.flatMap(({ id, members, count }) =>
    members.map((person, i) => ({ id, person, count, lastSeq: i === 0 ? undefined : i * 10 })),
  );
  await Promise.all(
    asked.map(async ({ id, person, count, lastSeq }) => {
      const client = await enter(person, id, lastSeq === undefined ? {} : { lastSeq });
      const { messages, more } = client.histories[0] ?? { messages: [], more: true };
      // A client that is ahead of the log starts over, like a new one.
      const isNew = lastSeq === undefined || lastSeq > count;
      const first = isNew ? Math.max(1, count - 49) : lastSeq + 1;
      expect(messages.map(({ seq }) => seq)).toEqual(
        Array.from({ length: Math.max(0, count - first + 1) }, (_, i) => first + i),
      );
      expect(messages.every(({ meetingId }) => meetingId === String(id))).toBe(true);
      expect(more).toBe(isNew && count > 50);
    }),
  );
});

test('each of ten people who connect at once is admitted or refused by her own membership', async () => {
  const id = await createMeeting(stack, leader, people.slice(0, 5));
  const answers = await Promise.all(
    people
      .slice(0, 10)
      .map((person, i) =>
        i < 5
          ? enter(person, id).then(() => 'in')
          : refusalOf(server, i % 2 ? person : null, id).then(({ code }) => code),
      ),
  );
  expect(answers).toEqual([
    ...Array.from({ length: 5 }, () => 'in'),
    'not_member',
    'unauthenticated',
    'not_member',
    'unauthenticated',
    'not_member',
  ]);
});

test('of eleven connections that one person opens at once, ten are admitted', async () => {
  const [person] = people;
  if (!person) throw new Error('there is no person');
  const id = await createMeeting(stack, leader, [person]);
  const answers = await Promise.all(
    Array.from({ length: 11 }, () =>
      enter(person, id).then(
        () => 'in',
        (error: { refusal?: { code: string } }) => error.refusal?.code,
      ),
    ),
  );
  expect(answers.filter((answer) => answer === 'in')).toHaveLength(10);
  expect(answers.filter((answer) => answer === 'too_many_connections')).toHaveLength(1);
});
