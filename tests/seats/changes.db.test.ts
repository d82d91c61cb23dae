import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinClub } from '../../src/clubs/join-club.ts';
import { leaveClub } from '../../src/clubs/leave-club.ts';
import { cancelSeries } from '../../src/meetings/cancel-series.ts';
import { meetingSteps } from '../../src/meetings/club-steps.ts';
import { editMeeting } from '../../src/meetings/edit-meeting.ts';
import { finishLeaves } from '../../src/meetings/finish-leaves.ts';
import { leaveAllMeetings } from '../../src/meetings/leave-all-meetings.ts';
import { leaveSoon } from '../../src/meetings/leave-soon.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import { createClub } from '../clubs/sample-club.ts';
import { passTime } from '../support/alarms.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { fullMeeting, listOf, minutesOfOffer, people, seatActs, toldOf } from './seat-people.ts';

let stack: TestStack;
let acts: ReturnType<typeof seatActs>;
let leader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  acts = seatActs(stack.db);
  leader = await createPerson(stack);
});
afterAll(() => stack.close());

const minuteMs = 60_000;

/** A full meeting with two waiting people. */
async function withWaiters(options: MeetingOptions = {}) {
  const meeting = await fullMeeting(stack, leader, options);
  const [first, second] = (await people(stack, 2)) as [TestPerson, TestPerson];
  for (const one of [first, second]) await acts.wait(one, meeting.id);
  return { ...meeting, first, second };
}

async function edit(id: number, change: { capacity?: number; startsInMinutes?: number }) {
  const meeting = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
  const { startsInMinutes, ...rest } = change;
  const startsAt =
    startsInMinutes === undefined ? meeting.startsAt : new Date(Date.now() + startsInMinutes * minuteMs);
  const endsAt = new Date(startsAt.getTime() + 60 * minuteMs);
  return editMeeting(acts.services, leader.id, { ...meeting, startsAt, endsAt, ...rest });
}

describe('more seats', () => {
  test('are offered in the transaction that adds them', async () => {
    const { id, first, second } = await withWaiters();
    await edit(id, { capacity: 3 });
    expect(await listOf(stack, id)).toEqual({ waiting: [second.id], offered: [first.id] });
    await edit(id, { capacity: 6 });
    expect(await listOf(stack, id)).toEqual({ waiting: [], offered: [first.id, second.id] });
    expect(await acts.join(await createPerson(stack), id)).toBe('joined');
  });
});

describe('fewer seats', () => {
  test('are refused below the members and the seats that are held', async () => {
    const { id, first } = await withWaiters();
    await edit(id, { capacity: 3 });
    expect(await edit(id, { capacity: 2 })).toMatchObject({ problems: { capacity: 'below_members' } });
    await acts.decline(first, id);
    expect(await edit(id, { capacity: 2 })).toMatchObject({ problems: { capacity: 'below_members' } });
    await passTime(stack, 121);
    await acts.tick();
    expect(await edit(id, { capacity: 2 })).toMatchObject({ ok: true });
  });
});

describe('a meeting that is moved', () => {
  test('to a later day keeps its list, and the offer ends when she was told', async () => {
    const { id, member, first, second } = await withWaiters({ startsInMinutes: 90 });
    await acts.leave(member, id);
    expect(await minutesOfOffer(stack, id)).toBe(60);
    await edit(id, { startsInMinutes: 3 * 24 * 60 });
    expect(await listOf(stack, id)).toEqual({ waiting: [second.id], offered: [first.id] });
    expect(await minutesOfOffer(stack, id)).toBe(60);
    expect(await toldOf(stack, id)).toEqual([first.id]);
  });

  test('closer ends an offer 30 minutes before the new start', async () => {
    const { id, member, first } = await withWaiters();
    await acts.leave(member, id);
    await edit(id, { startsInMinutes: 50 });
    expect((await listOf(stack, id)).offered).toEqual([first.id]);
    expect(await minutesOfOffer(stack, id)).toBe(20);
  });

  test('to less than 30 minutes away has no offers any more: the first one to ask gets the seat', async () => {
    const { id, member, second } = await withWaiters();
    await acts.leave(member, id);
    await edit(id, { startsInMinutes: 20 });
    expect((await listOf(stack, id)).offered).toEqual([]);
    expect(await acts.join(second, id)).toBe('joined');
  });

  test('away from its last half hour offers seats again', async () => {
    const { id, member, first, second } = await withWaiters({ startsInMinutes: 31 });
    await passTime(stack, 2);
    await acts.leave(member, id);
    expect((await listOf(stack, id)).offered).toEqual([]);
    await edit(id, { startsInMinutes: 300 });
    expect(await listOf(stack, id)).toEqual({ waiting: [second.id], offered: [first.id] });
  });
});

describe('a member who presses “leave” with time to take it back', () => {
  test('frees her seat only when the time is over', async () => {
    const { id, member, first } = await withWaiters();
    await leaveSoon(acts.services, member.id, id);
    await acts.tick();
    expect((await listOf(stack, id)).offered).toEqual([]);
    expect(await acts.join(member, id)).toBe('was_member');
    await leaveSoon(acts.services, member.id, id);
    await stack.db.membership.updateMany({
      where: { meetingId: id, userId: member.id },
      data: { leavesAt: new Date(Date.now() - 1) },
    });
    await finishLeaves(acts.services);
    expect((await listOf(stack, id)).offered).toEqual([first.id]);
  });
});

