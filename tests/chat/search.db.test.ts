import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockPerson } from '../../src/accounts/blocks/block-person.ts';
import type { ChatRoom } from '../../src/chat/enter-chat.ts';
import { hideMessage, restoreMessage } from '../../src/chat/index.ts';
import { indexMessages } from '../../src/chat/search/index-messages.ts';
import { indexRooms } from '../../src/chat/search/index-rooms.ts';
import { searchMessages } from '../../src/chat/search/search-messages.ts';
import { searchPage } from '../../src/chat/search-view.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { type ChatClient, type ChatServer, chatClients, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let server: ChatServer;
let leader: TestPerson;
let member: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack);
  [leader, member, stranger] = [
    await createPerson(stack),
    await createPerson(stack),
    await createPerson(stack),
  ];
});
afterAll(async () => {
  await server.close();
  await stack.close();
});

const enter = chatClients(() => server);
const store = (meetingId: number, userId: number, bodies: readonly string[], from = 1) =>
  stack.pool.query(
    `WITH stored AS (
       INSERT INTO messages (meeting_id, seq, user_id, client_id, body)
       SELECT $1, $4 - 1 + n, $2, gen_random_uuid(), body FROM unnest($3::text[]) WITH ORDINALITY AS b (body, n))
     UPDATE rooms SET last_seq = $4 - 1 + cardinality($3::text[]) WHERE meeting_id = $1`,
    [meetingId, userId, bodies, from],
  );
const find = async (client: ChatClient, q: string, beforeSeq?: number) =>
  (await client.ask('history:search', beforeSeq === undefined ? { q } : { q, beforeSeq })) as unknown as {
    messages: { seq: number }[];
    more: boolean;
  };
const seqsOf = async (client: ChatClient, q: string) =>
  (await find(client, q)).messages.map(({ seq }) => seq);

test('words are found with particles, without spaces and by their initial consonants', async () => {
  const id = await createMeeting(stack, leader, [member]);
  await store(id, leader.id, [
    '소년이 온다를 읽었어요',
    '맡겨진소녀는 짧아요',
    'The Vegetarian 도요',
    '아무 말',
  ]);
  const client = await enter(member, id);
  expect(await seqsOf(client, '소년')).toEqual([1]);
  expect(await seqsOf(client, '맡겨진 소녀')).toEqual([2]);
  expect(await seqsOf(client, 'ㅁㄱㅈ')).toEqual([2]);
  expect(await seqsOf(client, 'vegetarian')).toEqual([3]);
  expect(await seqsOf(client, '없는말')).toEqual([]);
  expect(await seqsOf(client, '  ')).toEqual([]);
});

test('a quoted sentence is found, and a message that came a moment ago', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const client = await enter(member, id);
  const quote = { text: '봄날의 고양이' };
  await client.ask('message:send', { clientId: crypto.randomUUID(), body: '좋아요', quote });
  expect(await seqsOf(client, '고양이')).toEqual([1]);
});

test('deleted, hidden and blocked messages are never found, and a restored one is again', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const reader = await createPerson(stack);
  await stack.db.membership.create({ data: { meetingId: id, userId: reader.id } });
  await store(id, leader.id, ['비밀 하나', '비밀 둘', '비밀 셋']);
  await store(id, member.id, ['비밀 넷'], 4);
  const [client, other] = [await enter(leader, id), await enter(reader, id)];
  expect(await seqsOf(client, '비밀')).toEqual([1, 2, 3, 4]);
  await client.ask('message:delete', { seq: 1 });
  await hideMessage(stack.db, { meetingId: id, seq: 2 });
  await blockPerson(stack.db, { blockerId: reader.id, blockedId: member.id });
  expect(await seqsOf(client, '비밀')).toEqual([3, 4]);
  expect(await seqsOf(other, '비밀')).toEqual([3]);
  const { rows } = await stack.pool.query(
    'SELECT seq FROM message_keys WHERE meeting_id = $1 AND search_text = $2 ORDER BY seq',
    [id, ''],
  );
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2]);
  await restoreMessage(stack.db, { meetingId: id, seq: 2 }, '비밀 둘');
  expect(await seqsOf(client, '비밀')).toEqual([2, 3, 4]);
});

test('a message that is deleted while it is indexed leaves no key', async () => {
  const id = await createMeeting(stack, leader, [member]);
  await store(
    id,
    leader.id,
    Array.from({ length: 400 }, (_, at) => `말 ${at}`),
  );
  const client = await enter(leader, id);
  await Promise.all([
    indexMessages(stack.pool, id),
    indexMessages(stack.pool, id),
    ...Array.from({ length: 10 }, (_, at) => client.ask('message:delete', { seq: at * 40 + 1 })),
  ]);
  const { rows } = await stack.pool.query(
    `SELECT count(*)::int AS keys, count(*) FILTER (WHERE (k.search_text = '') <> (m.body = ''))::int AS wrong
     FROM message_keys k JOIN messages m USING (meeting_id, seq) WHERE k.meeting_id = $1`,
    [id],
  );
  expect(rows[0]).toEqual({ keys: 400, wrong: 0 });
});

