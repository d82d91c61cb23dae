import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinClub } from '../../src/clubs/join-club.ts';
import { leaveClub } from '../../src/clubs/leave-club.ts';
import { meetingSteps, noAnnouncer } from '../../src/meetings/index.ts';
import { createLogger } from '../../src/platform/log.ts';
import { acceptTurn, declineTurn } from '../../src/rota/answer-turn.ts';
import { storeDuty } from '../../src/rota/duty-repository.ts';
import { findRota } from '../../src/rota/find-rota.ts';
import { findRotaMeeting } from '../../src/rota/rota-repository.ts';
import { setDuty } from '../../src/rota/set-duty.ts';
import type { Task } from '../../src/rota/task.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
/** In the order in which they joined the club; the first leads it. */
let people: TestPerson[];
let clubId: number;
beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  people = await Promise.all(
    ['하늘', '바다', '솔', '별'].map((name) =>
      createPerson(stack, `${name}${crypto.randomUUID().slice(0, 6)}`),
    ),
  );
  clubId = await createClub(stack, at(0));
  for (const { id } of people.slice(1)) await joinClub({ db: stack.db }, id, { clubId, answer: '' });
});

const steps = meetingSteps({ announcer: noAnnouncer, log: createLogger({ level: 'silent', name: 'test' }) });

const at = (place: number) => people[place] as TestPerson;
const services = () => ({ db: stack.db });

async function openMeeting(startsInMinutes: number, options: MeetingOptions = {}): Promise<number> {
  const id = await createMeeting(stack, at(0), people.slice(1), { startsInMinutes, ...options });
  await stack.db.meeting.update({ where: { id }, data: { clubId } });
  return id;
}

async function stateOf(meetingId: number, task: Task = 'host') {
  const meeting = await findRotaMeeting(stack.db, meetingId);
  if (!meeting) throw new Error('The meeting is not there');
  const rota = await findRota(stack.db, meeting);
  const duty = rota.duties.find((one) => one.task === task);
  const placeOf = (userId: number | null | undefined) => people.findIndex(({ id }) => id === userId);
  return { taken: placeOf(duty?.taken?.userId), proposed: placeOf(duty?.proposed?.userId) };
}

const answer = async (place: number, meetingId: number, verb: typeof acceptTurn, task: Task = 'host') =>
  (await verb(services(), at(place).id, { meetingId, task })).ok;
const set = (by: number, meetingId: number, place: number | null, task: Task = 'host') =>
  setDuty(services(), at(by).id, { meetingId, task, userId: place === null ? null : at(place).id });

describe('a turn', () => {
  test('goes to the member who is in the club longest, and after a decline to the next', async () => {
    const id = await openMeeting(600);
    expect(await stateOf(id)).toEqual({ taken: -1, proposed: 0 });
    expect(await answer(1, id, acceptTurn)).toBe(false);
    expect(await answer(1, id, declineTurn)).toBe(false);
    expect(await answer(0, id, declineTurn)).toBe(true);
    expect(await answer(0, id, declineTurn)).toBe(true);
    expect(await stateOf(id)).toEqual({ taken: -1, proposed: 1 });
    expect(await answer(1, id, acceptTurn)).toBe(true);
    expect(await answer(1, id, acceptTurn)).toBe(true);
    expect(await stateOf(id)).toEqual({ taken: 1, proposed: -1 });
    expect(await stateOf(id, 'presenter')).toEqual({ taken: -1, proposed: 0 });
  });

  test('skips members who did it at an earlier meeting, and counts proposals of meetings between', async () => {
    const [past, next, later] = [await openMeeting(-600), await openMeeting(600), await openMeeting(1_200)];
    await stack.db.clubDuty.create({
      data: { meetingId: past, task: 'host', clubId, userId: at(0).id },
    });
    expect(await stateOf(next)).toEqual({ taken: -1, proposed: 1 });
    expect(await stateOf(later)).toEqual({ taken: -1, proposed: 2 });
    await set(0, next, 2);
    expect(await stateOf(later)).toEqual({ taken: -1, proposed: 1 });
  });

  test('goes among equals to the member who is in the club longer, and then to the lower id', async () => {
    const id = await openMeeting(600);
    const joinedAt = (place: number, when: string) =>
      stack.db.clubMembership.updateMany({
        where: { clubId, userId: at(place).id },
        data: { joinedAt: new Date(when) },
      });
    await joinedAt(3, '2026-01-01T00:00:00Z');
    expect((await stateOf(id)).proposed).toBe(3);
    for (const place of [0, 1, 2, 3]) await joinedAt(place, '2026-02-01T00:00:00Z');
    const lowest = [...people].sort((one, other) => one.id - other.id)[0];
    expect((await stateOf(id)).proposed).toBe(people.indexOf(lowest as TestPerson));
  });

  test('of a meeting far behind others without a decision is not proposed yet', async () => {
    const ids = [];
    for (let place = 0; place < 15; place += 1) ids.push(await openMeeting(600 + place * 60));
    expect((await stateOf(ids[12] as number)).proposed).toBe(0);
    expect((await stateOf(ids[13] as number)).proposed).toBe(-1);
    expect(await answer(0, ids[13] as number, acceptTurn)).toBe(false);
    // A meeting with a decision is not counted among them.
    await set(0, ids[0] as number, 3);
    await set(0, ids[0] as number, 3, 'presenter');
    expect((await stateOf(ids[13] as number)).proposed).toBe(0);
  });

  test('of a cancelled meeting counts for nothing', async () => {
    const cancelled = await openMeeting(-600, { cancelled: true });
    await stack.db.clubDuty.create({
      data: { meetingId: cancelled, task: 'host', clubId, userId: at(0).id },
    });
    expect(await stateOf(await openMeeting(600))).toEqual({ taken: -1, proposed: 0 });
  });

  test('that all have declined may be taken by any of them, or is set by the leader', async () => {
    const id = await openMeeting(600);
    for (const place of [0, 1, 2, 3]) expect(await answer(place, id, declineTurn)).toBe(true);
    expect(await stateOf(id)).toEqual({ taken: -1, proposed: -1 });
    expect(await answer(2, id, acceptTurn)).toBe(true);
    expect(await answer(3, id, acceptTurn)).toBe(false);
    expect(await stateOf(id)).toEqual({ taken: 2, proposed: -1 });
  });

  test('of a meeting that is over or cancelled is neither taken nor set', async () => {
    for (const id of [await openMeeting(-600), await openMeeting(600, { cancelled: true })]) {
      expect(await answer(0, id, acceptTurn)).toBe(false);
      expect(await set(0, id, 1)).toEqual({ ok: false, reason: 'over' });
    }
  });
});

