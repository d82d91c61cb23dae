import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { announceMentioned } from '../../../src/alarms/index.ts';
import { muteMeeting } from '../../../src/alarms/meeting-mute-repository.ts';
import { hideMessage } from '../../../src/chat/index.ts';
import { settleMentions } from '../../../src/chat/mentions/settle-mentions.ts';
import { asPerson } from '../../meetings/plan-form.ts';
import { createRecordingEmitter, passTime, scan } from '../../support/alarms.ts';
import { type ChatServer, chatClients, startChatServer } from '../../support/chat.ts';
import { createMeeting } from '../../support/meetings.ts';
import { createPerson, type TestPerson } from '../../support/people.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let server: ChatServer;
let leader: TestPerson;
let member: TestPerson;
let id: number;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack);
  [leader, member] = [await createPerson(stack, '민지'), await createPerson(stack, '고래')];
});
beforeEach(async () => {
  await stack.pool.query('DELETE FROM meetings; DELETE FROM alarm_preferences');
  id = await createMeeting(stack, leader, [member], { title: '달과 6펜스' });
});
afterAll(async () => {
  await server.close();
  await stack.close();
});

const enter = chatClients(() => server);
/** Sends a message and waits until its mentions are settled. */
async function say(body: string, by = leader): Promise<void> {
  await server.sockets.sendMessage(id, { userId: by.id, clientId: crypto.randomUUID(), body });
  await expect
    .poll(() => stack.db.messageMention.count({ where: { meetingId: id, settledAt: null } }))
    .toBe(0);
}
const told = () => stack.db.messageMention.count({ where: { meetingId: id, isTold: true } });
async function pushed(): Promise<string[]> {
  const emitter = createRecordingEmitter();
  await scan(stack, emitter);
  return emitter.pushes
    .filter(({ userIds }) => userIds.includes(member.id))
    .map(({ alarm }) => `${alarm.kind} ${alarm.url}`)
    .filter((one) => one.startsWith('mentioned'));
}
const inbox = async () => (await asPerson(server.app, member).get('/notifications').expect(200)).text;

test('a member outside the room finds the mention in her inbox and on open pages, once', async () => {
  await say('@고래, @고래 님!');
  const where = `/meetings/${id}/chat?after=0#message-1`;
  expect(await pushed()).toEqual([`mentioned ${where}`]);
  expect(await pushed()).toEqual([]);
  const text = await inbox();
  expect(text).toContain('민지 님이 대화방에서 나를 불렀어요.');
  expect(text).toMatch(
    new RegExp(`href="/meetings/${id}/chat\\?after=0&amp;alarm=mentioned-${id}-\\d+-1#message-1"`),
  );
  const rows = await stack.db.notification.findMany({ where: { userId: member.id } });
  expect(rows).toHaveLength(1);
  // Nothing goes to devices.
  expect(rows[0]).toMatchObject({ mayWebPush: false, webPushDueAt: null });
});

test('nothing is pushed to a page that opens much later', async () => {
  await say('@고래');
  await passTime(stack, 11);
  expect(await pushed()).toEqual([]);
});

test('fifty mentions by several people are one line and one toast, until she reads it', async () => {
  const people = await Promise.all(Array.from({ length: 10 }, () => createPerson(stack)));
  await stack.db.membership.createMany({ data: people.map((one) => ({ meetingId: id, userId: one.id })) });
  for (let n = 0; n < 5; n += 1) await Promise.all(people.map((person) => say(`@고래 ${n}`, person)));
  expect(await pushed()).toHaveLength(1);
  const lines = async () => (await inbox()).match(/님이 대화방에서 나를 불렀어요/g)?.length;
  expect(await lines()).toBe(1);
  // The inbox is read now.
  await say('@고래 또');
  expect(await pushed()).toHaveLength(1);
  expect(await lines()).toBe(2);
});

test('the inbox names nobody whose message is gone or whom the reader blocked', async () => {
  await say('@고래');
  await stack.db.userBlock.create({ data: { blockerId: member.id, blockedId: leader.id } });
  expect(await inbox()).toContain('대화방에서 누군가 나를 불렀어요.');
  await stack.db.userBlock.deleteMany();
  expect(await inbox()).toContain('민지 님이 대화방에서 나를 불렀어요.');
  await hideMessage(stack.db, { meetingId: id, seq: 1 });
  expect(await inbox()).toContain('대화방에서 누군가 나를 불렀어요.');
});

