import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDeliveries } from '../../src/alarms/notification-delivery-repository.ts';
import { addPresence } from '../../src/attendance/presence-repository.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createClubMeeting, createClubOf } from '../shelf/sample-shelf.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { enterChat, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let reader: TestPerson;
let later: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  reader = await createPerson(stack, '바다');
  later = await createPerson(stack, '새벽');
});
afterAll(() => stack.close());

const as = (person: TestPerson) => asPerson(app, person);

/** A club's meeting from 120 to 30 minutes ago; the reader was there from 100 to 60 minutes ago. */
async function pastMeeting() {
  const members = [reader, later];
  const clubId = await createClubOf(stack, leader, members);
  const { id } = await createClubMeeting(stack, { clubId, leader, members: [reader] });
  for (const { id: userId } of [leader, reader])
    await addPresence(
      stack.pool,
      [{ meetingId: id, userId, fromMs: -100 * 60_000, untilMs: -60 * 60_000 }],
      0,
    );
  await stack.db.meetingEntrance.createMany({
    data: [leader, reader].map(({ id: userId }) => ({ meetingId: id, userId })),
  });
  return { id, page: `/meetings/${id}`, archive: `/meetings/${id}/archive` };
}

const cameOf = (html: string): string => /다녀간 사람([\s\S]*?)<\/section>/.exec(html)?.[1] ?? '';
const textOf = async (person: TestPerson, path: string) => (await as(person).get(path).expect(200)).text;

describe('the attendance record in a meeting’s archive', () => {
  test('shows members of the club how long each member was there', async () => {
    const { archive } = await pastMeeting();
    const came = cameOf(await textOf(later, archive));
    expect(came).toMatch(new RegExp(`data-attendee="${reader.id}"[\\s\\S]*data-minutes>40분<`));
    expect(came).not.toContain('/attendance/visibility');
    const stranger = await createPerson(stack, '나그네');
    await as(stranger).get(archive).expect(403);
  });

  test('of a meeting without a club is for its members', async () => {
    const id = await createMeeting(stack, leader, [reader], { startsInMinutes: -120, lengthMinutes: 90 });
    await addPresence(
      stack.pool,
      [{ meetingId: id, userId: reader.id, fromMs: -6_000_000, untilMs: -5_400_000 }],
      0,
    );
    expect(cameOf(await textOf(leader, `/meetings/${id}/archive`))).toContain('10분');
    await as(later).get(`/meetings/${id}/archive`).expect(403);
  });

  test('of a member who hides it is only for herself, on every page, until she shows it again', async () => {
    const { id, page, archive } = await pastMeeting();
    const hide = `${page}/attendance/visibility`;
    expect(cameOf(await textOf(reader, archive))).toContain(`action="${hide}"`);
    await as(reader).post(hide, { hidden: 'on' }).expect(303).expect('location', `${archive}#came`);
    const others = [await textOf(later, archive), await textOf(leader, archive)];
    for (const html of others) expect(cameOf(html)).not.toContain('바다');
    for (const html of others) expect(cameOf(html)).not.toContain(`data-attendee="${reader.id}"`);
    expect(await textOf(later, page)).not.toMatch(/바다[^<]*다녀갔어요/);
    const deliveries = await findDeliveries(stack.db, id);
    expect(deliveries.find(({ userId }) => userId === reader.id)?.hasEntered).toBe(false);
    const own = cameOf(await textOf(reader, archive));
    expect(own).toContain('40분');
    expect(own).toContain('나에게만 보여요');
    await as(reader).post(hide).expect(303);
    expect(cameOf(await textOf(leader, archive))).toContain('40분');
  });

  test('stays hidden when the field is repeated or garbled', async () => {
    const { page, archive } = await pastMeeting();
    const hide = `${page}/attendance/visibility`;
    await as(reader).post(hide, { hidden: 'on' }).expect(303);
    for (const hidden of [['on', 'on'], 'off', '']) await as(reader).post(hide, { hidden }).expect(422);
    expect(cameOf(await textOf(leader, archive))).not.toContain('바다');
  });

  test('is hidden by a member of the meeting, and only after the end', async () => {
    const { page } = await pastMeeting();
    await as(later).post(`${page}/attendance/visibility`, { hidden: 'on' }).expect(403);
    const live = await createMeeting(stack, leader, [reader]);
    await as(reader).post(`/meetings/${live}/attendance/visibility`, { hidden: 'on' }).expect(409);
    await as(reader).post('/meetings/999999/attendance/visibility', { hidden: 'on' }).expect(404);
  });
});

test('a member in the chat room is recorded when the web process stops', async () => {
  const server = await startChatServer(stack);
  const id = await createMeeting(stack, leader, [reader]);
  const tabs = [await enterChat(server, reader, id), await enterChat(server, reader, id)];
  await server.close();
  for (const tab of tabs) tab.close();
  expect(await stack.db.meetingPresence.count({ where: { meetingId: id } })).toBe(1);
});
