import { afterAll, beforeAll, expect, test } from 'vitest';
import { eraseMentions, hideMessage, restoreMessage } from '../../../src/chat/index.ts';
import { asPerson } from '../../meetings/plan-form.ts';
import { type ChatServer, chatClients, startChatServer } from '../../support/chat.ts';
import { createMeeting } from '../../support/meetings.ts';
import { createPerson, type TestPerson } from '../../support/people.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let server: ChatServer;
let other: ChatServer;
let leader: TestPerson;
let member: TestPerson;
let third: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack);
  other = await startChatServer(stack);
  [leader, member, third, stranger] = [
    await createPerson(stack, '민지'),
    await createPerson(stack, '책 읽는 고래'),
    await createPerson(stack, '고래'),
    await createPerson(stack, '나그네'),
  ];
});
afterAll(async () => {
  await server.close();
  await other.close();
  await stack.close();
});

const enter = chatClients(() => server);
const enterOther = chatClients(() => other);
const meeting = (options = {}) => createMeeting(stack, leader, [member, third], options);
const mentionOf = (person: TestPerson, at: number, length: number) => ({
  userId: String(person.id),
  at,
  length,
});
const peopleOf = async (meetingId: number, seq: number) =>
  (await stack.db.messageMention.findMany({ where: { meetingId, seq }, orderBy: { userId: 'asc' } })).map(
    ({ userId }) => userId,
  );

test('a name in a message is stored by id and reaches everybody, now and later', async () => {
  const id = await meeting();
  const [one, two] = [await enter(leader, id), await enterOther(third, id)];
  const { message } = await one.send('@책 읽는 고래 님, @고래는 어디까지 읽었어요?');
  const mentions = [mentionOf(member, 0, 8), mentionOf(third, 12, 3)];
  expect(message?.mentions).toEqual(mentions);
  await two.until(() => two.messages.length === 1);
  expect(two.messages[0]?.mentions).toEqual(mentions);
  expect(await peopleOf(id, 1)).toEqual([member.id, third.id]);
  const late = await enter(member, id);
  expect(late.histories[0]?.messages[0]?.mentions).toEqual(mentions);
  const found = await late.ask('history:search', { q: '어디까지' });
  expect(found).toMatchObject({ messages: [{ mentions }] });
});

test('only members of this meeting are named, not the author, and not across a block', async () => {
  const id = await meeting();
  const client = await enter(leader, id);
  expect((await client.send('@나그네 @민지 @없는사람')).message).not.toHaveProperty('mentions');
  await stack.db.userBlock.create({ data: { blockerId: third.id, blockedId: leader.id } });
  expect((await client.send('@고래')).message).not.toHaveProperty('mentions');
  await stack.db.userBlock.updateMany({ data: { blockerId: leader.id, blockedId: third.id } });
  expect((await client.send('@고래')).message).not.toHaveProperty('mentions');
  await stack.db.userBlock.deleteMany();
  expect((await client.send('@고래')).message?.mentions).toEqual([mentionOf(third, 0, 3)]);
  expect(await peopleOf(id, 3)).toEqual([]);
});

test('a client cannot say itself whom a message names', async () => {
  const id = await meeting();
  const client = await enter(leader, id);
  const sent = { clientId: crypto.randomUUID(), body: '말', mentions: [mentionOf(stranger, 0, 1)] };
  const answer = await client.ask('message:send', sent);
  expect(answer.message).not.toHaveProperty('mentions');
});

test('the same message sent twice names once, with the same answer', async () => {
  const id = await meeting();
  const client = await enter(leader, id);
  const clientId = crypto.randomUUID();
  const answers = [await client.send('@고래', clientId), await client.send('@고래', clientId)];
  expect(answers[1]).toEqual(answers[0]);
  expect(await stack.db.messageMention.count({ where: { meetingId: id } })).toBe(1);
});

test('a mention with a quote, a reply and an emoji keeps its place', async () => {
  const id = await meeting();
  const client = await enter(leader, id);
  await client.send('먼저');
  const sent = { clientId: crypto.randomUUID(), body: '🌙 @고래', replyTo: 1, quote: { text: '문장' } };
  const { message } = await client.ask('message:send', sent);
  expect(message).toMatchObject({ replyTo: 1, quote: { text: '문장' }, mentions: [mentionOf(third, 3, 3)] });
});

test('thirty names in a minute are marked, and further ones are plain text', async () => {
  const id = await meeting();
  const client = await enter(leader, id);
  for (let n = 0; n < 3; n += 1)
    expect((await client.send('@고래 '.repeat(10))).message?.mentions).toHaveLength(10);
  expect((await client.send('@고래')).message).not.toHaveProperty('mentions');
});

test('a renamed member is marked in old messages, and an erased one is plain text', async () => {
  const renamed = await createPerson(stack, '옛이름');
  const id = await createMeeting(stack, leader, [renamed, third]);
  const client = await enter(leader, id);
  await client.send('@옛이름 @고래');
  await stack.db.user.update({ where: { id: renamed.id }, data: { nickname: '새이름' } });
  const page = async () => (await enter(third, id)).histories[0]?.messages[0];
  expect(await page()).toMatchObject({
    body: '@옛이름 @고래',
    mentions: [mentionOf(renamed, 0, 4), mentionOf(third, 5, 3)],
  });
  expect(await eraseMentions(stack.pool, { userId: renamed.id, limit: 10 })).toBe(1);
  expect(await eraseMentions(stack.pool, { userId: renamed.id, limit: 10 })).toBe(0);
  expect((await page())?.mentions).toEqual([mentionOf(third, 5, 3)]);
  expect(await eraseMentions(stack.pool, { userId: third.id, limit: 10 })).toBeGreaterThan(0);
  expect(await page()).not.toHaveProperty('mentions');
});

test('a deleted message names nobody, and a hidden one again when it is restored', async () => {
  const id = await meeting();
  const client = await enter(leader, id);
  for (let n = 0; n < 2; n += 1) await client.send('@고래');
  await client.ask('message:delete', { seq: 1 });
  expect(await peopleOf(id, 1)).toEqual([]);
  const row = await stack.db.message.findUniqueOrThrow({
    where: { meetingId_seq: { meetingId: id, seq: 1 } },
  });
  expect(row.mentions).toBeNull();
  await hideMessage(stack.db, { meetingId: id, seq: 2 });
  const hidden = (await client.ask('history', { afterSeq: 1 })) as { messages?: object[] };
  expect(hidden.messages?.[0]).not.toHaveProperty('mentions');
  await restoreMessage(stack.db, { meetingId: id, seq: 2 }, '@고래');
  const restored = (await client.ask('history', { afterSeq: 1 })) as { messages?: object[] };
  expect(restored.messages?.[0]).toMatchObject({ mentions: [mentionOf(third, 0, 3)] });
});

test('the pages of the log and of the search mark names, the reader’s own in another way', async () => {
  const id = await meeting({ lengthMinutes: 10 });
  const client = await enter(leader, id);
  await client.send('<b>@고래</b> 그리고 @책 읽는 고래');
  await stack.db.meeting.update({ where: { id }, data: { endsAt: new Date(Date.now() - 1_000) } });
  for (const path of [`/meetings/${id}/chat`, `/meetings/${id}/chat/search?q=그리고`]) {
    const { text } = await asPerson(server.app, third).get(path).expect(200);
    expect(text).toContain('&lt;b&gt;<span class="mention mention--me">@고래</span>&lt;/b&gt; 그리고');
    expect(text).toContain('<span class="mention">@책 읽는 고래</span></p>');
    expect(text).toContain('/css/chat/mention.css');
  }
});
