import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { signPasswordLink } from '../../src/accounts/password-link.ts';
import { openAlarms } from '../support/alarm-sockets.ts';
import { testOrigin } from '../support/app.ts';
import { type ChatClient, type ChatServer, enterChat, refusalOf, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, createSession, type TestPerson, testSecret } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
/** Two web processes: a change on a page of one of them reaches the rooms of both. */
let servers: readonly [ChatServer, ChatServer];
let leader: TestPerson;
let member: TestPerson;
let meetingId: number;
const clients: ChatClient[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  // The regular checks come too late to repair a lost broadcast.
  const checkTiming = { stateIntervalMs: 600_000, headIntervalMs: 600_000, memberIntervalMs: 600_000 };
  const options = {
    checkTiming,
    presenceTiming: { leaseMs: 12_000, renewIntervalMs: 4_000, sweepIntervalMs: 100, graceMs: 300 },
  };
  servers = [await startChatServer(stack, options), await startChatServer(stack, options)];
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await stack.close();
});

/** Connects the leader to one process and the member to the other. */
async function talk(): Promise<readonly [ChatClient, ChatClient]> {
  meetingId = await createMeeting(stack, leader, [member]);
  const pair = [
    await enterChat(servers[0], leader, meetingId),
    await enterChat(servers[1], member, meetingId),
  ] as const;
  clients.push(...pair);
  await pair[0].until(() => kinds(pair[0], member).includes('joined'));
  return pair;
}

const post = (person: TestPerson, path: string, fields: Record<string, string> = {}) =>
  fetch(servers[0].url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: testOrigin, Cookie: person.cookie },
    body: new URLSearchParams({ _csrf: 'test-token', ...fields }),
  }).then(({ status }) => status);

const kinds = (client: ChatClient, person: TestPerson) =>
  client.system.filter(({ userId }) => userId === String(person.id)).map(({ kind }) => kind);

describe('a change on a page reaches the room on every process', () => {
  test('a cancellation is announced, and all sockets are closed', async () => {
    const [one, other] = await talk();
    expect(await post(leader, `/meetings/${meetingId}/cancel`)).toBe(303);
    expect(await Promise.all([one.gone, other.gone])).toEqual([
      'io server disconnect',
      'io server disconnect',
    ]);
    for (const client of [one, other]) expect(client.system.at(-1)?.kind).toBe('meeting_cancelled');
    expect(await refusalOf(servers[1], member, meetingId)).toEqual({ code: 'cancelled' });
  });

  test('a removed member is told and her sockets are closed, and the others see who was removed', async () => {
    const [stays, goes] = await talk();
    expect(await post(leader, `/meetings/${meetingId}/members/${member.id}/remove`)).toBe(303);
    await goes.gone;
    expect(kinds(goes, member)).toContain('removed');
    await stays.until(() => stays.lists.at(-1)?.length === 1);
    expect(kinds(stays, member)).toEqual(['joined', 'removed']);
    expect(await stays.send('조용해졌네요')).toMatchObject({ ok: true });
    expect(goes.messages).toEqual([]);
    expect(await refusalOf(servers[1], member, meetingId)).toEqual({ code: 'not_member' });
  });

  test('a member who was removed without a broadcast is refused when she sends a message', async () => {
    const [, goes] = await talk();
    await stack.db.membership.delete({
      where: { meetingId_userId: { meetingId, userId: member.id } },
    });
    expect(await goes.send('아직 있어요')).toEqual({ ok: false, code: 'not_member' });
  });

  test('a member who leaves the meeting leaves the room in all her tabs', async () => {
    const [stays, tab] = await talk();
    const otherTab = await enterChat(servers[0], member, meetingId);
    clients.push(otherTab);
    expect(await post(member, `/meetings/${meetingId}/leave`)).toBe(303);
    await Promise.all([tab.gone, otherTab.gone]);
    await stays.until(() => stays.lists.at(-1)?.length === 1);
    expect(kinds(stays, member)).toEqual(['joined', 'left']);
  });

  test('a person who joins a running meeting is in the list and may enter', async () => {
    const [one, other] = await talk();
    const late = await createPerson(stack);
    expect(await post(late, `/meetings/${meetingId}/join`)).toBe(303);
    for (const client of [one, other]) {
      await client.until(
        () => client.lists.at(-1)?.some(({ userId }) => userId === String(late.id)) ?? false,
      );
    }
    clients.push(await enterChat(servers[1], late, meetingId));
    await one.until(() => kinds(one, late).includes('joined'));
  });

  test('logging out closes the sockets of that session and no others', async () => {
    meetingId = await createMeeting(stack, leader, [member]);
    const session = await createSession(stack, member.id);
    const ends = await enterChat(servers[1], { ...member, ...session }, meetingId);
    const stays = await enterChat(servers[1], member, meetingId);
    clients.push(ends, stays);
    expect(await post({ ...member, ...session }, '/logout')).toBe(303);
    await ends.gone;
    expect(await stays.send('저는 남아 있어요')).toMatchObject({ ok: true });
    expect(await refusalOf(servers[1], session, meetingId)).toEqual({ code: 'unauthenticated' });
  });

  test('a new password closes the sockets of all sessions, in the room and elsewhere', async () => {
    const [stays, tab] = await talk();
    const session = await createSession(stack, member.id);
    const otherTab = await enterChat(servers[0], { ...member, ...session }, meetingId);
    clients.push(otherTab);
    const alarms = await openAlarms(servers[1], member);
    const token = signPasswordLink([testSecret], { userId: member.id, epoch: 0, letter: 0 }, new Date());
    const password = 'a-brand-new-evening';
    // The device that opens the letter is logged in as the owner afterwards.
    expect(await post(await createPerson(stack), '/password/new', { token, password })).toBe(303);
    await Promise.all([tab.gone, otherTab.gone, alarms.gone]);
    expect(stays.socket.connected).toBe(true);
    await expect(refusalOf(servers[1], member, meetingId)).resolves.toEqual({ code: 'unauthenticated' });
    member = await createPerson(stack);
  });

  test('a message of one process reaches the other, once', async () => {
    const [one, other] = await talk();
    await one.send('들리나요');
    await other.until(() => other.messages.length === 1);
    await other.send('들려요');
    await one.until(() => one.messages.length === 2);
    expect(one.messages.map(({ seq }) => seq)).toEqual([1, 2]);
    await other.until(() => other.messages.length === 2);
    expect(other.messages).toEqual(one.messages);
  });
});
