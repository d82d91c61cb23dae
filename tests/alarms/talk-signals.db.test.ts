import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { muteMeeting } from '../../src/alarms/mute-meeting.ts';
import { type AlarmClient, openAlarms } from '../support/alarm-sockets.ts';
import { editMeeting } from '../support/alarms.ts';
import { type ChatClient, type ChatServer, enterChat, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
/** Two web processes of one site, whose clock the tests set. */
let servers: [ChatServer, ChatServer];
let now = new Date();
let speaker: TestPerson;
let reader: TestPerson;
const open: (AlarmClient | ChatClient)[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  const clock = { now: () => now };
  servers = [await startChatServer(stack, { clock }), await startChatServer(stack, { clock })];
});
beforeEach(async () => {
  now = new Date();
  [speaker, reader] = await Promise.all([createPerson(stack), createPerson(stack)]);
});
afterEach(async () => {
  for (const client of open.splice(0)) client.close();
  await stack.pool.query('DELETE FROM meetings; DELETE FROM alarm_preferences');
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await stack.close();
});

const openPage = async (person: TestPerson, server = servers[0]) => {
  const page = await openAlarms(server, person);
  open.push(page);
  return page;
};
const enter = async (person: TestPerson, meetingId: number, server = servers[0]) => {
  const client = await enterChat(server, person, meetingId);
  open.push(client);
  return client;
};
const meeting = (members = [reader], title = '달과 6펜스') =>
  createMeeting(stack, speaker, members, { title });

/**
 * Sends a signal of another meeting to this page and waits for it: a signal that the same process
 * sent before has then arrived too.
 */
async function passSignalTo(person: TestPerson, page: AlarmClient, server = servers[0]) {
  const host = await createPerson(stack);
  const id = await createMeeting(stack, host, [person]);
  await (await enter(host, id, server)).send('다른 모임이에요');
  await page.until(() => page.talks.some(({ meetingId }) => meetingId === String(id)));
}
const talksOf = (page: AlarmClient, id: number) =>
  page.talks.filter(({ meetingId }) => meetingId === String(id));

test('a message in a running meeting signals on every open page of the members who are elsewhere', async () => {
  const outsider = await createPerson(stack);
  const pages = [await openPage(reader), await openPage(reader, servers[1])];
  const others = [await openPage(speaker), await openPage(outsider)];
  const id = await meeting();
  expect(await (await enter(speaker, id)).send('비밀 이야기')).toMatchObject({ ok: true });
  await Promise.all(pages.map((page) => page.until(() => page.talks.length > 0)));
  for (const page of pages)
    expect(page.talks).toEqual([{ meetingId: String(id), title: '달과 6펜스', url: `/meetings/${id}/chat` }]);
  await passSignalTo(outsider, others[1] as AlarmClient);
  expect(others.map((page) => talksOf(page, id))).toEqual([[], []]);
});

test('a meeting signals once a minute, however many processes store its messages', async () => {
  const page = await openPage(reader);
  const id = await meeting();
  const [here, there] = [await enter(speaker, id), await enter(speaker, id, servers[1])];
  await here.send('하나');
  await page.until(() => page.talks.length === 1);
  for (const client of [here, there]) await client.send('둘');
  for (const server of servers) await passSignalTo(reader, page, server);
  expect(talksOf(page, id)).toHaveLength(1);
  const leftMs = await stack.redis.pttl(`talk:${id}`);
  expect(leftMs).toBeGreaterThan(0);
  expect(leftMs).toBeLessThanOrEqual(60_000);

  now = new Date(now.getTime() + 60_000);
  await stack.redis.del(`talk:${id}`);
  await here.send('셋');
  await page.until(() => talksOf(page, id).length === 2);
});

test('a member in the room gets no signal, on whichever process she is', async () => {
  const page = await openPage(reader);
  const id = await meeting();
  await enter(reader, id, servers[1]);
  await (await enter(speaker, id)).send('여기 있어요');
  await passSignalTo(reader, page);
  expect(talksOf(page, id)).toEqual([]);
});

test('a member who muted the meeting gets no signal of it, until she turns its alarms on again', async () => {
  const page = await openPage(reader);
  const id = await meeting();
  const mute = (isMuted: boolean) => muteMeeting(stack.db, reader.id, { meetingId: id, isMuted });
  await mute(true);
  const room = await enter(speaker, id);
  await room.send('하나');
  await passSignalTo(reader, page);
  expect(talksOf(page, id)).toEqual([]);
  await mute(false);
  now = new Date(now.getTime() + 60_000);
  await stack.redis.del(`talk:${id}`);
  await room.send('둘');
  await page.until(() => talksOf(page, id).length === 1);
});

test('a member in quiet hours gets no signal', async () => {
  const page = await openPage(reader);
  const awake = await createPerson(stack);
  const otherPage = await openPage(awake);
  const setQuiet = (from: string, to: string) =>
    stack.pool.query(
      `INSERT INTO alarm_preferences (user_id, lead_minutes, quiet_from, quiet_to, sound)
       SELECT $1, 10, mod(m + ${from}, 1440), mod(m + ${to}, 1440), true FROM (
         SELECT (extract(hour FROM t) * 60 + extract(minute FROM t))::int AS m
         FROM (SELECT now() AT TIME ZONE 'Asia/Seoul' AS t) AS seoul) AS minute
       ON CONFLICT (user_id) DO UPDATE SET quiet_from = EXCLUDED.quiet_from, quiet_to = EXCLUDED.quiet_to`,
      [reader.id],
    );
  await setQuiet('1410', '30');
  const id = await meeting([reader, awake]);
  await (await enter(speaker, id)).send('밤이에요');
  await otherPage.until(() => talksOf(otherPage, id).length === 1);
  await setQuiet('60', '120');
  await passSignalTo(reader, page);
  expect(talksOf(page, id)).toEqual([]);
});

test('a message is acknowledged while the members to signal cannot be read', async () => {
  const page = await openPage(reader);
  const id = await meeting();
  const room = await enter(speaker, id);
  const client = await stack.pool.connect();
  try {
    await client.query('BEGIN; LOCK TABLE meeting_mutes IN ACCESS EXCLUSIVE MODE');
    expect(await room.send('안녕하세요')).toMatchObject({ ok: true });
    expect(page.talks).toEqual([]);
  } finally {
    await client.query('COMMIT');
    client.release();
  }
  await page.until(() => page.talks.length === 1);
});

test('a meeting that ends or is cancelled right after a message signals nothing', async () => {
  const page = await openPage(reader);
  const id = await meeting();
  const room = await enter(speaker, id);
  const client = await stack.pool.connect();
  try {
    await client.query('BEGIN; LOCK TABLE meeting_mutes IN ACCESS EXCLUSIVE MODE');
    await room.send('마지막 말');
    await editMeeting(stack, id, { cancelled: true });
  } finally {
    await client.query('COMMIT');
    client.release();
  }
  await passSignalTo(reader, page);
  expect(talksOf(page, id)).toEqual([]);
});
