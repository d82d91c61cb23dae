import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { type ChatServer, enterChat, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let server: ChatServer;
let other: ChatServer;
let leader: TestPerson;
let member: TestPerson;
let clubId: number;
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  [server, other] = await Promise.all([startChatServer(stack), startChatServer(stack)]);
});
beforeEach(async () => {
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
  clubId = await createClub(stack, leader);
  await stack.db.clubMembership.create({ data: { clubId, userId: member.id } });
  meetingId = await createMeeting(stack, leader, [member], { clubId });
});
afterAll(async () => {
  await Promise.all([server.close(), other.close()]);
  await stack.close();
});

const get = (path: string, person: TestPerson) => asPerson(server.app, person).get(path);
const post = (path: string, person: TestPerson, fields?: Record<string, string>) =>
  asPerson(server.app, person).post(path, fields);
const setWords = (words: string, by: TestPerson = leader) => post(`/clubs/${clubId}/words`, by, { words });

test('a message with a word of the list is held back on every process from the next message on', async () => {
  const [hers, leaders] = await Promise.all([
    enterChat(server, member, meetingId),
    enterChat(other, leader, meetingId),
  ]);
  expect(await hers.send('바보야')).toMatchObject({ ok: true });
  await setWords('바보\n멍청이').expect(303);
  expect(await hers.send('바.보야')).toMatchObject({ ok: false, code: 'held' });
  expect(await leaders.send('바 보')).toMatchObject({ ok: false, code: 'held' });
  expect(await hers.send('바다에 가요')).toMatchObject({ ok: true });
  await setWords('멍청이').expect(303);
  expect(await leaders.send('바보')).toMatchObject({ ok: true });
  expect(await hers.send('멍청이')).toMatchObject({ ok: false, code: 'held' });
  await setWords('').expect(303);
  expect(await hers.send('멍청이')).toMatchObject({ ok: true });
  await hers.until(() => hers.messages.length === 4);
  expect(hers.messages.map(({ body }) => body)).toEqual(['바보야', '바다에 가요', '바보', '멍청이']);
  hers.close();
  leaders.close();
});

test('a form with a word of the list keeps its text, and stores nothing', async () => {
  await setWords('바보').expect(303);
  const path = `/meetings/${meetingId}/chat/messages`;
  const { text } = await post(path, member, { body: '이 바보' }).expect(422);
  expect(text).toContain('쓰지 않기로 한 말');
  expect(text).toContain('이 바보</textarea>');
  expect(await stack.db.message.count({ where: { meetingId } })).toBe(0);
});

test('a meeting without a club knows no words', async () => {
  await setWords('바보').expect(303);
  const own = await createMeeting(stack, leader, [member]);
  const hers = await enterChat(server, member, own);
  expect(await hers.send('바보')).toMatchObject({ ok: true });
  hers.close();
});

test('only leaders read and set the words', async () => {
  await setWords('비밀낱말').expect(303);
  expect((await get(`/clubs/${clubId}/words`, leader).expect(200)).text).toContain('비밀낱말');
  await get(`/clubs/${clubId}/words`, member).expect(403);
  await setWords('다른말', member).expect(403);
  for (const path of [`/meetings/${meetingId}/chat`, `/meetings/${meetingId}/chat/plain`, `/clubs/${clubId}`])
    expect((await get(path, member).expect(200)).text).not.toContain('비밀낱말');
});

test.each([
  ['101 words', Array.from({ length: 101 }, (_, at) => `말${at}`).join('\n'), '100개까지'],
  ['a word of 21 letters', '가'.repeat(21), '20자까지'],
  ['a word without letters', '...', '글자가 없어요'],
])('%s are refused and come back with the reason', async (_what, words, reason) => {
  const { text } = await setWords(words).expect(422);
  expect(text).toContain(reason);
  expect(text).toContain(`${words}</textarea>`);
});

test('the same letters written twice are one word', async () => {
  await setWords('바보, 바.보\n\nBad\nbad').expect(303);
  expect(await stack.db.clubWordList.findUnique({ where: { clubId } })).toMatchObject({
    words: ['바보', 'Bad'],
  });
});
