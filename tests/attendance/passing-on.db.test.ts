import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announceToMembers } from '../../src/alarms/index.ts';
import { answerAttendance } from '../../src/attendance/answer-attendance.ts';
import { askMembers } from '../../src/attendance/ask-members.ts';
import { passSeatsOn } from '../../src/attendance/pass-seats-on.ts';
import { noAnnouncer } from '../../src/meetings/index.ts';
import { createLogger } from '../../src/platform/log.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { passTime } from '../support/alarms.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let services: Parameters<typeof passSeatsOn>[0];

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  services = {
    db: stack.db,
    log: createLogger({ level: 'silent', name: 'test' }),
    announcer: noAnnouncer,
    announceToMembers: announceToMembers({ changed: () => {} }),
  };
});
afterAll(() => stack.close());

const people = async (count: number): Promise<TestPerson[]> => {
  const created: TestPerson[] = [];
  for (let i = 0; i < count; i += 1) created.push(await createPerson(stack));
  return created;
};

/** A full meeting in 11 hours, whose first member said yes, and people who wait for a seat. */
async function fullMeeting({ silent, waiting }: { silent: number; waiting: number }) {
  const [leader, coming, ...others] = (await people(2 + silent)) as [TestPerson, TestPerson, ...TestPerson[]];
  const waiters = await people(waiting);
  const options = { startsInMinutes: 13 * 60, capacity: 2 + silent };
  const id = await createMeeting(stack, leader, [coming, ...others], options);
  for (const [i, { id: userId }] of others.entries())
    await stack.db
      .$executeRaw`UPDATE memberships SET joined_at = now() - make_interval(hours => ${10 - i}::int)
      WHERE meeting_id = ${id} AND user_id = ${userId}`;
  await askMembers(services);
  await answerAttendance(services, coming.id, { meetingId: id, answer: 'yes' });
  for (const one of waiters) await asPerson(app, one).post(`/meetings/${id}/wait`).expect(303);
  const passOn = (mostSeats = 500, by = leader) => passSeatsOn(services, by.id, { meetingId: id, mostSeats });
  return { id, leader, coming, others, waiters, passOn };
}

const seatsOf = async (meetingId: number) =>
  (await stack.db.membership.findMany({ where: { meetingId } })).map(({ userId }) => userId);
const toldOf = async (meetingId: number, kind: string) =>
  (await stack.db.notification.findMany({ where: { announcement: { meetingId, kind } } })).map(
    ({ userId }) => userId,
  );
const ids = (list: readonly TestPerson[]) => list.map(({ id }) => id);

