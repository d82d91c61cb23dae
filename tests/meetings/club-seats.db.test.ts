import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerHandover } from '../../src/clubs/answer-handover.ts';
import { closeClub } from '../../src/clubs/close-club.ts';
import { editClub } from '../../src/clubs/edit-club.ts';
import { joinClub } from '../../src/clubs/join-club.ts';
import { leaveClub } from '../../src/clubs/leave-club.ts';
import { offerHandover } from '../../src/clubs/offer-handover.ts';
import { removeClubMember } from '../../src/clubs/remove-member.ts';
import { setRole } from '../../src/clubs/set-role.ts';
import type { MeetingAnnouncer } from '../../src/meetings/announcer.ts';
import { meetingSteps } from '../../src/meetings/club-steps.ts';
import { joinMeeting } from '../../src/meetings/join-meeting.ts';
import { leaveMeeting } from '../../src/meetings/leave-meeting.ts';
import { findMeetingForAsker } from '../../src/meetings/meeting-for-asker-repository.ts';
import { openClubMeeting } from '../../src/meetings/open-club-meeting.ts';
import { removeMember } from '../../src/meetings/remove-member.ts';
import { takeOverMeeting } from '../../src/meetings/take-over-meeting.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { clubPlan, createClubMeeting, startNow } from './sample-club-meeting.ts';

const log = createLogger({ level: 'silent', name: 'test' });
let stack: TestStack;
let told: string[];
const announcer: MeetingAnnouncer = {
  changed: ({ id }) => void told.push(`changed ${id}`),
  cancelled: (id) => void told.push(`cancelled ${id}`),
  joined: (id, userId) => void told.push(`joined ${id} ${userId}`),
  left: (id, userId) => void told.push(`left ${id} ${userId}`),
  removed: (id, userId) => void told.push(`removed ${id} ${userId}`),

  leaderChanged: (id) => void told.push(`leader ${id}`),
  rightsChanged: () => undefined,
};
const meetings = () => ({ db: stack.db, log, announcer });
const clubs = () => ({ db: stack.db, steps: meetingSteps(meetings()) });

let leader: TestPerson;
let helper: TestPerson;
let member: TestPerson;
let clubId: number;

beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

/** A club with a leader, a co-leader and a member. */
beforeEach(async () => {
  told = [];
  leader = await createPerson(stack);
  helper = await createPerson(stack);
  member = await createPerson(stack);
  clubId = await createClub(stack, leader);
  for (const { id } of [helper, member]) await joinClub(clubs(), id, { clubId, answer: '' });
  await setRole(clubs(), leader.id, { clubId, userId: helper.id, role: 'co_leader' });
});

const open = (by = leader, fields = {}) => createClubMeeting(stack, by, { clubId, ...fields });
const meetingOf = (id: number) => stack.db.meeting.findUniqueOrThrow({ where: { id } });

/** Returns the people with a seat; the meeting's counter must equal their number. */
async function seatsOf(id: number): Promise<number[]> {
  const { memberships, memberCount } = await stack.db.meeting.findUniqueOrThrow({
    where: { id },
    include: { memberships: true },
  });
  expect(memberCount).toBe(memberships.length);
  return memberships.map(({ userId }) => userId).sort((a, b) => a - b);
}
const ids = (...people: TestPerson[]) => people.map(({ id }) => id).sort((a, b) => a - b);
const join = (person: TestPerson) => joinClub(clubs(), person.id, { clubId, answer: '' });
const handOver = async (to: TestPerson) => {
  await offerHandover(clubs(), leader.id, { clubId, userId: to.id });
  return answerHandover(clubs(), to.id, { clubId, accepts: true });
};