test('a person who leaves the service frees her seats and her places on lists', async () => {
  const { id, member, first, second } = await withWaiters();
  const other = await withWaiters();
  await acts.leave(other.member, other.id);
  await acts.wait(member, other.id);
  for (const { id: userId } of [member, other.first])
    await inTransaction(stack.db, (tx) => leaveAllMeetings(acts.services, tx, { userId, heirs: new Map() }));
  expect(await listOf(stack, id)).toEqual({ waiting: [second.id], offered: [first.id] });
  expect(await listOf(stack, other.id)).toEqual({ waiting: [], offered: [other.second.id] });
});

test('a suspended person is passed over, and her offer passes on', async () => {
  const { id, member, first, second } = await withWaiters();
  const third = await createPerson(stack);
  await acts.wait(third, id);
  const suspendedUntil = new Date(Date.now() + 24 * 60 * minuteMs);
  await stack.db.user.update({ where: { id: first.id }, data: { suspendedUntil } });
  await acts.leave(member, id);
  expect(await listOf(stack, id)).toEqual({ waiting: [first.id, third.id], offered: [second.id] });
  await stack.db.user.update({ where: { id: second.id }, data: { suspendedUntil } });
  await acts.stop(leader, id);
  expect(await listOf(stack, id)).toEqual({ waiting: [first.id], offered: [third.id] });
});

test('a whole cancelled series has no lists', async () => {
  const { id } = await withWaiters();
  await cancelSeries(acts.services, leader.id, id);
  expect(await listOf(stack, id)).toEqual({ waiting: [], offered: [] });
});

describe('in a club', () => {
  /** A club of a leader and five members, and its full meeting of three seats. */
  async function clubMeeting() {
    const clubId = await createClub(stack, leader);
    const members = (await people(stack, 5)) as TestPerson[];
    for (const { id: userId } of members) await joinClub({ db: stack.db }, userId, { clubId, answer: '' });
    const [a, b, c, d] = members as [TestPerson, TestPerson, TestPerson, TestPerson];
    const id = await createMeeting(stack, leader, [a, b], {
      capacity: 3,
      startsInMinutes: 600,
      clubId,
    });
    for (const one of [c, d]) await acts.wait(one, id);
    return { clubId, id, seated: [a, b] as const, waiting: [c, d] as const };
  }
  const clubs = () => ({ db: stack.db, steps: meetingSteps(acts.services) });

  test('a member who leaves the club frees her seat and her place on the list', async () => {
    const { clubId, id, seated, waiting } = await clubMeeting();
    await leaveClub(clubs(), waiting[0].id, clubId);
    expect(await listOf(stack, id)).toEqual({ waiting: [waiting[1].id], offered: [] });
    await leaveClub(clubs(), seated[0].id, clubId);
    expect(await listOf(stack, id)).toEqual({ waiting: [], offered: [waiting[1].id] });
  });

  test('a new member of the club gets no seat before those who wait', async () => {
    const { clubId, id, seated, waiting } = await clubMeeting();
    await acts.leave(seated[0], id);
    const newcomer = await createPerson(stack);
    await joinClub(clubs(), newcomer.id, { clubId, answer: '' });
    expect(await stack.db.membership.count({ where: { meetingId: id, userId: newcomer.id } })).toBe(0);
    expect(await listOf(stack, id)).toEqual({ waiting: [waiting[1].id], offered: [waiting[0].id] });
  });

  test('an offer to a person whom the release before took out of the club passes on at the next scan', async () => {
    const { id, clubId, seated, waiting } = await clubMeeting();
    await acts.leave(seated[0], id);
    await stack.db.clubMembership.deleteMany({ where: { clubId, userId: waiting[0].id } });
    await acts.tick();
    expect(await listOf(stack, id)).toEqual({ waiting: [], offered: [waiting[1].id] });
    expect(await toldOf(stack, id)).toEqual([waiting[0].id, waiting[1].id]);
  });

  test('nobody outside the club waits', async () => {
    const { id } = await clubMeeting();
    expect(await acts.wait(await createPerson(stack), id)).toBe('club_members_only');
  });
});

test('the release before lowers the capacity below members and offers: the first offers hold', async () => {
  const { id, member, first, second } = await withWaiters();
  await edit(id, { capacity: 3 });
  await acts.leave(member, id);
  expect((await listOf(stack, id)).offered).toEqual([first.id, second.id]);
  await stack.db.meeting.update({ where: { id }, data: { capacity: 2 } });
  expect(await acts.take(second, id)).toBe('offer_over');
  expect(await acts.join(await createPerson(stack), id)).toBe('behind');
  expect(await acts.take(first, id)).toBe('joined');
  expect(await acts.take(second, id)).toBe('offer_over');
  expect(await stack.db.membership.count({ where: { meetingId: id } })).toBe(2);
});

test('a person waits in at most 30 meetings, and a meeting has at most 100 waiting people', async () => {
  const { id } = await fullMeeting(stack, leader);
  const eager = await createPerson(stack);
  const lists = await Promise.all(Array.from({ length: 30 }, () => fullMeeting(stack, leader)));
  await stack.db.seatWait.createMany({
    data: lists.map((one) => ({ meetingId: one.id, userId: eager.id })),
  });
  expect(await acts.wait(eager, id)).toBe('too_many_waits');
  await stack.pool.query(
    `INSERT INTO users (email, nickname, nickname_key, nickname_skeleton)
     SELECT 'w' || n || '@example.com', 'w' || n, 'w' || n, 'w' || n FROM generate_series(1, 100) n`,
  );
  await stack.pool.query(
    `INSERT INTO seat_waits (meeting_id, user_id) SELECT $1, id FROM users WHERE email LIKE 'w%@example.com'`,
    [id],
  );
  expect(await acts.wait(await createPerson(stack), id)).toBe('list_full');
});
