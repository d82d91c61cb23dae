import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deleteKeys, slotTag } from '../../src/platform/redis-slots.ts';
import { testOrigin } from '../support/app.ts';
import { type ChatServer, chatClients, onlineIn, refusalOf, startChatServer } from '../support/chat.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, createSession, type TestPerson } from '../support/people.ts';
import { openReader } from '../support/reader.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let server: ChatServer;
let leader: TestPerson;
let member: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack, {
    presenceTiming: { leaseMs: 1_200, renewIntervalMs: 400, sweepIntervalMs: 100, graceMs: 300 },
    checkTiming: { stateIntervalMs: 50, headIntervalMs: 200, memberIntervalMs: 200 },
  });
  [leader, member, stranger] = await Promise.all([
    createPerson(stack),
    createPerson(stack),
    createPerson(stack),
  ]);
});
afterAll(async () => {
  await server.close();
  await stack.close();
});

const meeting = (options?: MeetingOptions) => createMeeting(stack, leader, [member], options);
const enter = chatClients(() => server);

describe('the room', () => {
  test('admits leader and member while the meeting runs', async () => {
    const id = await meeting();
    const client = await enter(leader, id);
    await enter(member, id);
    await client.until(() => onlineIn(client).length === 2);
    expect(client.lists.at(-1)).toEqual([
      { userId: String(leader.id), nickname: leader.nickname, isLeader: true, online: true },
      { userId: String(member.id), nickname: member.nickname, isLeader: false, online: true },
    ]);
  });

  test('refuses everybody else with the reason', async () => {
    const id = await meeting();
    expect(await refusalOf(server, null, id)).toEqual({ code: 'unauthenticated' });
    expect(await refusalOf(server, { cookie: 'sid=s%3Aforged.signature' }, id)).toEqual({
      code: 'unauthenticated',
    });
    expect(await refusalOf(server, stranger, id)).toEqual({ code: 'not_member' });
    expect(await refusalOf(server, member, 999_999)).toEqual({ code: 'not_found' });
    expect(await refusalOf(server, member, await meeting({ startsInMinutes: -90 }))).toEqual({
      code: 'closed',
    });
    expect(await refusalOf(server, member, await meeting({ cancelled: true }))).toEqual({
      code: 'cancelled',
    });
    const soon = await refusalOf(server, member, await meeting({ startsInMinutes: 1 }));
    expect(soon).toEqual({ code: 'not_open_yet', opensAt: expect.stringMatching(/^\d{4}-.*Z$/) });
  });

  test.each([
    { meetingId: '__proto__' },
    { meetingId: -1 },
    { meetingId: Number.POSITIVE_INFINITY },
    { meetingId: {} },
    { meetingId: '99999999999' },
    { meetingId: null, userId: 1 },
  ])('refuses a handshake with %j', async (auth) =>
    expect(await refusalOf(server, member, 1, { auth })).toEqual({ code: 'not_found' }),
  );

  test.each([
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://localhost:3001' },
    { Origin: '' },
  ])('refuses the handshake with the headers %j', async (headers) =>
    expect(await refusalOf(server, member, await meeting(), { headers })).toEqual({}),
  );

  test('admits ten connections of one person, and refuses the eleventh', async () => {
    const id = await meeting();
    for (let i = 0; i < 10; i += 1) await enter(member, id);
    expect(await refusalOf(server, member, id)).toEqual({ code: 'too_many_connections' });
  });
});