test('a member who turned mentions off in the settings is not told', async () => {
  const fields = { leadMinutes: '10', quietFrom: '', quietTo: '', mutesMentions: 'on' };
  await asPerson(server.app, member).post('/settings', fields).expect(303);
  expect((await asPerson(server.app, member).get('/settings')).text).toMatch(
    /name="mutesMentions" value="on" checked/,
  );
  await say('@고래');
  expect(await inbox()).not.toContain('불렀어요');
});

test('a member in the room is not told', async () => {
  await enter(member, id);
  await say('@고래');
  expect(await told()).toBe(0);
  expect(await inbox()).not.toContain('불렀어요');
});

test('a member who muted the meeting is not told', async () => {
  await muteMeeting(stack.db, member.id, id);
  await say('@고래');
  expect(await pushed()).toEqual([]);
  expect(await inbox()).not.toContain('불렀어요');
});

test('in quiet hours a mention is in the inbox and rings nowhere', async () => {
  const minute = 24 * 60 - 1;
  await stack.db.alarmPreference.create({
    data: { userId: member.id, leadMinutes: 10, quietFrom: 0, quietTo: minute, sound: true, letters: false },
  });
  await say('@고래');
  expect(await pushed()).toEqual([]);
  expect(await inbox()).toContain('불렀어요');
});

test('a member is told of five mentions by one author in ten minutes, and of those by another one', async () => {
  const third = await createPerson(stack);
  await stack.db.membership.create({ data: { meetingId: id, userId: third.id } });
  for (let n = 0; n < 7; n += 1) await say(`@고래 ${n}`);
  expect(await told()).toBe(5);
  await server.sockets.sendMessage(id, {
    userId: third.id,
    clientId: crypto.randomUUID(),
    body: '@고래 저도요',
  });
  await expect.poll(told).toBe(6);
});

test('of eight mentions that one author left to the worker a member is told five', async () => {
  await enter(member, id);
  for (let n = 0; n < 8; n += 1) await say(`@고래 ${n}`);
  expect(await told()).toBe(0);
  await stack.pool.query(`UPDATE messages SET sent_at = sent_at - interval '40 seconds'`);
  await stack.db.messageMention.updateMany({ data: { settledAt: null } });
  const services = { db: stack.db, announceMentioned: announceMentioned({ changed: () => {} }) };
  await settleMentions(services, { onlineIds: new Set() });
  expect(await told()).toBe(5);
});

test('mentions of one author that two processes settle at once are told five times', async () => {
  for (let n = 0; n < 4; n += 1) await say(`@고래 ${n}`);
  await enter(member, id);
  for (let n = 4; n < 6; n += 1) await say(`@고래 ${n}`);
  await stack.db.messageMention.updateMany({ where: { seq: { gt: 4 } }, data: { settledAt: null } });
  const settle = (seq: number, whenClaimed: () => Promise<void>) =>
    settleMentions(
      { db: stack.db, announceMentioned: whenClaimed },
      { onlineIds: new Set(), messages: { meetingId: id, seqs: [seq] } },
    );
  let second: Promise<void> | undefined;
  await settle(5, async () => {
    let isSettled = false;
    second = settle(6, async () => {}).finally(() => {
      isSettled = true;
    });
    const waiting = () =>
      stack.pool.query(`SELECT FROM pg_locks WHERE NOT granted AND locktype = 'advisory'`);
    await expect.poll(async () => isSettled || (await waiting()).rowCount === 1).toBe(true);
  });
  await second;
  expect(await told()).toBe(5);
});

test('the worker tells people whom a stopped web process did not tell, and not of old messages', async () => {
  await server.sockets.sendMessage(id, { userId: leader.id, clientId: crypto.randomUUID(), body: '말' });
  await server.sockets.sendMessage(id, { userId: leader.id, clientId: crypto.randomUUID(), body: '글' });
  await stack.db.messageMention.createMany({
    data: [1, 2].map((seq) => ({ meetingId: id, seq, userId: member.id })),
  });
  const services = { db: stack.db, announceMentioned: announceMentioned({ changed: () => {} }) };
  const settle = () => settleMentions(services, { onlineIds: new Set() });
  await settle();
  expect(await stack.db.messageMention.count({ where: { settledAt: null } })).toBe(2);
  await stack.pool.query(`UPDATE messages SET sent_at = sent_at - interval '40 seconds' WHERE seq = 1`);
  await stack.pool.query(`UPDATE messages SET sent_at = sent_at - interval '2 hours' WHERE seq = 2`);
  await Promise.all([settle(), settle()]);
  expect(await stack.db.messageMention.count({ where: { settledAt: null } })).toBe(0);
  expect(await pushed()).toEqual([`mentioned /meetings/${id}/chat?after=0#message-1`]);
});