describe('opening a meeting of a club', () => {
  test('seats every member, and the club’s leader leads although a co-leader opens it', async () => {
    const id = await open(helper);
    expect(await seatsOf(id)).toEqual(ids(leader, helper, member));
    expect(await meetingOf(id)).toMatchObject({ leaderId: leader.id, clubId });
    expect(await stack.db.room.count({ where: { meetingId: id } })).toBe(1);
  });

  test('is refused to members, outsiders and in a closed club, and gives the same meeting twice', async () => {
    const plan = await clubPlan(stack);
    const by = (person: TestPerson) => openClubMeeting({ db: stack.db }, person.id, { clubId, plan });
    expect(await by(member)).toEqual({ ok: false, reason: 'not_manager' });
    expect(await by(await createPerson(stack))).toEqual({ ok: false, reason: 'not_manager' });
    const first = await by(leader);
    expect(await by(helper)).toEqual({ ...first, isNew: false });
    await closeClub(clubs(), leader.id, clubId);
    expect(await by(leader)).toEqual({ ok: false, reason: 'closed' });
  });

  test('does not exist for an outsider of an unlisted club', async () => {
    const hidden = await createClub(stack, leader, { visibility: 'unlisted', entry: 'invite' });
    const plan = await clubPlan(stack);
    expect(await openClubMeeting({ db: stack.db }, member.id, { clubId: hidden, plan })).toEqual({
      ok: false,
      reason: 'not_found',
    });
  });

  test('counts against the limit of the leader, and seats a member who is at hers', async () => {
    const limits = { upcoming: { led: 2, joined: 1 }, changes: { count: 20 } };
    const plan = async () => ({ clubId, plan: await clubPlan(stack) });
    const services = { db: stack.db, limits };
    const first = await openClubMeeting(services, helper.id, await plan());
    const second = await openClubMeeting(services, helper.id, await plan());
    expect(await openClubMeeting(services, helper.id, await plan())).toEqual({
      ok: false,
      reason: 'too_many_led',
    });
    if (!first.ok || !second.ok) throw new Error('not opened');
    expect(await seatsOf(second.id)).toEqual(ids(leader, helper, member));
  });

  test('needs a seat for each member and a book that exists', async () => {
    const small = { clubId, plan: await clubPlan(stack, { capacity: 2 }) };
    expect(await openClubMeeting({ db: stack.db }, leader.id, small)).toEqual({
      ok: false,
      problems: { capacity: 'below_club' },
    });
    const unknown = { clubId, plan: await clubPlan(stack, { bookId: 2_000_000_000 }) };
    expect(await openClubMeeting({ db: stack.db }, leader.id, unknown)).toEqual({
      ok: false,
      problems: { bookId: 'no_book' },
    });
  });
});

describe('joining the club', () => {
  test('gives a seat in its meetings that are not over, and tells the room that runs', async () => {
    const [upcoming, live, past, cancelled] = [await open(), await open(), await open(), await open()];
    await startNow(stack, live);
    const over = { startsAt: new Date(Date.now() - 7_200_000), endsAt: new Date(Date.now() - 3_600_000) };
    await stack.db.meeting.update({ where: { id: past }, data: over });
    await stack.db.meeting.update({ where: { id: cancelled }, data: { cancelledAt: new Date() } });
    const newcomer = await createPerson(stack);
    await join(newcomer);
    for (const id of [upcoming, live]) expect(await seatsOf(id)).toContain(newcomer.id);
    for (const id of [past, cancelled]) expect(await seatsOf(id)).not.toContain(newcomer.id);
    expect(told).toEqual([`joined ${live} ${newcomer.id}`]);
  });

  test('gives no seat in a full meeting', async () => {
    const id = await open(leader, { capacity: 3 });
    await join(await createPerson(stack));
    expect(await seatsOf(id)).toEqual(ids(leader, helper, member));
  });

  test('again gives back all seats but those of meetings that she left or was removed from', async () => {
    const [left, removedFrom, kept] = [await open(), await open(), await open()];
    await leaveMeeting(meetings(), member.id, left);
    await removeMember(meetings(), leader.id, { meetingId: removedFrom, userId: member.id });
    await leaveClub(clubs(), member.id, clubId);
    expect(await seatsOf(kept)).toEqual(ids(leader, helper));
    await join(member);
    expect(await seatsOf(kept)).toEqual(ids(leader, helper, member));
    for (const id of [left, removedFrom]) expect(await seatsOf(id)).toEqual(ids(leader, helper));
  });
});

