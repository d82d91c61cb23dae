import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asPerson } from '../meetings/plan-form.ts';
import { type ChatServer, enterChat, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let server: ChatServer;
let leader: TestPerson;
let member: TestPerson;
let stranger: TestPerson;
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack);
  [leader, member, stranger] = await Promise.all([
    createPerson(stack),
    createPerson(stack),
    createPerson(stack),
  ]);
  meetingId = await createMeeting(stack, leader, [member]);
});
afterAll(async () => {
  await server.close();
  await stack.close();
});

const get = (path: string, person: TestPerson) => asPerson(server.app, person).get(path);
const post = (id: number, person: TestPerson, fields: Record<string, string>) =>
  press(`/meetings/${id}/chat/messages`, person, fields);
const press = (path: string, person: TestPerson, fields?: Record<string, string>) =>
  asPerson(server.app, person).post(path, fields);
const stored = (id: number) =>
  stack.db.message.findMany({ where: { meetingId: id }, orderBy: { seq: 'asc' } });

test('a posted message is stored, broadcast to open rooms and shown on the page', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const listener = await enterChat(server, leader, id);
  const page = await get(`/meetings/${id}/chat/plain`, member).expect(200);
  const clientId = /name="clientId" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const fields = { clientId, body: ' <b>안녕하세요</b>\r\n반가워요 ' };
  const answer = await post(id, member, fields).expect(303);
  expect(answer.headers.location).toBe(`/meetings/${id}/chat/plain#write`);
  await listener.until(() => listener.messages.length === 1);
  expect(listener.messages[0]).toMatchObject({ body: '<b>안녕하세요</b>\n반가워요', seq: 1, clientId });
  // A form sent twice is one message.
  await post(id, member, fields).expect(303);
  expect(await stored(id)).toHaveLength(1);
  const { text } = await get(`/meetings/${id}/chat/plain`, leader).expect(200);
  expect(text).toContain('&lt;b&gt;안녕하세요&lt;/b&gt;');
  listener.close();
});

test.each([
  ['blank', '   ', 422, '보이는 글자가 없거나'],
  ['too long', '가'.repeat(2_001), 422, '2,000자까지'],
])('a %s message comes back with its text and the reason', async (_name, body, status, reason) => {
  const { text } = await post(meetingId, member, { body }).expect(status);
  expect(text).toContain(reason);
  expect(text).toContain(`>\n${body}</textarea>`);
  expect(text).toContain('aria-invalid="true"');
  expect(text).toMatch(/<title>오류: (?!오류)/);
});

test('who reads the open room without scripts has entered it; nobody else has', async () => {
  const open = await createMeeting(stack, leader, [member]);
  await get(`/meetings/${open}/chat/plain`, member).expect(200);
  await get(`/meetings/${open}/chat/plain`, member).expect(200);
  await get(`/meetings/${open}/chat/plain`, stranger).expect(403);
  await get(`/meetings/${open}/chat/plain`, leader).set('Sec-Purpose', 'prefetch').expect(200);
  const later = await createMeeting(stack, leader, [member], { startsInMinutes: 60 });
  await get(`/meetings/${later}/chat/plain`, member).expect(302);
  const { rows } = await stack.pool.query(
    'SELECT meeting_id AS "meetingId", user_id AS "userId" FROM meeting_entrances WHERE meeting_id = ANY ($1)',
    [[open, later]],
  );
  expect(rows).toEqual([{ meetingId: open, userId: member.id }]);
});

test('the limit of messages counts posted ones and messages of a socket together', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const socket = await enterChat(server, member, id);
  for (let i = 0; i < 5; i += 1) expect(await socket.send(`소켓 ${i}`)).toMatchObject({ ok: true });
  for (let i = 0; i < 5; i += 1) await post(id, member, { body: `글 ${i}` }).expect(303);
  const refused = await post(id, member, { body: '너무 빠른 글' }).expect(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.text).toContain('너무 빠른 글</textarea>');
  expect(await stored(id)).toHaveLength(10);
  socket.close();
});

