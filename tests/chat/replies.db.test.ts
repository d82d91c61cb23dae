import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { type ChatServer, chatClients, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let server: ChatServer;
let other: ChatServer;
let leader: TestPerson;
let member: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack);
  other = await startChatServer(stack);
  [leader, member] = [await createPerson(stack), await createPerson(stack)];
});
afterAll(async () => {
  await server.close();
  await other.close();
  await stack.close();
});

const enter = chatClients(() => server);
const enterOther = chatClients(() => other);
const draft = (body: string, extras: Record<string, unknown>) => ({
  clientId: crypto.randomUUID(),
  body,
  ...extras,
});
const rowOf = (meetingId: number, seq: number) =>
  stack.db.message.findUniqueOrThrow({ where: { meetingId_seq: { meetingId, seq } } });

test('a reply names its original in the acknowledgement, the broadcast and the history', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const [writer, reader] = [await enter(member, id), await enterOther(leader, id)];
  await writer.send('처음 말');
  const sent = draft('답이에요', { replyTo: 1 });
  expect(await writer.ask('message:send', sent)).toMatchObject({ ok: true, message: { seq: 2, replyTo: 1 } });
  await reader.until(() => reader.messages.length === 2);
  expect(reader.messages[1]).toMatchObject({ body: '답이에요', replyTo: 1 });
  // The plain message has no new field: a client that knows none of them gets what it always got.
  expect(Object.keys(reader.messages[0] ?? {}).sort()).toEqual(
    ['body', 'clientId', 'id', 'meetingId', 'nickname', 'sentAt', 'seq', 'userId'].sort(),
  );
  const late = await enterOther(member, id);
  expect(late.histories[0]?.messages.map(({ replyTo }) => replyTo)).toEqual([undefined, 1]);
  expect(await writer.ask('message:send', sent)).toMatchObject({ message: { seq: 2, replyTo: 1 } });
});

test('a reply to a reply answers the first message', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const writer = await enter(member, id);
  await writer.send('처음 말');
  await writer.ask('message:send', draft('답', { replyTo: 1 }));
  const answer = await writer.ask('message:send', draft('답의 답', { replyTo: 2 }));
  expect(answer).toMatchObject({ ok: true, message: { seq: 3, replyTo: 1 } });
});

test('a deleted message can be answered, and a deleted reply keeps nothing but its place', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const writer = await enter(member, id);
  await writer.send('지울 말');
  await writer.ask('message:delete', { seq: 1 });
  const quote = { text: '책 속 문장' };
  expect(await writer.ask('message:send', draft('답', { replyTo: 1, quote }))).toMatchObject({ ok: true });
  await writer.ask('message:delete', { seq: 2 });
  const { messages } = (await writer.ask('history', {})) as { messages: Record<string, unknown>[] };
  expect(messages[1]).toMatchObject({ seq: 2, deleted: true });
  expect(messages[1]).not.toHaveProperty('replyTo');
  expect(messages[1]).not.toHaveProperty('quote');
  expect(await rowOf(id, 2)).toMatchObject({ quoteText: null });
});

test('a quoted sentence is cleaned, stored and sent with its page', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const [writer, reader] = [await enter(member, id), await enterOther(leader, id)];
  await writer.ask('message:send', draft('좋았어요', { quote: { text: ' 봄\u202e이 왔다 ', page: 12 } }));
  await writer.ask('message:send', draft('이것도요', { quote: { text: '여름이다' } }));
  await reader.until(() => reader.messages.length === 2);
  expect(reader.messages.map(({ quote }) => quote)).toEqual([
    { text: '봄이 왔다', page: 12 },
    { text: '여름이다' },
  ]);
  const late = await enter(leader, id);
  expect(late.histories[0]?.messages.map(({ quote }) => quote)).toEqual(
    reader.messages.map(({ quote }) => quote),
  );
});

test.each([
  ['a number that is not stored', { replyTo: 9 }, 'invalid'],
  ['its own number', { replyTo: 1 }, 'invalid'],
  ['the number 0', { replyTo: 0 }, 'invalid'],
  ['a text as number', { replyTo: '1' }, 'invalid'],
  ['an empty quote', { quote: { text: ' ' } }, 'invalid'],
  ['a quote of 501 characters', { quote: { text: '가'.repeat(501) } }, 'too_long'],
  ['a quote without text', { quote: { page: 3 } }, 'invalid'],
  ['the page 0', { quote: { text: '문장', page: 0 } }, 'invalid'],
  ['half a page', { quote: { text: '문장', page: 1.5 } }, 'invalid'],
])('a message with %s is refused and not stored', async (_name, extras, code) => {
  const id = await createMeeting(stack, leader, [member]);
  const writer = await enter(member, id);
  expect(await writer.ask('message:send', draft('말', extras))).toMatchObject({ ok: false, code });
  expect(await writer.send('다음 말')).toMatchObject({ ok: true, message: { seq: 1 } });
});

test('words of the club’s list hold a quoted sentence back', async () => {
  const clubId = await createClub(stack, leader);
  await stack.db.clubMembership.create({ data: { clubId, userId: member.id } });
  await stack.db.clubWordList.create({ data: { clubId, version: 1, words: ['바보'] } });
  const id = await createMeeting(stack, leader, [member], { clubId });
  const writer = await enter(member, id);
  const answer = await writer.ask('message:send', draft('말', { quote: { text: '바보라고 그가 말했다' } }));
  expect(answer).toMatchObject({ ok: false, code: 'held' });
});

test('plain messages, replies and quotes that are sent at once keep their own extras', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const [writer, reader] = [await enter(member, id), await enterOther(leader, id)];
  await writer.send('처음 말');
  const extras = [
    {},
    { replyTo: 1 },
    { quote: { text: '문장', page: 3 } },
    {},
    { replyTo: 1, quote: { text: '둘' } },
  ];
  await Promise.all(extras.map((one, at) => writer.ask('message:send', draft(`말 ${at}`, one))));
  await reader.until(() => reader.messages.length === 6);
  for (const [at, one] of extras.entries()) {
    const { replyTo, quote } = reader.messages.find(({ body }) => body === `말 ${at}`) ?? {};
    expect({ ...(replyTo && { replyTo }), ...(quote && { quote }) }).toEqual(one);
  }
});
