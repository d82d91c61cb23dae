import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { asPerson } from '../meetings/plan-form.ts';
import { type AlarmClient, openAlarms } from '../support/alarm-sockets.ts';
import { type ChatServer, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
/** Two web processes of one site. */
let servers: [ChatServer, ChatServer];
let leader: TestPerson;
let member: TestPerson;
let id: number;
const open: AlarmClient[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  servers = [await startChatServer(stack), await startChatServer(stack, { cardCatchUpMs: 100 })];
});
beforeEach(async () => {
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
  id = await createMeeting(stack, leader, [member], { title: '달과 6펜스' });
});
afterEach(() => {
  for (const page of open.splice(0)) page.close();
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await stack.close();
});

async function openPage(person: TestPerson, server = servers[0]): Promise<AlarmClient> {
  const page = await openAlarms(server, person);
  open.push(page);
  return page;
}
/** Returns the newest card of a page, once there is one. */
async function cardOf(page: AlarmClient) {
  await page.until(() => page.cards.length > 0);
  return page.cards.at(-1);
}

const send = (to = member, meetingId = id) =>
  asPerson(servers[0].app, leader)
    .post(`/meetings/${meetingId}/question-cards`, { userId: String(to.id), body: '비밀 질문?' })
    .expect(303);
const signal = (isNew: boolean) => ({
  meetingId: String(id),
  title: '달과 6펜스',
  url: `/meetings/${id}/chat`,
  isNew,
});

test('a card signals on every open page of its member, on all processes, and on no other page', async () => {
  const other = await createPerson(stack);
  await stack.db.membership.create({ data: { meetingId: id, userId: other.id } });
  const pages = [await openPage(member), await openPage(member, servers[1])];
  const others = [await openPage(other), await openPage(leader, servers[1])];
  await send();
  for (const page of pages) expect(await cardOf(page)).toEqual(signal(true));
  // A later card to one of the others has passed everything that was sent before.
  await send(other);
  await others[0]?.until(() => others[0]?.cards.length === 1);
  expect(others[1]?.cards).toEqual([]);
});

test('a page that opens later learns of the card, as new until a page reports it, and until it is put away', async () => {
  await send();
  const first = await openPage(member);
  expect(await cardOf(first)).toEqual(signal(true));
  expect(
    await first.socket.timeout(5_000).emitWithAck('question-card:received', { meetingId: String(id) }),
  ).toEqual({
    ok: true,
  });
  expect(await stack.db.questionCard.findFirst({ where: { meetingId: id } })).toMatchObject({
    deliveredAt: expect.any(Date),
    seenAt: null,
  });
  expect(await cardOf(await openPage(member, servers[1]))).toEqual(signal(false));
  await stack.db.questionCard.updateMany({ data: { putAwayAt: new Date() } });
  const last = await openPage(member);
  // A card of another meeting is read by the same statement.
  const second = await createMeeting(stack, leader, [member]);
  await send(member, second);
  expect((await cardOf(last))?.meetingId).toBe(String(second));
});

test('a page learns of a card whose broadcast was lost', async () => {
  const page = await openPage(member, servers[1]);
  await stack.db.questionCard.create({
    data: { meetingId: id, senderId: leader.id, userId: member.id, body: '?' },
  });
  expect(await cardOf(page)).toEqual(signal(true));
});

test('nobody is told of a card of a meeting that is over, or of a leader whom she blocked', async () => {
  await stack.db.userBlock.create({ data: { blockerId: member.id, blockedId: leader.id } });
  const page = await openPage(member);
  await send();
  const ended = await createMeeting(stack, leader, [member]);
  await stack.db.questionCard.create({
    data: { meetingId: ended, senderId: leader.id, userId: member.id, body: '?' },
  });
  await stack.db.meeting.update({ where: { id: ended }, data: { endsAt: new Date() } });
  const later = await openPage(member);
  const host = await createPerson(stack);
  const third = await createMeeting(stack, host, [member]);
  await asPerson(servers[0].app, host)
    .post(`/meetings/${third}/question-cards`, { userId: String(member.id), body: '?' })
    .expect(303);
  for (const one of [page, later]) expect((await cardOf(one))?.meetingId).toBe(String(third));
});

test('a report of another person changes nothing, and a wrong one is refused', async () => {
  await send();
  const stranger = await openPage(await createPerson(stack));
  const report = (payload: unknown) =>
    stranger.socket.timeout(5_000).emitWithAck('question-card:received', payload);
  expect(await report({ meetingId: String(id) })).toEqual({ ok: true });
  expect(await report({ meetingId: 'x' })).toEqual({ ok: false, code: 'invalid' });
  expect(await stack.db.questionCard.findFirst({ where: { meetingId: id } })).toMatchObject({
    deliveredAt: null,
  });
});