test('messages of another meeting are not found, and pages go back from the newest', async () => {
  const [id, elsewhere] = [
    await createMeeting(stack, leader, [member]),
    await createMeeting(stack, leader, [member]),
  ];
  await store(elsewhere, leader.id, ['사과 이야기']);
  await store(
    id,
    leader.id,
    Array.from({ length: 120 }, (_, at) => (at % 2 ? `사과 ${at}` : `배 ${at}`)),
  );
  expect(await indexRooms(stack.pool)).toBeGreaterThan(0);
  const client = await enter(member, id);
  const newest = await find(client, '사과');
  expect([newest.messages.length, newest.messages[0]?.seq, newest.messages.at(-1)?.seq, newest.more]).toEqual(
    [50, 22, 120, true],
  );
  const older = await find(client, '사과', 22);
  expect([older.messages.length, older.messages.at(-1)?.seq, older.more]).toEqual([10, 20, false]);
});

test('the page finds messages without scripts, also after the end, for members only', async () => {
  const id = await createMeeting(stack, leader, [member], { startsInMinutes: -180 });
  await store(id, leader.id, ['첫 말', '<b>소년</b>이 온다']);
  const path = `/meetings/${id}/chat/search?q=${encodeURIComponent('소년')}`;
  const { text } = await asPerson(server.app, member).get(path).expect(200);
  expect(text).toContain('&lt;b&gt;소년&lt;/b&gt;이 온다');
  expect(text).toContain(`href="/meetings/${id}/chat?after=1"`);
  expect(text).not.toContain('첫 말');
  await asPerson(server.app, stranger).get(path).expect(403);
  const none = await asPerson(server.app, member).get(`/meetings/${id}/chat/search?q=xyz`).expect(200);
  expect(none.text).toContain('찾는 말이 있는 메시지가 없어요');
});

test('more than 10 searches of one member in 10 seconds are rate limited', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const client = await enter(member, id);
  const answers = [];
  for (let at = 0; at < 11; at += 1) answers.push(await client.ask('history:search', { q: '말' }));
  expect(answers[10]).toMatchObject({ ok: false, code: 'rate_limited' });
  expect(await client.ask('history:search', {})).toMatchObject({ ok: false });
});

test.each([[{}], [{ q: 1 }], [{ q: ['말'] }], [{ q: { $ne: 1 } }], [{ q: null }], [null], ['말']])(
  'a search for %j is refused as invalid',
  async (payload) => {
    const client = await enter(member, await createMeeting(stack, leader, [member]));
    expect(await client.ask('history:search', payload)).toEqual({ ok: false, code: 'invalid' });
    expect(await client.ask('history:search', { q: '!' })).toMatchObject({ ok: true, messages: [] });
  },
);

describe('a search in a long log', () => {
  const bounds = { near: 20, candidates: 30, read: 100 };
  let id: number;
  const search = (q: string, beforeSeq?: number) =>
    searchMessages(server.app.live, { meetingId: id, userId: member.id, q, beforeSeq }, bounds);
  const seqsFor = async (q: string, beforeSeq?: number) =>
    (await search(q, beforeSeq)).messages.map(({ seq }) => seq);

  beforeAll(async () => {
    id = await createMeeting(stack, leader, [member]);
    const bodies = Array.from({ length: 300 }, (_, at) => {
      const seq = at + 1;
      if (seq <= 180) return seq % 75 === 0 ? '고양이와 사과' : '사과';
      return seq === 250 ? '강아지, 크다' : '배';
    });
    await store(id, leader.id, bodies);
  });

  test('finds a rare word anywhere, by the index', async () => {
    expect(await search('고양이')).toMatchObject({ more: false, messages: [{ seq: 75 }, { seq: 150 }] });
    expect(await seqsFor('고양이', 150)).toEqual([75]);
    expect(await search('없는말')).toEqual({ messages: [], more: false });
  });

  test('finds the newest messages with a frequent word, and goes on where it stopped', async () => {
    expect(await search('사과')).toEqual({ messages: [], more: false, stoppedAt: 201 });
    const next = await search('사과', 201);
    expect([next.messages.length, next.messages[0]?.seq, next.messages.at(-1)?.seq, next.more]).toEqual([
      50,
      131,
      180,
      true,
    ]);
    expect(next.stoppedAt).toBeUndefined();
    expect(await seqsFor('사과', 3)).toEqual([1, 2]);
  });

  test('with a single consonant reads no more than the newest messages, and says so', async () => {
    expect(await search('ㅋ')).toMatchObject({ messages: [{ seq: 250 }], more: false, stoppedAt: 201 });
    expect(await search('ㅋ', 201)).toMatchObject({ messages: [], stoppedAt: 101 });
    expect(await search('ㅋ', 101)).toEqual({ messages: [], more: false });
  });

  test('its page says how far it read, and leads to what lies before', async () => {
    const found = await search('ㅋ', 201);
    const room = { detail: { meeting: { id, title: '모임' }, now: new Date() }, state: 'open' } as ChatRoom;
    const page = searchPage(room, { q: 'ㅋ', searched: { ok: true, found }, viewerId: 1 });
    expect(page.message).toContain('10,000개까지 살펴봤어요');
    expect(page.older).toEqual({
      href: `/meetings/${id}/chat/search?q=%E3%85%8B&before=101`,
      label: '더 앞의 대화에서 찾기',
    });
  });

  test('with a half-typed syllable finds what it may become', async () => {
    expect(await seqsFor('강아')).toEqual([250]);
    expect(await seqsFor('고야')).toEqual([75, 150]);
  });
});

test('an ISBN in a message is found like any text', async () => {
  const id = await createMeeting(stack, leader, [member]);
  await store(id, leader.id, ['9788936434120 이 책이에요', '아무 말']);
  const client = await enter(member, id);
  expect(await seqsOf(client, '9788936434120')).toEqual([1]);
  expect(await seqsOf(client, '9788936434120 책')).toEqual([1]);
  expect(await seqsOf(client, '9788936434137')).toEqual([]);
});