describe('leaving the club or being removed from it', () => {
  test.each([
    ['leaves', () => leaveClub(clubs(), member.id, clubId)],
    ['is removed', () => removeClubMember(clubs(), helper.id, { clubId, userId: member.id })],
  ])('a member who %s loses the seats that are not past, and every right', async (_how, act) => {
    const [upcoming, live, past] = [await open(), await open(), await open()];
    await startNow(stack, live);
    const over = { startsAt: new Date(Date.now() - 7_200_000), endsAt: new Date(Date.now() - 3_600_000) };
    await stack.db.meeting.update({ where: { id: past }, data: over });
    await act();
    for (const id of [upcoming, live]) expect(await seatsOf(id)).toEqual(ids(leader, helper));
    expect(await seatsOf(past)).toEqual(ids(leader, helper, member));
    expect(told).toEqual([`left ${live} ${member.id}`]);
    for (const id of [upcoming, live, past])
      expect((await findMeetingForAsker(stack.db, id, member.id))?.asker).toMatchObject({
        isMember: false,
        isClubMember: false,
        isClubManager: false,
      });
    const rejoined = await joinMeeting(meetings(), member.id, upcoming);
    expect(rejoined).toEqual({ ok: false, reason: 'club_members_only' });
  });

  test('a co-leader who leaves gives the room she took over to the club’s leader', async () => {
    const id = await open();
    await startNow(stack, id);
    await leaveMeeting(meetings(), helper.id, await open());
    await takeOverMeeting(meetings(), helper.id, id);
    await leaveMeeting(meetings(), leader.id, id);
    told = [];
    await leaveClub(clubs(), helper.id, clubId);
    expect(await meetingOf(id)).toMatchObject({ leaderId: leader.id });
    expect(await seatsOf(id)).toEqual(ids(leader, member));
    expect(told).toEqual([`joined ${id} ${leader.id}`, `leader ${id}`, `left ${id} ${helper.id}`]);
  });

  test('a failing step undoes the leave', async () => {
    const id = await open();
    const failing = { ...meetingSteps(meetings()), left: () => Promise.reject(new Error('failed')) };
    await expect(leaveClub({ db: stack.db, steps: failing }, member.id, clubId)).rejects.toThrow('failed');
    expect(await stack.db.clubMembership.count({ where: { clubId } })).toBe(3);
    expect(await seatsOf(id)).toContain(member.id);
  });
});

describe('the lead of a club’s meetings', () => {
  test('follows a handover, with a seat also where the new leader was removed before', async () => {
    const [full, bannedFrom, taken] = [await open(leader, { capacity: 3 }), await open(), await open()];
    await leaveMeeting(meetings(), member.id, full);
    await stack.db.$executeRaw`UPDATE meetings SET capacity = 2 WHERE id = ${full}`;
    await removeMember(meetings(), leader.id, { meetingId: bannedFrom, userId: member.id });
    await takeOverMeeting(meetings(), helper.id, taken);
    await handOver(member);
    expect(await meetingOf(full)).toMatchObject({ leaderId: member.id, capacity: 3 });
    expect(await meetingOf(bannedFrom)).toMatchObject({ leaderId: member.id, capacity: 30 });
    expect(await meetingOf(taken)).toMatchObject({ leaderId: helper.id });
    for (const id of [full, bannedFrom]) expect(await seatsOf(id)).toEqual(ids(leader, helper, member));
  });

  test('stays with the former leader in meetings of her own', async () => {
    const own = await createMeeting(stack, leader);
    await handOver(member);
    expect(await meetingOf(own)).toMatchObject({ leaderId: leader.id });
  });

  test('goes back to the leader when a co-leader becomes a member', async () => {
    const id = await open();
    await takeOverMeeting(meetings(), helper.id, id);
    await setRole(clubs(), leader.id, { clubId, userId: helper.id, role: 'member' });
    expect(await meetingOf(id)).toMatchObject({ leaderId: leader.id });
    expect(await takeOverMeeting(meetings(), helper.id, id)).toEqual({ ok: false, reason: 'not_leader' });
  });

  test('is taken over by a co-leader with a seat, once, and until the end', async () => {
    const id = await open();
    await startNow(stack, id);
    expect(await takeOverMeeting(meetings(), member.id, id)).toEqual({ ok: false, reason: 'not_leader' });
    for (const outcome of ['taken_over', 'was_leader'])
      expect(await takeOverMeeting(meetings(), helper.id, id)).toEqual({ ok: true, outcome });
    expect(told).toEqual([`leader ${id}`]);
    expect(await meetingOf(id)).toMatchObject({ leaderId: helper.id });
    await stack.db.meeting.update({ where: { id }, data: { endsAt: new Date(Date.now() - 1_000) } });
    expect(await takeOverMeeting(meetings(), leader.id, id)).toEqual({ ok: false, reason: 'ended' });
    const own = await createMeeting(stack, member, [leader]);
    expect(await takeOverMeeting(meetings(), leader.id, own)).toEqual({ ok: false, reason: 'not_leader' });
    const other = await open();
    await leaveMeeting(meetings(), helper.id, other);
    expect(await takeOverMeeting(meetings(), helper.id, other)).toEqual({ ok: false, reason: 'not_member' });
  });

  test('lets a co-leader remove a member and neither her leader nor another co-leader', async () => {
    const second = await createPerson(stack);
    await join(second);
    await setRole(clubs(), leader.id, { clubId, userId: second.id, role: 'co_leader' });
    const meetingId = await open();
    await takeOverMeeting(meetings(), helper.id, meetingId);
    for (const { id } of [leader, second])
      expect(await removeMember(meetings(), helper.id, { meetingId, userId: id })).toEqual({
        ok: false,
        reason: 'club_manager',
      });
    expect(await removeMember(meetings(), second.id, { meetingId, userId: member.id })).toEqual({
      ok: true,
      outcome: 'removed',
    });
  });
});