describe('a leader', () => {
  test('sets a member by hand, also one who declined, and leaves it to the rota again', async () => {
    const id = await openMeeting(600);
    await answer(0, id, declineTurn);
    expect(await set(0, id, 0)).toEqual({ ok: true });
    expect(await stateOf(id)).toEqual({ taken: 0, proposed: -1 });
    expect(await set(0, id, null)).toEqual({ ok: true });
    expect(await stateOf(id)).toEqual({ taken: -1, proposed: 0 });
    expect(await set(1, id, 1)).toEqual({ ok: false, reason: 'not_manager' });
  });

  test('cannot set a person without a seat or without the club', async () => {
    const id = await openMeeting(600);
    await stack.db.membership.deleteMany({ where: { meetingId: id, userId: at(1).id } });
    expect(await set(0, id, 1)).toEqual({ ok: false, reason: 'no_such_member' });
    await stack.db.clubMembership.deleteMany({ where: { clubId, userId: at(2).id } });
    expect(await set(0, id, 2)).toEqual({ ok: false, reason: 'no_such_member' });
    expect(await acceptTurn(services(), at(2).id, { meetingId: id, task: 'host' })).toEqual({
      ok: false,
      reason: 'not_member',
    });
  });
});

describe('a duty', () => {
  test('passes on with the seat, and does not come back with it', async () => {
    const id = await openMeeting(600);
    await answer(0, id, declineTurn);
    await answer(1, id, acceptTurn);
    await stack.db.membership.deleteMany({ where: { meetingId: id, userId: at(1).id } });
    expect(await stateOf(id)).toEqual({ taken: -1, proposed: 2 });
    await stack.db.membership.create({ data: { meetingId: id, userId: at(1).id } });
    expect(await stateOf(id)).toEqual({ taken: -1, proposed: 1 });
  });

  test('passes on while its member is leaving, before her seat is freed', async () => {
    const id = await openMeeting(600);
    await answer(0, id, acceptTurn);
    const leavesAt = new Date(Date.now() + 60_000);
    await stack.db.membership.updateMany({ where: { meetingId: id, userId: at(0).id }, data: { leavesAt } });
    expect(await stateOf(id)).toEqual({ taken: -1, proposed: 1 });
    expect(await answer(1, id, acceptTurn)).toBe(true);
    expect(await stateOf(id)).toEqual({ taken: 1, proposed: -1 });
  });

  test('passes on when its member leaves the club, and one of the past stays', async () => {
    const [past, next] = [await openMeeting(-600), await openMeeting(600)];
    await stack.db.clubDuty.create({ data: { meetingId: past, task: 'host', clubId, userId: at(1).id } });
    await set(0, next, 1);
    expect(await leaveClub({ db: stack.db, steps }, at(1).id, clubId)).toMatchObject({
      ok: true,
    });
    expect(await stateOf(next)).toEqual({ taken: -1, proposed: 0 });
    expect(await stateOf(past)).toEqual({ taken: 1, proposed: -1 });
  });

  test('of a deleted account stays in the past without a name', async () => {
    const past = await openMeeting(-600);
    await stack.db.clubDuty.create({ data: { meetingId: past, task: 'host', clubId, userId: at(3).id } });
    await stack.db.user.delete({ where: { id: at(3).id } });
    expect(await stack.db.clubDuty.findFirst({ where: { meetingId: past } })).toMatchObject({ userId: null });
  });
});

describe('parallel answers', () => {
  test('of all members give the task to one of them', async () => {
    const id = await openMeeting(600);
    for (const place of [0, 1, 2, 3]) await answer(place, id, declineTurn);
    const accepted = await Promise.all(
      [0, 1, 2, 3].flatMap((place) => [place, place]).map((place) => answer(place, id, acceptTurn)),
    );
    const { taken } = await stateOf(id);
    expect(taken).toBeGreaterThanOrEqual(0);
    // The winner asked twice and is told twice that it is hers.
    expect(accepted.filter(Boolean)).toHaveLength(2);
  });

  test('and a leave at the same moment leave no duty: the leave waits and ends it', async () => {
    const id = await openMeeting(600);
    const { left } = await stack.db.$transaction(async (tx) => {
      await storeDuty(tx, { meetingId: id, task: 'host' }, { userId: at(1).id, setBy: null });
      const leave = stack.db.membership.deleteMany({ where: { meetingId: id, userId: at(1).id } }).then();
      await expect.poll(waitingForLocks).toBe(1);
      return { left: leave };
    });
    expect(await left).toEqual({ count: 1 });
    expect(await stack.db.clubDuty.count({ where: { meetingId: id } })).toBe(0);
  });
});

async function waitingForLocks(): Promise<number | undefined> {
  const [row] = await stack.db.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.waiting;
}
