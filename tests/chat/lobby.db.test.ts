import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { slotTag } from '../../src/platform/redis-slots.ts';
import { testOrigin } from '../support/app.ts';
import { type ChatServer, enterChat, refusalOf, startChatServer } from '../support/chat.ts';
import { guestsOf, type LobbyClient, lobbyClients } from '../support/lobby.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, createSession, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
/** Two web processes. */
let servers: readonly [ChatServer, ChatServer];
let leader: TestPerson;
let member: TestPerson;
let stranger: TestPerson;
const wait = lobbyClients();

const never = 600_000;
const presenceTiming = { leaseMs: 1_200, renewIntervalMs: 400, sweepIntervalMs: 100, graceMs: 300 };
const checkTiming = { stateIntervalMs: 1_000, headIntervalMs: never, memberIntervalMs: never };

beforeAll(async () => {
  stack = await openTestStack();
  const options = { presenceTiming, checkTiming };
  servers = [await startChatServer(stack, options), await startChatServer(stack, options)];
  [leader, member, stranger] = await Promise.all([
    createPerson(stack),
    createPerson(stack),
    createPerson(stack),
  ]);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await stack.close();
});

const meeting = (options: MeetingOptions = {}) =>
  createMeeting(stack, leader, [member], { startsInMinutes: 5, ...options });
const refused = (person: Pick<TestPerson, 'cookie'> | null, meetingId: number) =>
  refusalOf(servers[0], person, meetingId, { namespace: '/lobby' });

/** Connects the leader to one process and the member to the other. */
async function waitTogether(meetingId: number, on = servers): Promise<readonly [LobbyClient, LobbyClient]> {
  const pair = [await wait(on[0], leader, meetingId), await wait(on[1], member, meetingId)] as const;
  for (const one of pair) await one.until(() => guestsOf(one).length === 2);
  return pair;
}

/** Waits until leases were renewed this often, and with them the known versions. */
async function leaseRenewals(meetingId: number, count: number) {
  const firstExpiry = async () =>
    Number(
      (await stack.redis.zrange(`lobby:conn:${slotTag(stack.redis, meetingId)}`, '0', '0', 'WITHSCORES'))[1],
    );
  for (let i = 0; i < count; i += 1) {
    const before = await firstExpiry();
    await expect.poll(firstExpiry).toBeGreaterThan(before);
  }
}

describe('the waiting room admits', () => {
  test('leader and member from 10 minutes before the start, and shows them to each other', async () => {
    const [one, other] = await waitTogether(await meeting({ startsInMinutes: 9.9 }));
    const guests = [
      { userId: String(leader.id), nickname: leader.nickname, isLeader: true, saidHello: false },
      { userId: String(member.id), nickname: member.nickname, isLeader: false, saidHello: false },
    ];
    expect(one.lists.at(-1)).toEqual(guests);
    expect(other.lists.at(-1)).toEqual(guests);
  });

  test('nobody else, and says why', async () => {
    const id = await meeting();
    expect(await refused(null, id)).toEqual({ code: 'unauthenticated' });
    expect(await refused(stranger, id)).toEqual({ code: 'not_member' });
    expect(await refused(member, 999_999)).toEqual({ code: 'not_found' });
    expect(await refused(member, await meeting({ cancelled: true }))).toEqual({ code: 'cancelled' });
    expect(await refused(member, await meeting({ startsInMinutes: -5 }))).toEqual({ code: 'closed' });
    expect(await refused(member, await meeting({ startsInMinutes: -90 }))).toEqual({ code: 'closed' });
  });

  test('nobody earlier, and says when it opens', async () => {
    const id = await meeting({ startsInMinutes: 11 });
    const { startsAt } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
    expect(await refused(member, id)).toEqual({
      code: 'not_open_yet',
      opensAt: new Date(startsAt.getTime() - 600_000).toISOString(),
    });
  });

  test('ten connections of one person, beside those in a chat room', async () => {
    const id = await meeting();
    const chat = await enterChat(servers[0], member, await createMeeting(stack, leader, [member]));
    for (let i = 0; i < 10; i += 1) await wait(servers[0], member, id);
    expect(await refused(member, id)).toEqual({ code: 'too_many_connections' });
    chat.close();
  });
});

