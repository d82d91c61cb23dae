import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { type AlarmClient, openAlarms } from '../support/alarm-sockets.ts';
import { type ChatClient, enterChat, refusalOf } from '../support/chat.ts';
import { type LobbyClient, lobbyClients } from '../support/lobby.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

// The leader uses one web process, and the members are connected to the other.
const origin = 'http://localhost:3000';
const headers = { Origin: origin };
/**
 * A right that ended is gone everywhere within a second on an idle machine. The other tests of a
 * run share this one's processors, and the next check of a room comes after 15 seconds.
 */
const limitMs = 5_000;

let stack: TestStack;
let here: TestProcess;
let there: TestProcess;
let leader: TestPerson;
let deputy: TestPerson;
let member: TestPerson;
let clubId: number;
let live: number;
let soon: number;
const clients: (ChatClient | AlarmClient)[] = [];
const enterLobby = lobbyClients();

beforeAll(async () => {
  stack = await openTestStack();
  const settings = { APP_ORIGIN: origin, SESSION_SECRET: testSecret, LOG_LEVEL: 'error' };
  [here, there] = await Promise.all([
    startProcess('web', stack, settings),
    startProcess('web', stack, settings),
  ]);
});
beforeEach(async () => {
  const person = () => createPerson(stack);
  [leader, deputy, member] = await Promise.all([person(), person(), person()]);
  clubId = await createClub(stack, leader, { visibility: 'unlisted' });
  await stack.db.clubMembership.createMany({
    data: [
      { clubId, userId: deputy.id, role: 'co_leader' },
      { clubId, userId: member.id, role: 'member' },
    ],
  });
  live = await createMeeting(stack, leader, [deputy, member], { clubId });
  soon = await createMeeting(stack, leader, [deputy, member], { clubId, startsInMinutes: 5 });
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(async () => {
  await Promise.all([here?.stop(5_000), there?.stop(5_000)]);
  await stack?.close();
});

async function post(web: TestProcess, person: TestPerson, path: string, fields: Record<string, string> = {}) {
  const { status } = await fetch(`${web.url}${path}`, {
    method: 'POST',
    headers: { ...headers, Cookie: person.cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _csrf: 'test-token', ...fields }),
    redirect: 'manual',
  });
  expect(`${path} ${status}`).toBe(`${path} 303`);
}

async function enter(person: TestPerson): Promise<{ chat: ChatClient; lobby: LobbyClient }> {
  const [chat, lobby] = await Promise.all([
    enterChat(there, person, live, { headers }),
    enterLobby(there, person, soon),
  ]);
  clients.push(chat);
  return { chat, lobby };
}

const leaderIn = ({ lists }: ChatClient) => lists.at(-1)?.find((one) => one.isLeader)?.userId;

test.each([
  ['is removed from the club', () => post(here, leader, `/clubs/${clubId}/members/${member.id}/remove`)],
  ['leaves the club', () => post(here, member, `/clubs/${clubId}/leave`)],
])('the sockets of a member who %s close on another process at once', async (_how, act) => {
  const { chat, lobby } = await enter(member);
  const alarms = await openAlarms(there, member, { origin });
  clients.push(alarms);
  const others = await enterChat(here, deputy, live, { headers });
  clients.push(others);
  const begun = performance.now();
  const gone = Promise.all([chat.gone, lobby.gone]);
  await act();
  await gone;
  expect(performance.now() - begun).toBeLessThan(limitMs);
  for (const [id, namespace] of [
    [live, '/chat'],
    [soon, '/lobby'],
  ] as const)
    expect(await refusalOf(there, member, id, { namespace, headers })).toEqual({ code: 'not_found' });
  await others.until(() => others.lists.at(-1)?.length === 2);
  // A message makes the server tell members who are elsewhere that people talk.
  expect(await others.send('이제 우리끼리예요')).toMatchObject({ ok: true });
  await others.until(() => others.messages.length === 1);
  expect(alarms.talks).toEqual([]);
});

test('the crown moves in open rooms of another process within a second after the club is handed over', async () => {
  const { chat } = await enter(member);
  expect(leaderIn(chat)).toBe(String(leader.id));
  await post(here, leader, `/clubs/${clubId}/handover`, { userId: String(deputy.id) });
  const begun = performance.now();
  await post(here, deputy, `/clubs/${clubId}/handover/answer`, { answer: 'accept' });
  await chat.until(() => leaderIn(chat) === String(deputy.id));
  expect(performance.now() - begun).toBeLessThan(limitMs);
});

test('the crown moves to a co-leader who takes over the meeting within a second', async () => {
  const { chat } = await enter(member);
  const begun = performance.now();
  await post(here, deputy, `/meetings/${live}/take-over`);
  await chat.until(() => leaderIn(chat) === String(deputy.id));
  expect(performance.now() - begun).toBeLessThan(limitMs);
});

test('a change of the leader whose broadcast was lost shows in open rooms within two seconds', async () => {
  const { chat } = await enter(member);
  const begun = performance.now();
  await stack.db.meeting.update({ where: { id: live }, data: { leaderId: deputy.id } });
  await chat.until(() => leaderIn(chat) === String(deputy.id));
  expect(performance.now() - begun).toBeLessThan(2_000);
});