describe('the seats of members who have not answered', () => {
  test('are passed on from 12 hours before the start, not earlier', async () => {
    const { passOn } = await fullMeeting({ silent: 1, waiting: 1 });
    expect(await passOn()).toEqual({ ok: false, reason: 'too_early' });
    await passTime(stack, 61);
    expect(await passOn()).toMatchObject({ ok: true });
  });

  test('go to as many people as wait, from the member who joined last, and each is told once', async () => {
    const { id, others, waiters, coming, leader, passOn } = await fullMeeting({ silent: 3, waiting: 2 });
    await passTime(stack, 61);
    const [first, second, third] = others as [TestPerson, TestPerson, TestPerson];
    expect(await passOn()).toEqual({ ok: true, userIds: [third.id, second.id] });
    expect((await seatsOf(id)).toSorted()).toEqual(ids([leader, coming, first]).toSorted());
    expect((await toldOf(id, 'seat_passed_on')).toSorted()).toEqual(ids([second, third]).toSorted());
    expect((await toldOf(id, 'seat_offered')).toSorted()).toEqual(ids(waiters).toSorted());
    // Nobody waits without an offer any more, so the one without an answer keeps her seat.
    expect(await passOn()).toEqual({ ok: false, reason: 'nobody_waits' });
    for (const one of waiters)
      await asPerson(app, one).post(`/meetings/${id}/offer`, { answer: 'take' }).expect(303);
    expect(await seatsOf(id)).toHaveLength(5);
    const { memberCount, capacity } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
    expect(memberCount).toBe(capacity);
  });

  test('stay when they answer in time, when nobody waits, and beyond the number that was shown', async () => {
    const few = await fullMeeting({ silent: 2, waiting: 2 });
    const none = await fullMeeting({ silent: 1, waiting: 0 });
    await passTime(stack, 61);
    expect(await few.passOn(1)).toEqual({ ok: true, userIds: [few.others[1]?.id] });
    await answerAttendance(services, few.others[0]?.id ?? 0, { meetingId: few.id, answer: 'yes' });
    expect(await few.passOn()).toEqual({ ok: false, reason: 'nobody_silent' });
    expect(await none.passOn()).toEqual({ ok: false, reason: 'nobody_waits' });
    expect(await none.passOn(500, none.coming)).toEqual({ ok: false, reason: 'not_leader' });
  });

  test('stay when all who wait may not have a seat, and go to those who may', async () => {
    const { id, waiters, others, passOn } = await fullMeeting({ silent: 2, waiting: 2 });
    await passTime(stack, 61);
    const suspend = (userIds: number[]) =>
      stack.db.user.updateMany({
        where: { id: { in: userIds } },
        data: { suspendedUntil: new Date(Date.now() + 86_400_000) },
      });
    await suspend(ids(waiters).slice(0, 1));
    expect(await passOn()).toEqual({ ok: true, userIds: [others[1]?.id] });
    expect(await toldOf(id, 'seat_offered')).toEqual(ids(waiters).slice(1));
    expect(await passOn()).toEqual({ ok: false, reason: 'nobody_waits' });
    expect(await seatsOf(id)).toHaveLength(3);
  });

  test('are passed on once by two taps at the same time', async () => {
    const { id, passOn } = await fullMeeting({ silent: 2, waiting: 1 });
    await passTime(stack, 61);
    const results = await Promise.all([passOn(), passOn()]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await seatsOf(id)).toHaveLength(3);
  });

  test('stay in the last 30 minutes, in which seats are offered to nobody', async () => {
    const { id, leader, passOn } = await fullMeeting({ silent: 1, waiting: 1 });
    await passTime(stack, 12 * 60 + 29);
    const page = async () => (await asPerson(app, leader).get(`/meetings/${id}`).expect(200)).text;
    expect(await page()).toContain('pass-on');
    await passTime(stack, 2);
    expect(await passOn()).toEqual({ ok: false, reason: 'too_late' });
    expect(await page()).not.toContain('pass-on');
    expect(await seatsOf(id)).toHaveLength(3);
  });

  test('have a button that says whose seats go and who is told', async () => {
    const { id, leader, others, coming } = await fullMeeting({ silent: 2, waiting: 1 });
    const section = async (person: TestPerson) =>
      /<section[^>]*id="attendance"[\s\S]*?<\/section>/.exec(
        (await asPerson(app, person).get(`/meetings/${id}`).expect(200)).text,
      )?.[0] ?? '';
    expect(await section(leader)).not.toContain('pass-on');
    await passTime(stack, 61);
    expect(await section(leader)).toContain('2명 가운데 늦게 참여한 1명의 자리를');
    expect(await section(coming)).not.toContain('pass-on');
    const action = `/meetings/${id}/attendance/pass-on`;
    await asPerson(app, leader).post(action, { seats: 'all' }).expect(422);
    await asPerson(app, coming).post(action, { seats: '1' }).expect(403);
    await asPerson(app, leader).post(action, { seats: '1' }).expect(303);
    expect(await seatsOf(id)).not.toContain(others[1]?.id);
    const inbox = (
      await asPerson(app, others[1] as TestPerson)
        .get('/notifications')
        .expect(200)
    ).text;
    expect(inbox).toContain(`/meetings/${id}`);
  });
});