describe('a hello', () => {
  test('is shown on every process, and again to a person who comes later', async () => {
    const id = await meeting();
    const [one, other] = await waitTogether(id);
    expect(await other.hello()).toEqual({ ok: true });
    const greeted = ({ lists }: LobbyClient) =>
      lists.at(-1)?.map(({ nickname, saidHello }) => saidHello && nickname);
    for (const client of [one, other]) {
      await client.until(() => greeted(client)?.[1] === member.nickname);
      expect(greeted(client)).toEqual([false, member.nickname]);
    }
    const later = await wait(servers[0], leader, id);
    expect(greeted(later)).toEqual([false, member.nickname]);
  });

  test('is shown on the other process although its broadcast was lost', async () => {
    const id = await meeting();
    const [one, other] = await waitTogether(id);
    await leaseRenewals(id, 2);
    const lobby = servers[1].sockets.io.of('/lobby');
    const { serverSideEmit } = lobby;
    lobby.serverSideEmit = () => true;
    expect(await other.hello()).toEqual({ ok: true });
    await one.until(() => one.lists.at(-1)?.[1]?.saidHello === true);
    lobby.serverSideEmit = serverSideEmit;
  });

  test.each([[null], ['안녕'], [7], [[]]])('with %j is refused', async (payload) => {
    const client = await wait(servers[0], member, await meeting());
    expect(await client.hello(payload)).toEqual({ ok: false, code: 'invalid' });
  });

  test('is refused after ten in five seconds', async () => {
    const client = await wait(servers[0], member, await meeting());
    for (let i = 0; i < 10; i += 1) expect(await client.hello()).toEqual({ ok: true });
    expect(await client.hello()).toMatchObject({ ok: false, code: 'rate_limited' });
  });
});

describe('presence', () => {
  test('ends when the last tab is closed, and not at a reload', async () => {
    const id = await meeting();
    const [one, other] = await waitTogether(id);
    const seen = one.lists.length;
    other.socket.disconnect();
    const reloaded = await wait(servers[1], member, id);
    // Longer than the grace: a stranger's presence of the same time comes and goes meanwhile.
    const visit = await wait(servers[0], member, await meeting());
    visit.socket.disconnect();
    await expect.poll(() => stack.redis.exists(`lobby:conn:${id + 1}`)).toBe(0);
    expect(one.lists.slice(seen).every((list) => list.length === 2)).toBe(true);
    reloaded.socket.disconnect();
    await one.until(() => guestsOf(one).length === 1);
    expect(guestsOf(one)).toEqual([leader.nickname]);
  });

  test('of a process that died ends with its leases', async () => {
    const dying = await startChatServer(stack, {
      presenceTiming: { ...presenceTiming, renewIntervalMs: never, sweepIntervalMs: never },
      checkTiming,
    });
    const id = await meeting();
    const one = await wait(servers[0], leader, id);
    await wait(dying, member, id);
    await one.until(() => guestsOf(one).length === 2);
    await one.until(() => guestsOf(one).length === 1);
    await dying.close();
  });

  test('does not count in the chat room', async () => {
    const id = await meeting();
    await waitTogether(id);
    expect(await stack.redis.exists(`presence:room:${slotTag(stack.redis, id)}`)).toBe(0);
    expect((await stack.redis.smembers(`lobby:room:${slotTag(stack.redis, id)}`)).sort()).toEqual(
      [leader.id, member.id].map(String).sort(),
    );
  });
});

describe('at the start', () => {
  test('everybody is told that the room is open, by the clock of the database', async () => {
    const server = await startChatServer(stack, {
      presenceTiming,
      checkTiming,
      clock: { now: () => new Date(Date.now() - 3_600_000) },
    });
    const id = await meeting();
    const client = await wait(server, member, id);
    await stack.pool.query(`UPDATE meetings SET starts_at = now() + interval '300 ms' WHERE id = $1`, [id]);
    expect(await client.gone).toBe('io server disconnect');
    expect(client.opened).toBe(1);
    const chat = await enterChat(server, member, id);
    chat.close();
    await server.close();
  });
});

