import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { noAnnouncer } from '../../src/meetings/announcer.ts';
import { removeMember } from '../../src/meetings/remove-member.ts';
import { createLogger } from '../../src/platform/log.ts';
import { type AlarmClient, openAlarms } from '../support/alarm-sockets.ts';
import { type ChatClient, enterChat, refusalOf } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

// The leader uses one web process, and the removed member is connected to the other.
const origin = 'http://localhost:3000';
let stack: TestStack;
let here: TestProcess;
let there: TestProcess;
let leader: TestPerson;
let member: TestPerson;
let meetingId: number;
const clients: (ChatClient | AlarmClient)[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  const settings = { APP_ORIGIN: origin, SESSION_SECRET: testSecret, LOG_LEVEL: 'error' };
  [here, there] = await Promise.all([
    startProcess('web', stack, settings),
    startProcess('web', stack, settings),
  ]);
});
beforeEach(async () => {
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
  meetingId = await createMeeting(stack, leader, [member]);
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(async () => {
  await Promise.all([here?.stop(5_000), there?.stop(5_000)]);
  await stack?.close();
});

const post = async (web: TestProcess, person: TestPerson, path: string) =>
  (
    await fetch(`${web.url}${path}`, {
      method: 'POST',
      headers: { Cookie: person.cookie, Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: '_csrf=test-token',
      redirect: 'manual',
    })
  ).status;

async function enter(): Promise<[ChatClient, AlarmClient]> {
  const opened = await Promise.all([
    enterChat(there, member, meetingId, { headers: { Origin: origin } }),
    openAlarms(there, member, { origin }),
  ]);
  clients.push(...opened);
  return opened;
}

test('a removal closes the member’s chat socket on another process within 2 seconds, and she cannot return', async () => {
  const [chat, alarms] = await enter();
  const begun = performance.now();
  expect(await post(here, leader, `/meetings/${meetingId}/members/${member.id}/remove`)).toBe(303);
  await chat.gone;
  expect(performance.now() - begun).toBeLessThan(2_000);
  expect(chat.system.at(-1)?.kind).toBe('removed');
  // Her open page shows the new inbox entry and no toast.
  await alarms.until(() => alarms.unread.at(-1) === 1);
  expect(alarms.alarms).toEqual([]);
  expect(await post(there, member, `/meetings/${meetingId}/join`)).toBe(409);
  expect(await refusalOf(there, member, meetingId, { headers: { Origin: origin } })).toEqual({
    code: 'not_member',
  });
  expect(await post(here, leader, `/meetings/${meetingId}/members/${member.id}/readmit`)).toBe(303);
  expect(await post(there, member, `/meetings/${meetingId}/join`)).toBe(303);
});

test('a removal whose broadcast was lost closes the member’s socket within the 15 seconds of a recheck', async () => {
  const [chat] = await enter();
  const log = createLogger({ level: 'silent', name: 'test' });
  // This removal is stored and not broadcast.
  const withoutBroadcast = { db: stack.db, log, announcer: noAnnouncer };
  const begun = performance.now();
  expect(await removeMember(withoutBroadcast, leader.id, { meetingId, userId: member.id })).toMatchObject({
    ok: true,
  });
  expect(await chat.send('아직 들리나요')).toEqual({ ok: false, code: 'not_member' });
  await chat.gone;
  expect(performance.now() - begun).toBeLessThan(16_500);
  expect(chat.system.at(-1)?.kind).toBe('removed');
}, 40_000);