describe('a message', () => {
  test('reaches everybody, also its sender, after it is stored', async () => {
    const id = await meeting();
    const [one, other] = [await enter(leader, id), await enter(member, id)];
    const clientId = crypto.randomUUID();
    const answer = await one.send('  안녕하세요 <b>여러분</b>\n', clientId);
    expect(answer).toEqual({
      ok: true,
      message: {
        id: `${id}-1`,
        seq: 1,
        clientId,
        meetingId: String(id),
        userId: String(leader.id),
        nickname: leader.nickname,
        body: '안녕하세요 <b>여러분</b>',
        sentAt: expect.stringMatching(/Z$/),
      },
    });
    await Promise.all([one, other].map((client) => client.until(() => client.messages.length === 1)));
    expect(one.messages).toEqual([answer.message]);
    expect(other.messages).toEqual([answer.message]);
    expect(await stack.db.message.count({ where: { meetingId: id } })).toBe(1);
  });

  test('sent again with the same client id is one message and the same answer, at once or later', async () => {
    const id = await meeting();
    const client = await enter(member, id);
    const clientId = crypto.randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => client.send('한 번만', clientId)));
    answers.push(
      await client.send('다른 글', clientId),
      await client.send('한 번만', clientId.toUpperCase()),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    await client.send('다음');
    await client.until(() => client.messages.length === 2);
    expect(client.messages.map(({ seq, body }) => [seq, body])).toEqual([
      [1, '한 번만'],
      [2, '다음'],
    ]);
  });

  test('with another member’s client id is a message of its own', async () => {
    const id = await meeting();
    const [one, other] = [await enter(leader, id), await enter(member, id)];
    const clientId = crypto.randomUUID();
    expect((await one.send('하나', clientId)).message?.seq).toBe(1);
    expect((await other.send('둘', clientId)).message?.seq).toBe(2);
  });

  test.each([
    ['empty', '', 'invalid'],
    ['blank', ' \n\t ', 'invalid'],
    ['NUL', 'a\u0000b', 'invalid'],
    ['half a surrogate pair', 'a\ud800b', 'invalid'],
    ['2,001 characters', '가'.repeat(2_001), 'too_long'],
    ['2,001 emoji', '😀'.repeat(2_001), 'too_long'],
  ])('that is %s is refused', async (_what, body, code) => {
    const client = await enter(member, await meeting());
    expect(await client.send(body)).toEqual({ ok: false, code });
  });

  test.each([
    ['2,000 characters', '가'.repeat(2_000)],
    ['2,000 emoji', '😀'.repeat(2_000)],
    ['a family emoji and piled marks', '👨‍👩‍👧‍👦 z̸̧͎̏'],
  ])('of %s is stored whole', async (_what, body) => {
    const client = await enter(member, await meeting());
    expect((await client.send(body)).message?.body).toBe(body);
  });

  test('is refused after ten in five seconds, with the time to wait, and others can still send', async () => {
    const id = await meeting();
    const [one, other] = [await enter(leader, id), await enter(member, id)];
    const answers = await Promise.all(Array.from({ length: 11 }, (_, i) => one.send(`글 ${i}`)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect(answers.find(({ ok }) => !ok)).toEqual({
      ok: false,
      code: 'rate_limited',
      retryAfterMs: expect.any(Number),
    });
    expect((await other.send('저는 괜찮아요')).ok).toBe(true);
  });

  test('sent again is acknowledged again, at any speed up to the limit of attempts', async () => {
    const client = await enter(member, await meeting());
    const drafts = Array.from({ length: 10 }, (_, i) => ({ body: `글 ${i}`, clientId: crypto.randomUUID() }));
    const sendAll = () => Promise.all(drafts.map(({ body, clientId }) => client.send(body, clientId)));
    const first = await sendAll();
    expect(first.every(({ ok }) => ok)).toBe(true);
    expect(await sendAll()).toEqual(first);
    expect((await client.send('새 글')).code).toBe('rate_limited');
    // Lookups of stored messages are limited too.
    expect((await sendAll()).map(({ code }) => code)).toEqual(drafts.map(() => 'rate_limited'));
  });

  test('sent again does not count twice: after five messages sent twice, five more are allowed', async () => {
    const client = await enter(member, await meeting());
    const say = (count: number, clientIds: readonly string[]) =>
      Promise.all(clientIds.slice(0, count).map((id, i) => client.send(`글 ${i}`, id)));
    const clientIds = Array.from({ length: 11 }, () => crypto.randomUUID());
    const first = await say(5, clientIds);
    expect(await say(5, clientIds)).toEqual(first);
    const rest = await Promise.all(clientIds.slice(5).map((id) => client.send('더', id)));
    expect(rest.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
    expect(rest.at(-1)).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
  });

  test('of others comes through while one floods the room', async () => {
    const third = await createPerson(stack);
    const id = await createMeeting(stack, leader, [member, third]);
    const [one, other, listener] = [await enter(leader, id), await enter(member, id), await enter(third, id)];
    const flood = Promise.all(Array.from({ length: 250 }, (_, i) => one.send(`물결 ${i}`)));
    const words = ['하나', '둘', '셋'];
    for (const word of words) expect((await other.send(word)).ok).toBe(true);
    const heard = () => listener.messages.filter(({ userId }) => userId === String(member.id));
    await listener.until(() => heard().length === words.length);
    expect(heard().map(({ body }) => body)).toEqual(words);
    expect((await flood).filter(({ ok }) => ok)).toHaveLength(10);
    expect(one.socket.connected).toBe(true);
  });

  test('is neither lost nor doubled when twenty people send two at once, and all see the same order', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => createPerson(stack)));
    const id = await createMeeting(stack, leader, people);
    const all = await Promise.all(people.map((person) => enter(person, id)));
    const answers = await Promise.all(all.flatMap((client) => [client.send('하나'), client.send('둘')]));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    await Promise.all(all.map((client) => client.until(() => client.messages.length === 40)));
    for (const client of all)
      expect(client.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  test('after the end is refused on a socket that is still open', async () => {
    const id = await meeting();
    const client = await enter(member, id);
    // The statement itself must refuse it: the check that closes the room comes later.
    const sent = stack.db.meeting
      .update({
        where: { id },
        data: { startsAt: new Date(Date.now() - 3_600_000), endsAt: new Date(Date.now() - 1) },
      })
      .then(() => client.send('늦었나요'));
    const answer = await Promise.race([sent, client.gone.then(() => ({ ok: false, code: 'closed' }))]);
    expect(answer).toEqual({ ok: false, code: 'closed' });
    expect(await stack.db.message.count({ where: { meetingId: id } })).toBe(0);
  });
});

describe('history', () => {
  const filled = async (count: number) => {
    const id = await meeting();
    await stack.db.message.createMany({
      data: Array.from({ length: count }, (_, i) => ({
        meetingId: id,
        seq: i + 1,
        userId: leader.id,
        clientId: crypto.randomUUID(),
        body: `글 ${i + 1}`,
      })),
    });
    await stack.db.room.update({ where: { meetingId: id }, data: { lastSeq: count } });
    return id;
  };
  const seqs = (history: { messages: { seq: number }[]; more: boolean } | undefined) => [
    history?.messages[0]?.seq,
    history?.messages.at(-1)?.seq,
    history?.more,
  ];

  test('on connecting holds the last 50 messages, and the head is sent', async () => {
    const client = await enter(member, await filled(60));
    expect(seqs(client.histories[0])).toEqual([11, 60, true]);
    expect(client.heads[0]).toBe(60);
  });

  test('on reconnecting holds the missed messages, 200 at a time', async () => {
    const id = await filled(300);
    expect(seqs((await enter(member, id, { lastSeq: 290 })).histories[0])).toEqual([291, 300, false]);
    expect(seqs((await enter(member, id, { lastSeq: 10 })).histories[0])).toEqual([11, 210, true]);
    expect((await enter(member, id, { lastSeq: 300 })).histories[0]).toEqual({ messages: [], more: false });
  });

  test('that cannot be read on connecting closes the connection, and the client reconnects for it', async () => {
    const id = await filled(3);
    const query = stack.pool.query.bind(stack.pool) as (...args: unknown[]) => Promise<unknown>;
    let failures = 0;
    const spy = vi.spyOn(stack.pool, 'query').mockImplementation((async (...args: unknown[]) => {
      if ((args[0] as { name?: string }).name !== 'chat-first-pages' || failures > 0) return query(...args);
      failures += 1;
      throw new Error('the database is away');
    }) as never);
    const { cookie } = member;
    const reader = openReader({ url: server.url, origin: testOrigin, cookie, meetingId: id, haste: 30 });
    try {
      await expect.poll(() => reader.absences.length).toBe(1);
      await expect.poll(() => reader.held.size).toBe(3);
    } finally {
      reader.close();
      spy.mockRestore();
    }
  });

  test('starts over for a client that is ahead of the table', async () => {
    expect(seqs((await enter(member, await filled(60), { lastSeq: 1_000 })).histories[0])).toEqual([
      11,
      60,
      true,
    ]);
  });

  test('is paged both ways', async () => {
    const client = await enter(member, await filled(120));
    const ask = async (payload: unknown) => seqs((await client.ask('history', payload)) as never);
    expect(await ask({ beforeSeq: 71, limit: 30 })).toEqual([41, 70, true]);
    expect(await ask({ beforeSeq: 21, limit: 30 })).toEqual([1, 20, false]);
    expect(await ask({ afterSeq: 100, limit: 10 })).toEqual([101, 110, true]);
    expect(await ask({ afterSeq: 120 })).toEqual([undefined, undefined, false]);
    expect(await ask({ afterSeq: 0, limit: 9_999 })).toEqual([1, 120, false]);
  });

  test.each([{ beforeSeq: -1 }, { afterSeq: 1e12 }, { afterSeq: 'x' }, { limit: 0 }, null, 7, 'x', []])(
    'asked with %j is refused',
    async (payload) => {
      const client = await enter(member, await meeting());
      expect(await client.ask('history', payload)).toEqual({ ok: false, code: 'invalid' });
    },
  );
});

describe('presence', () => {
  test('counts people, not tabs: a person who closes one of two tabs stays online', async () => {
    const id = await meeting();
    const watcher = await enter(leader, id);
    const [first, second] = [await enter(member, id), await enter(member, id)];
    await watcher.until(() => onlineIn(watcher).length === 2);
    first.close();
    await watcher.until(() => watcher.heads.length > 5);
    expect(onlineIn(watcher)).toHaveLength(2);
    expect(watcher.system.filter(({ kind }) => kind === 'left')).toEqual([]);
    second.close();
    await watcher.until(() =>
      watcher.system.some(({ kind, userId }) => kind === 'left' && userId === String(member.id)),
    );
    expect(onlineIn(watcher)).toEqual([String(leader.id)]);
  });

  test('announces a person with several tabs once', async () => {
    const id = await meeting();
    const watcher = await enter(leader, id);
    await Promise.all([enter(member, id), enter(member, id), enter(member, id)]);
    await watcher.until(() => watcher.heads.length > 3);
    const said = watcher.system.filter(({ userId }) => userId === String(member.id));
    expect(said).toEqual([
      { kind: 'joined', userId: String(member.id), nickname: member.nickname, at: expect.any(String) },
    ]);
  });

  test('does not notice a reload', async () => {
    const id = await meeting();
    const watcher = await enter(leader, id);
    const first = await enter(member, id);
    await watcher.until(() => onlineIn(watcher).length === 2);
    first.close();
    await enter(member, id);
    await watcher.until(() => watcher.heads.length > 6);
    expect(
      watcher.system.filter(({ userId }) => userId === String(member.id)).map(({ kind }) => kind),
    ).toEqual(['joined']);
    expect(watcher.lists.slice(2).every((list) => list.every(({ online }) => online))).toBe(true);
  });

  test('is a Redis set of user ids that pages can read', async () => {
    const id = await meeting();
    await enter(member, id);
    expect(await stack.redis.smembers(`presence:room:${slotTag(stack.redis, id)}`)).toEqual([
      String(member.id),
    ]);
  });

  test('is restored after a flushed Redis for people whose session is still there', async () => {
    const id = await meeting();
    const watcher = await enter(leader, id);
    await enter(member, id);
    await watcher.until(() => onlineIn(watcher).length === 2);
    await deleteKeys(stack.redis, [
      `presence:room:${slotTag(stack.redis, id)}`,
      `presence:conn:${slotTag(stack.redis, id)}`,
      'presence:rooms',
      `presence:user:${member.id}`,
      `presence:user:${leader.id}`,
    ]);
    await watcher.until(() => watcher.heads.length > 6);
    expect(await stack.redis.scard(`presence:room:${slotTag(stack.redis, id)}`)).toBe(2);
    expect(onlineIn(watcher)).toHaveLength(2);
  });
});

describe('sockets are closed', () => {
  test('at the end, with a notice', async () => {
    const id = await meeting();
    const client = await enter(member, id);
    await stack.db.meeting.update({
      where: { id },
      data: { startsAt: new Date(Date.now() - 3_600_000), endsAt: new Date() },
    });
    expect(await client.gone).toBe('io server disconnect');
    expect(client.system.at(-1)?.kind).toBe('meeting_ended');
  });

  test('at a cancellation that was not broadcast', async () => {
    const id = await meeting();
    const client = await enter(member, id);
    await stack.db.meeting.update({ where: { id }, data: { cancelledAt: new Date() } });
    await client.gone;
    expect(client.system.at(-1)?.kind).toBe('meeting_cancelled');
  });

  test('for a removed member, also when the broadcast was lost', async () => {
    const id = await meeting();
    const [stays, goes] = [await enter(leader, id), await enter(member, id)];
    await stack.db.membership.delete({ where: { meetingId_userId: { meetingId: id, userId: member.id } } });
    await goes.gone;
    expect(goes.system.at(-1)?.kind).toBe('removed');
    expect(stays.socket.connected).toBe(true);
  });

  test('for a session that ended, and only for that session', async () => {
    const id = await meeting();
    const session = await createSession(stack, member.id);
    const ends = await enter({ ...member, ...session }, id);
    const stays = await enter(member, id);
    await stack.redis.del(`sess:${session.sessionId}`);
    await ends.gone;
    expect(stays.socket.connected).toBe(true);
  });
});