test('after the end a posted message is refused and its text can be copied', async () => {
  const id = await createMeeting(stack, leader, [member], { startsInMinutes: -90 });
  const { text } = await post(id, member, { body: '끝난 뒤에 쓴 글' }).expect(409);
  expect(text).toContain('모임이 끝나서 보내지 못했어요');
  expect(text).toMatch(/보내지 못한 글[\s\S]*끝난 뒤에 쓴 글/);
  expect(text).not.toContain('<textarea');
  expect(await stored(id)).toEqual([]);
});

test('only members see the page or post, and only with the CSRF token', async () => {
  await get(`/meetings/${meetingId}/chat/plain`, stranger).expect(403);
  await post(meetingId, stranger, { body: '안녕' }).expect(403);
  await post(meetingId, member, { body: '안녕', _csrf: 'wrong' }).expect(403);
  await post(999_999, member, { body: '안녕' }).expect(404);
  await get('/meetings/x/chat/plain', member).expect(404);
  expect((await stored(meetingId)).filter(({ userId }) => userId === stranger.id)).toEqual([]);
});

test.each([
  ['before the start', { startsInMinutes: 30 }],
  ['after the end', { startsInMinutes: -90 }],
])('%s the page leads to the room', async (_when, options) => {
  const id = await createMeeting(stack, leader, [member], options);
  const { headers } = await get(`/meetings/${id}/chat/plain`, member).expect(302);
  expect(headers.location).toBe(`/meetings/${id}/chat`);
});

test('the page has links to older and newer messages', async () => {
  const id = await createMeeting(stack, leader, [member]);
  await stack.db.message.createMany({
    data: Array.from({ length: 150 }, (_, i) => ({
      meetingId: id,
      seq: i + 1,
      userId: leader.id,
      clientId: randomUUID(),
      body: `글 ${i + 1}`,
    })),
  });
  const { text } = await get(`/meetings/${id}/chat/plain`, member).expect(200);
  const older = /href="([^"]+)" rel="prev"/.exec(text)?.[1];
  expect(older).toBe(`/meetings/${id}/chat/plain?before=51`);
  const { text: first } = await get(older ?? '', member).expect(200);
  expect(first).toContain('>글 1<');
  expect(first).toContain(`href="/meetings/${id}/chat/plain?after=50" rel="next"`);
});

test('a message is deleted by a form: its author and the leader see it, others do not', async () => {
  const id = await createMeeting(stack, leader, [member]);
  await post(id, leader, { body: '리더의 말' }).expect(303);
  await post(id, member, { body: '참여자의 말' }).expect(303);
  const action = (seq: number) => `/meetings/${id}/chat/messages/${seq}/delete`;
  const plain = `/meetings/${id}/chat/plain`;
  const { text: own } = await get(plain, member).expect(200);
  expect(own).toContain(action(2));
  expect(own).not.toContain(action(1));
  const { text: led } = await get(plain, leader).expect(200);
  expect([led.includes(action(1)), led.includes(action(2))]).toEqual([true, true]);

  const refused = await press(action(1), member).expect(403);
  expect(refused.text).toContain('다른 사람의 메시지는 리더만 지울 수 있어요.');
  expect(refused.text).toContain(`href="${plain}"`);
  await press(action(9), member).expect(404);
  await press('/meetings/x/chat/messages/1/delete', member).expect(404);
  await press(action(2), stranger).expect(404);
  const listener = await enterChat(server, leader, id);
  const answer = await press(action(2), member).expect(303);
  expect(answer.headers.location).toBe(`${plain}#write`);
  await listener.until(() => listener.changes.length === 1);
  expect(listener.changes).toEqual([{ seq: 2, revision: 1, deleted: true }]);
  listener.close();
  const { text } = await get(plain, leader).expect(200);
  expect(text).toContain('삭제된 메시지예요');
  expect(text).not.toContain('참여자의 말');
  expect(text).not.toContain(action(2));
});

