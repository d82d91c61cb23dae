import { afterAll, beforeAll, expect, test } from 'vitest';
import { hideMessage, type Pin, restoreMessage } from '../../../src/chat/index.ts';
import { createClub } from '../../clubs/sample-club.ts';
import { type ChatServer, chatClients, startChatServer } from '../../support/chat.ts';
import { createMeeting } from '../../support/meetings.ts';
import { createPerson, type TestPerson } from '../../support/people.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let server: ChatServer;
let other: ChatServer;
let leader: TestPerson;
let member: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack);
  other = await startChatServer(stack);
  [leader, member, stranger] = [
    await createPerson(stack),
    await createPerson(stack),
    await createPerson(stack),
  ];
});
afterAll(async () => {
  await server.close();
  await other.close();
  await stack.close();
});

const enter = chatClients(() => server);
const enterOther = chatClients(() => other);
const meeting = (options = {}) => createMeeting(stack, leader, [member], options);
const rowOf = (meetingId: number) => stack.db.messagePin.findUnique({ where: { meetingId } });

/** Returns the pin in the first head of a new connection. */
async function pinOnConnect(person: TestPerson, id: number): Promise<Pin | undefined> {
  const client = await enterOther(person, id);
  return client.pins.at(-1);
}

test('a leader’s pin reaches the room on both processes, and people who come later', async () => {
  const id = await meeting();
  const [one, two] = [await enter(leader, id), await enterOther(member, id)];
  await two.send('오늘 읽을 곳: 3장');
  await two.send('둘');
  expect(await pinOnConnect(member, id)).toBeUndefined();
  expect(await one.ask('message:pin', { seq: 1, on: true })).toEqual({ ok: true });
  expect(await rowOf(id)).toMatchObject({ seq: 1, pinnedBy: leader.id, version: 1 });
  expect(await one.ask('message:pin', { seq: 2, on: true })).toEqual({ ok: true });
  await Promise.all([one, two].map((client) => client.until(() => client.pins.length === 2)));
  expect(two.pins).toEqual([
    { seq: 1, version: 1 },
    { seq: 2, version: 2 },
  ]);
  expect(await pinOnConnect(member, id)).toEqual({ seq: 2, version: 2 });
  // The one before is not pinned any more, so taking it off changes nothing.
  expect(await one.ask('message:pin', { seq: 1, on: false })).toEqual({ ok: true });
  expect(await rowOf(id)).toMatchObject({ seq: 2, version: 2 });
  expect(await one.ask('message:pin', { seq: 2, on: false })).toEqual({ ok: true });
  expect(await rowOf(id)).toMatchObject({ seq: null, pinnedBy: null, version: 3 });
  expect(await pinOnConnect(member, id)).toEqual({ seq: null, version: 3 });
});

test('pinning the same message again changes nothing', async () => {
  const id = await meeting();
  const client = await enter(leader, id);
  await client.send('말');
  await client.ask('message:pin', { seq: 1, on: true });
  expect(await client.ask('message:pin', { seq: 1, on: true })).toEqual({ ok: true });
  expect(await rowOf(id)).toMatchObject({ seq: 1, version: 1 });
});

test('the leader and a co-leader of the club pin at once: the newest version says which is pinned', async () => {
  const clubId = await createClub(stack, leader);
  await stack.db.clubMembership.create({ data: { clubId, userId: member.id, role: 'co_leader' } });
  const id = await meeting({ clubId });
  const [one, two] = [await enter(leader, id), await enterOther(member, id)];
  for (const body of ['하나', '둘']) await one.send(body);
  const asked = [one.ask('message:pin', { seq: 1, on: true }), two.ask('message:pin', { seq: 2, on: true })];
  expect(await Promise.all(asked)).toEqual([{ ok: true }, { ok: true }]);
  await one.until(() => one.pins.length === 2);
  const row = await rowOf(id);
  expect(row?.version).toBe(2);
  expect(one.pins.find(({ version }) => version === 2)?.seq).toBe(row?.seq);
});

test('a message that is deleted or hidden is not pinned any more, also when it is restored', async () => {
  const id = await meeting();
  const client = await enter(leader, id);
  for (const body of ['하나', '둘']) await client.send(body);
  await client.ask('message:pin', { seq: 1, on: true });
  await client.ask('message:delete', { seq: 1 });
  expect(await rowOf(id)).toMatchObject({ seq: null, version: 2 });
  expect(await client.ask('message:pin', { seq: 1, on: true })).toEqual({ ok: false, code: 'not_found' });
  await client.ask('message:pin', { seq: 2, on: true });
  await hideMessage(stack.db, { meetingId: id, seq: 2 });
  expect(await rowOf(id)).toMatchObject({ seq: null, version: 4 });
  await restoreMessage(stack.db, { meetingId: id, seq: 2 }, '둘');
  expect(await rowOf(id)).toMatchObject({ seq: null, version: 4 });
});

test('pins and deletions of one message at once leave no deleted message pinned', async () => {
  const id = await meeting();
  const [one, two] = [await enter(leader, id), await enterOther(leader, id)];
  for (let seq = 1; seq <= 8; seq += 1) {
    await one.send(`말 ${seq}`);
    await Promise.all([one.ask('message:pin', { seq, on: true }), two.ask('message:delete', { seq })]);
    expect((await rowOf(id))?.seq ?? null).toBeNull();
  }
});

test('only who leads the room pins, and only messages of this room', async () => {
  const [id, elsewhere] = [await meeting(), await meeting()];
  const [boss, guest] = [await enter(leader, id), await enter(member, id)];
  await guest.send('말');
  const far = await enter(leader, elsewhere);
  for (const body of ['하나', '둘']) await far.send(body);
  expect(await guest.ask('message:pin', { seq: 1, on: true })).toEqual({ ok: false, code: 'not_leader' });
  for (const seq of [2, 999, 2_147_483_647])
    expect(await boss.ask('message:pin', { seq, on: true })).toEqual({ ok: false, code: 'not_found' });
  for (const wrong of [
    { seq: 0, on: true },
    { seq: 1 },
    { seq: '1', on: true },
    { seq: 1.5, on: true },
    null,
  ])
    expect(await boss.ask('message:pin', wrong)).toEqual({ ok: false, code: 'invalid' });
  await boss.ask('message:pin', { seq: 1, on: true });
  expect(await guest.ask('message:pin', { seq: 1, on: false })).toEqual({ ok: false, code: 'not_leader' });
  expect(await rowOf(id)).toMatchObject({ seq: 1 });
  expect(await rowOf(elsewhere)).toBeNull();
  const { pinMessage } = server.sockets;
  const byStranger = await pinMessage(id, { userId: stranger.id, seq: 1, isOn: true });
  expect(byStranger).toEqual({ ok: false, code: 'not_found' });
});

test('nothing is pinned before the start and after the end', async () => {
  const { pinMessage } = server.sockets;
  for (const startsInMinutes of [5, -90]) {
    const id = await meeting({ startsInMinutes });
    expect(await pinMessage(id, { userId: leader.id, seq: 1, isOn: true })).toEqual({
      ok: false,
      code: 'closed',
    });
  }
});

test('a leader pins ten messages in ten seconds', async () => {
  const id = await meeting();
  const client = await enter(leader, id);
  await client.send('말');
  const answers: Record<string, unknown>[] = [];
  for (let n = 0; n < 11; n += 1) answers.push(await client.ask('message:pin', { seq: 1, on: n % 2 === 0 }));
  expect(answers.slice(0, 10)).toEqual(Array(10).fill({ ok: true }));
  expect(answers[10]).toMatchObject({ ok: false, code: 'rate_limited' });
});