describe('closing the club', () => {
  test('cancels what has not begun, and lets a running meeting go on', async () => {
    const [upcoming, soon, live] = [await open(), await open(), await open()];
    await startNow(stack, live);
    await stack.db.meeting.update({ where: { id: soon }, data: { startsAt: new Date(Date.now() + 60_000) } });
    await closeClub(clubs(), leader.id, clubId);
    for (const id of [upcoming, soon]) expect((await meetingOf(id)).cancelledAt).not.toBeNull();
    expect((await meetingOf(live)).cancelledAt).toBeNull();
    expect(told).toEqual([`cancelled ${soon}`]);
    const changes = await stack.db.meetingChange.findMany({ where: { kind: 'meeting_cancelled' } });
    expect(changes.map(({ meetingId }) => meetingId)).toEqual(expect.arrayContaining([upcoming, soon]));
  });

  test('passes the running meeting on until its last member leaves, which ends it', async () => {
    const live = await open();
    await startNow(stack, live);
    await closeClub(clubs(), leader.id, clubId);
    await leaveClub(clubs(), leader.id, clubId);
    expect(await meetingOf(live)).toMatchObject({ leaderId: helper.id });
    await leaveClub(clubs(), helper.id, clubId);
    expect(await meetingOf(live)).toMatchObject({ leaderId: member.id, cancelledAt: null });
    await leaveClub(clubs(), member.id, clubId);
    expect((await meetingOf(live)).cancelledAt).not.toBeNull();
    expect(await seatsOf(live)).toEqual([member.id]);
  });
});

test('a club that grows or shrinks takes its meetings along, except those with a number of their own', async () => {
  const [like, own] = [await open(), await open(leader, { capacity: 12 })];
  const club = await stack.db.club.findUniqueOrThrow({ where: { id: clubId } });
  const { name, description, entryQuestion, version } = club;
  const plan = { name, description, visibility: 'listed', entry: 'open', entryQuestion } as const;
  await editClub(clubs(), leader.id, { ...plan, id: clubId, version, answer: null, capacity: 40 });
  expect(await meetingOf(like)).toMatchObject({ capacity: 40 });
  expect(await meetingOf(own)).toMatchObject({ capacity: 12 });
});

test('a seat in a club’s meeting is taken by members of the club only', async () => {
  const id = await open();
  const outsider = await createPerson(stack);
  expect(await joinMeeting(meetings(), outsider.id, id)).toEqual({ ok: false, reason: 'club_members_only' });
  await leaveMeeting(meetings(), member.id, id);
  expect(await joinMeeting(meetings(), member.id, id)).toEqual({ ok: true, outcome: 'joined' });
  await removeMember(meetings(), leader.id, { meetingId: id, userId: member.id });
  expect(await joinMeeting(meetings(), member.id, id)).toEqual({ ok: false, reason: 'banned' });
});

/** Runs two acts in this order although the meeting is locked when both begin. */
async function inTurn(meetingId: number, acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  const client = await stack.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT FROM meetings WHERE id = $1 FOR NO KEY UPDATE', [meetingId]);
    const running: Promise<unknown>[] = [];
    for (const act of acts) {
      running.push(act());
      await expect.poll(async () => (await stack.pool.query(waiting)).rowCount).toBe(running.length);
    }
    await client.query('COMMIT');
    await Promise.all(running);
  } finally {
    client.release();
  }
}

describe('two changes at once', () => {
  test('a co-leader who takes a room over while she leaves the club does not lead it', async () => {
    const id = await open();
    await inTurn(id, [
      () => takeOverMeeting(meetings(), helper.id, id),
      () => leaveClub(clubs(), helper.id, clubId),
    ]);
    expect(await meetingOf(id)).toMatchObject({ leaderId: leader.id });
    expect(await seatsOf(id)).toEqual(ids(leader, member));
  });

  test.each(['joins first', 'leaves first'])(
    'a member who joins a meeting while she leaves the club has no seat (%s)',
    async (order) => {
      const id = await open();
      await leaveMeeting(meetings(), member.id, id);
      const acts = [
        () => joinMeeting(meetings(), member.id, id),
        () => leaveClub(clubs(), member.id, clubId),
      ];
      await inTurn(id, order === 'joins first' ? acts : acts.toReversed());
      expect(await seatsOf(id)).toEqual(ids(leader, helper));
    },
  );
});