test('a leader may say why she deletes: leaders read the reason, and a wrong one deletes nothing', async () => {
  const id = await createMeeting(stack, leader, [member]);
  for (const body of ['첫째 말', '둘째 말', '셋째 말', '내 말']) await post(id, member, { body }).expect(303);
  const action = (seq: number) => `/meetings/${id}/chat/messages/${seq}/delete`;
  const plain = `/meetings/${id}/chat/plain`;
  expect((await get(plain, leader)).text).toContain('name="reason"');
  expect((await get(plain, member)).text).not.toContain('name="reason"');

  const tooLong = await press(action(1), leader, { reason: '가'.repeat(101) }).expect(422);
  expect(tooLong.text).toContain('까닭은 100자까지 쓸 수 있어요.');
  expect(tooLong.text).toContain(`value="${'가'.repeat(101)}"`);
  expect((await stored(id))[0]?.body).toBe('첫째 말');
  await press(action(1), leader, { reason: ' <i>광고</i> 글 ' }).expect(303);
  await press(action(2), leader, { reason: '   ' }).expect(303);
  await press(action(3), leader).expect(303);
  // Nobody asks an author why she deletes her own.
  await press(action(4), member, { reason: '실수' }).expect(303);
  const log = await stack.db.moderationEntry.findMany({ where: { meetingId: id }, orderBy: { seq: 'asc' } });
  expect(log.map(({ seq, reason }) => [seq, reason])).toEqual([
    [1, '<i>광고</i> 글'],
    [2, null],
    [3, null],
  ]);
  const { text } = await get(`/meetings/${id}/moderation`, leader).expect(200);
  expect(text).toContain('&lt;i&gt;광고&lt;/i&gt; 글');
  await get(`/meetings/${id}/moderation`, member).expect(403);
});

test('after the end a deleted message stays in its place in the log, without its text', async () => {
  const id = await createMeeting(stack, leader, [member]);
  await post(id, member, { body: '지울 말' }).expect(303);
  await post(id, member, { body: '남을 말' }).expect(303);
  await press(`/meetings/${id}/chat/messages/1/delete`, leader).expect(303);
  await stack.db.meeting.update({ where: { id }, data: { endsAt: new Date(Date.now() - 1_000) } });
  await press(`/meetings/${id}/chat/messages/2/delete`, leader).expect(409);
  const { text } = await get(`/meetings/${id}/chat`, member).expect(200);
  expect(text).toMatch(/bubble--deleted"[^>]*data-seq="1"[\s\S]*삭제된 메시지예요[\s\S]*남을 말/);
  expect(text).not.toContain('지울 말');
  expect(text).not.toContain('/delete"');
});

test('without scripts a member answers, quotes and reacts, and the page and the log show it', async () => {
  const id = await createMeeting(stack, leader, [member]);
  await post(id, leader, { body: '첫 말' }).expect(303);
  const page = await get(`/meetings/${id}/chat/plain`, member).expect(200);
  const answerHref = /href="([^"]+\?answer=1#write)"/.exec(page.text)?.[1] ?? '';
  const form = await get(answerHref.replace('#write', ''), member).expect(200);
  expect(form.text).toContain('name="replyTo" value="1"');
  const quoted = { quoteText: '봄이 왔다', quotePage: '12' };
  await post(id, member, { body: '답이에요', replyTo: '1', ...quoted }).expect(303);
  expect((await stored(id))[1]).toMatchObject({ replyTo: 1, quoteText: '봄이 왔다', quotePage: 12 });
  await press(`/meetings/${id}/chat/messages/2/react`, leader, { reaction: '👏 on' }).expect(303);
  await press(`/meetings/${id}/chat/messages/2/react`, leader, { reaction: '👏' }).expect(422);
  await press(`/meetings/${id}/chat/messages/9/react`, leader, { reaction: '👏 on' }).expect(404);
  const shown = (await get(`/meetings/${id}/chat/plain`, leader).expect(200)).text;
  expect(shown).toMatch(/class="reply-line" href="[^"]+after=0".*?첫 말/);
  expect(shown).toContain('책 속 문장 · 12쪽');
  expect(shown).toContain(
    'value="👏 off" aria-pressed="true" aria-label="박수 1 명, 나도 남겼어요. 누르면 거둬요"',
  );
  await stack.db.meeting.update({ where: { id }, data: { endsAt: new Date(Date.now() - 1_000) } });
  const log = (await get(`/meetings/${id}/chat`, member).expect(200)).text;
  expect(log).toMatch(/class="reply-line" href="\/meetings\/\d+\/chat\?after=0"/);
  expect(log).toContain('봄이 왔다');
  expect(log).toContain('aria-label="박수">👏</span>&nbsp;1');
  expect(log).not.toContain('/react"');
});

