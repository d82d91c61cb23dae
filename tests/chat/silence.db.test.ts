import { afterAll, beforeAll, expect, test } from 'vitest';
import { asPerson } from '../meetings/plan-form.ts';
import { type ChatServer, enterChat, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const told = '리더가 말하기를 멈췄어요.';
const reason = '모임과 관계없는 이야기가 이어졌어요.';
let stack: TestStack;
let server: ChatServer;
let other: ChatServer;
let leader: TestPerson;
let member: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  [server, other] = await Promise.all([startChatServer(stack), startChatServer(stack)]);
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
});
afterAll(async () => {
  await Promise.all([server.close(), other.close()]);
  await stack.close();
});

const get = (path: string, person: TestPerson) => asPerson(server.app, person).get(path);
const post = (path: string, person: TestPerson, fields?: Record<string, string>) =>
  asPerson(server.app, person).post(path, fields);
const pathOf = (id: number, person: TestPerson) => `/meetings/${id}/members/${person.id}/silence`;
const silence = (id: number, person: TestPerson, by: TestPerson = leader) =>
  post(pathOf(id, person), by, { listed: '1', words: '' });
const rightsChangesOf = ({ system }: { readonly system: readonly { kind: string }[] }) =>
  system.filter(({ kind }) => kind === 'rights_changed').length;
const logOf = (meetingId: number) =>
  stack.db.moderationEntry.findMany({ where: { meetingId }, orderBy: { id: 'asc' } });

test('a silenced member is told on another process, reads on, and may not write until it is lifted', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const [hers, leaders] = await Promise.all([enterChat(other, member, id), enterChat(server, leader, id)]);
  await silence(id, member).expect(303).expect('Location', `/meetings/${id}/chat`);
  await hers.until(() => rightsChangesOf(hers) === 1);
  expect(rightsChangesOf(leaders)).toBe(0);
  expect(await hers.send('들리나요?')).toMatchObject({ ok: false, code: 'muted' });
  // Her page may have missed the notice, so the refusal repeats it.
  await hers.until(() => rightsChangesOf(hers) === 2);
  await leaders.send('읽을 수는 있어요');
  await hers.until(() => hers.messages.length === 1);

  await post(`${pathOf(id, member)}/lift`, leader).expect(303);
  await hers.until(() => rightsChangesOf(hers) === 3);
  expect(await hers.send('고마워요')).toMatchObject({ ok: true });
  expect(await logOf(id)).toMatchObject([
    { actorId: leader.id, subjectId: member.id, action: 'silenced', reason },
    { actorId: leader.id, subjectId: member.id, action: 'silence_lifted', reason: null },
  ]);
  hers.close();
  leaders.close();
});

test('a silenced member finds the reason in place of the form, with and without scripts', async () => {
  const id = await createMeeting(stack, leader, [member]);
  await post(pathOf(id, member), leader, { listed: '1', words: '<b>조용히</b> 해요' }).expect(303);
  const { text: room } = await get(`/meetings/${id}/chat`, member).expect(200);
  expect(room).toContain(told);
  expect(room).toContain('&lt;b&gt;조용히&lt;/b&gt; 해요');
  const { text: plain } = await get(`/meetings/${id}/chat/plain`, member).expect(200);
  expect(plain).toContain(told);
  expect(plain).not.toContain(`action="/meetings/${id}/chat/messages"`);
  const refused = await post(`/meetings/${id}/chat/messages`, member, { body: '제가 쓴 글' }).expect(403);
  expect(refused.text).toContain('제가 쓴 글');
  expect(refused.text).toContain(told);
  expect(await stack.db.message.count({ where: { meetingId: id } })).toBe(0);
  expect((await get(`/meetings/${id}/chat/plain`, leader).expect(200)).text).not.toContain(told);
});

test('a second silence keeps the first reason and is logged once', async () => {
  const id = await createMeeting(stack, leader, [member]);
  await silence(id, member).expect(303);
  await post(pathOf(id, member), leader, { words: '다른 까닭' }).expect(303);
  expect(await logOf(id)).toMatchObject([{ action: 'silenced', reason }]);
  await post(`${pathOf(id, member)}/lift`, leader).expect(303);
  await post(`${pathOf(id, member)}/lift`, leader).expect(303);
  expect(await logOf(id)).toHaveLength(2);
});

test('nobody silences the leader, and a member silences nobody', async () => {
  const stranger = await createPerson(stack);
  const id = await createMeeting(stack, leader, [member]);
  await silence(id, leader).expect(403);
  await silence(id, leader, member).expect(403);
  await silence(id, member, stranger).expect(403);
  await get(pathOf(id, member), member).expect(403);
  await get(pathOf(id, leader), leader).expect(403);
  await get(pathOf(id, stranger), leader).expect(404);
  await silence(id, stranger).expect(303);
  expect(await logOf(id)).toEqual([]);
  const ended = await createMeeting(stack, leader, [member], { startsInMinutes: -120 });
  await silence(ended, member).expect(409);
});

test('a message that was stored before the silence keeps its acknowledgement', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const hers = await enterChat(server, member, id);
  const clientId = 'a2b6c4d8-0000-4000-8000-000000000001';
  const first = await hers.send('먼저 보낸 글', clientId);
  await silence(id, member).expect(303);
  expect(await hers.send('먼저 보낸 글', clientId)).toEqual(first);
  hers.close();
});

test('a reason is asked for, and comes back with what was typed', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const none = await post(pathOf(id, member), leader, { listed: '9', words: ' ' }).expect(422);
  expect(none.text).toContain('까닭을 하나 고르거나');
  const long = await post(pathOf(id, member), leader, { listed: '0', words: '가'.repeat(101) }).expect(422);
  expect(long.text).toContain('100자까지');
  expect(long.text).toContain('가'.repeat(101));
  expect(await logOf(id)).toEqual([]);
});

test('a silenced member takes her reaction back, adds none and answers none, with and without scripts', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const [hers, leaders] = await Promise.all([enterChat(other, member, id), enterChat(server, leader, id)]);
  await leaders.send('첫 말');
  for (const emoji of ['👍', '👏']) await hers.ask('message:react', { seq: 1, emoji, on: true });
  await leaders.ask('message:react', { seq: 1, emoji: '😮', on: true });
  await silence(id, member).expect(303);
  expect(await hers.ask('message:react', { seq: 1, emoji: '❤️', on: true })).toMatchObject({ code: 'muted' });
  expect(await hers.ask('message:react', { seq: 1, emoji: '👍', on: false })).toEqual({ ok: true });

  const plain = `/meetings/${id}/chat/plain`;
  const { text } = await get(plain, member).expect(200);
  const action = /action="([^"]+\/react)"/.exec(text)?.[1] ?? '';
  expect([...text.matchAll(/name="reaction" value="([^"]+)"/g)].map(([, value]) => value)).toEqual([
    '👏 off',
  ]);
  expect(text).toContain('aria-label="놀라워요">😮</span> 1');
  expect(text).not.toContain('?answer=');
  await post(action, member, { reaction: '❤️ on' }).expect(403);
  await post(action, member, { reaction: '👏 off' }).expect(303);
  const after = (await get(plain, member).expect(200)).text;
  expect(after).not.toContain('/react"');
  expect(after).toContain('aria-label="놀라워요">😮</span>&nbsp;1');
  hers.close();
  leaders.close();
});