describe('without the regular checks a socket is closed', () => {
  let only: readonly [ChatServer, ChatServer];
  beforeAll(async () => {
    const options = { presenceTiming, checkTiming: { ...checkTiming, stateIntervalMs: never } };
    only = [await startChatServer(stack, options), await startChatServer(stack, options)];
  });
  afterAll(async () => {
    await Promise.all(only.map((server) => server.close()));
  });

  const post = (person: Pick<TestPerson, 'cookie'>, path: string, fields: Record<string, string> = {}) =>
    fetch(only[0].url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: testOrigin, Cookie: person.cookie },
      body: new URLSearchParams({ _csrf: 'test-token', ...fields }),
    }).then(({ status }) => status);

  test('when its member is removed, and the others see her leave', async () => {
    const id = await meeting();
    const [one, other] = await waitTogether(id, only);
    expect(await post(leader, `/meetings/${id}/members/${member.id}/remove`)).toBe(303);
    await other.gone;
    await one.until(() => guestsOf(one).length === 1);
    expect(await refused(member, id)).toEqual({ code: 'not_member' });
  });

  test('when the meeting is cancelled', async () => {
    const id = await meeting();
    const pair = await waitTogether(id, only);
    expect(await post(leader, `/meetings/${id}/cancel`)).toBe(303);
    await Promise.all(pair.map(({ gone }) => gone));
    expect(pair.map(({ opened }) => opened)).toEqual([0, 0]);
  });

  test('when the leader edits the meeting', async () => {
    const id = await meeting();
    const pair = await waitTogether(id, only);
    const { bookId, startsAt, endsAt, version } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
    const wall = (time: Date) => new Date(time.getTime() + 9 * 3_600_000).toISOString().slice(0, 16);
    const edit = {
      bookId: String(bookId),
      title: '새 제목',
      description: '',
      startsAt: wall(new Date(startsAt.getTime() + 120_000)),
      endsAt: wall(endsAt),
      capacity: '500',
      version: String(version),
    };
    expect(await post(leader, `/meetings/${id}`, edit)).toBe(303);
    await Promise.all(pair.map(({ gone }) => gone));
  });

  test('when its session ends, and no other', async () => {
    const id = await meeting();
    const session = await createSession(stack, member.id);
    const ends = await wait(only[1], { ...member, ...session }, id);
    const stays = await wait(only[1], member, id);
    expect(await post({ ...member, ...session }, '/logout')).toBe(303);
    await ends.gone;
    expect(stays.socket.connected).toBe(true);
  });
});

describe('a socket is closed within 2 seconds', () => {
  test.each([
    [
      'removal',
      (id: number) =>
        stack.db.membership.delete({ where: { meetingId_userId: { meetingId: id, userId: member.id } } }),
    ],
    [
      'cancellation',
      (id: number) => stack.db.meeting.update({ where: { id }, data: { cancelledAt: new Date() } }),
    ],
    [
      'move by an hour',
      (id: number) =>
        stack.db.meeting.update({
          where: { id },
          data: {
            startsAt: new Date(Date.now() + 3_600_000),
            endsAt: new Date(Date.now() + 7_200_000),
            version: 2,
          },
        }),
    ],
    [
      'new title',
      (id: number) => stack.db.meeting.update({ where: { id }, data: { title: '새 제목', version: 2 } }),
    ],
    [
      'new password',
      () => stack.db.user.update({ where: { id: member.id }, data: { sessionEpoch: { increment: 1 } } }),
    ],
  ] as const)('after a %s that was not broadcast', async (_what, change) => {
    member = await createPerson(stack);
    const client = await wait(servers[0], member, await meeting());
    const changedAt = performance.now();
    const meetingId = Number((await stack.db.meeting.findFirstOrThrow({ orderBy: { id: 'desc' } })).id);
    await change(meetingId);
    expect(await client.gone).toBe('io server disconnect');
    expect(performance.now() - changedAt).toBeLessThan(2_000);
    expect(client.opened).toBe(0);
  });
});