test('a refused answer with a quote comes back whole', async () => {
  const id = await createMeeting(stack, leader, [member]);
  await post(id, leader, { body: '첫 말' }).expect(303);
  const { text } = await post(id, member, {
    body: ' ',
    replyTo: '1',
    quoteText: '봄',
    quotePage: '3',
  }).expect(422);
  expect(text).toContain('name="replyTo" value="1"');
  expect(text).toContain('>\n봄</textarea>');
  expect(text).toMatch(/name="quotePage"[^>]* value="3"/);
});

test.each([
  [
    'a page that is no number',
    { quoteText: '봄이 왔다', quotePage: '열둘' },
    'quotePage',
    '쪽 번호는 1부터 99,999까지',
  ],
  ['the page 0', { quoteText: '봄이 왔다', quotePage: '0' }, 'quotePage', '쪽 번호는 1부터 99,999까지'],
  ['a page without a sentence', { quoteText: '', quotePage: '12' }, 'quoteText', '쪽 번호만 있어요'],
  ['a broken sentence', { quoteText: '\u200b\u200b', quotePage: '' }, 'quoteText', '문장에 깨졌거나'],
  ['a long sentence', { quoteText: '가'.repeat(501), quotePage: '' }, 'quoteText', '책 속 문장은 500자까지'],
])(
  'a quote with %s is refused beside its field, and all input is kept',
  async (_name, quoted, field, reason) => {
    const id = await createMeeting(stack, leader, [member]);
    await post(id, leader, { body: '첫 말' }).expect(303);
    const { text } = await post(id, member, { body: '제 생각은요', replyTo: '1', ...quoted }).expect(422);
    expect(text).toMatch(new RegExp(`name="${field}"[^>]* aria-invalid="true"`));
    expect(text).toMatch(new RegExp(`id="field-${field}-error">${reason}`));
    expect(text.match(/class="field__error"/g)).toHaveLength(1);
    expect(text).toContain('>\n제 생각은요</textarea>');
    expect(text).toContain('name="replyTo" value="1"');
    expect(text).toContain(`>\n${quoted.quoteText}</textarea>`);
    if (quoted.quotePage)
      expect(text).toMatch(new RegExp(`name="quotePage"[^>]* value="${quoted.quotePage}"`));
    expect(text).toMatch(/<details open>\s*<summary>책 속 문장 붙이기/);
    expect(await stored(id)).toHaveLength(1);
  },
);

test.each(['12쪽', 'p. 12', ' １２ '])('the page %j of a quote is read as 12', async (quotePage) => {
  const id = await createMeeting(stack, leader, [member]);
  await post(id, member, { body: '좋아요', quoteText: '봄이 왔다', quotePage }).expect(303);
  expect((await stored(id))[0]).toMatchObject({ quotePage: 12 });
});
