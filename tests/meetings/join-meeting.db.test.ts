import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { noAnnouncer } from '../../src/meetings/announcer.ts';
import { cancelMeeting } from '../../src/meetings/cancel-meeting.ts';
import { joinMeeting } from '../../src/meetings/join-meeting.ts';
import { leaveMeeting } from '../../src/meetings/leave-meeting.ts';
import { removeMember } from '../../src/meetings/remove-member.ts';
import type { MeetingServices } from '../../src/meetings/services.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const log = createLogger({ level: 'silent', name: 'test' });
let stack: TestStack;
let services: MeetingServices;
let leader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  services = { db: stack.db, log, announcer: noAnnouncer };
  leader = await createPerson(stack);
});
afterAll(() => stack.close());

const people = (count: number) => Promise.all(Array.from({ length: count }, () => createPerson(stack)));
const join = (person: TestPerson, id: number) => joinMeeting(services, person.id, id);
const outcome = (result: { ok: true; outcome: string } | { ok: false; reason: string }) =>
  result.ok ? result.outcome : result.reason;

/** The counter and the memberships must never part. */
async function seatsOf(id: number): Promise<number> {
  const { memberCount } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
  expect(await stack.db.membership.count({ where: { meetingId: id } })).toBe(memberCount);
  return memberCount;
}

describe('joining', () => {
  test('gives five of thirty at once the five seats, and tells the others that it is full', async () => {
    const id = await createMeeting(stack, leader, [], { capacity: 6 });
    const outcomes = (await Promise.all((await people(30)).map((person) => join(person, id)))).map(outcome);
    expect(outcomes.filter((one) => one === 'joined')).toHaveLength(5);
    expect(outcomes.filter((one) => one === 'full')).toHaveLength(25);
    expect(await seatsOf(id)).toBe(6);
  });

  test('over two processes gives the last seat to one', async () => {
    const other = openDatabase(stack.databaseUrl, { max: 5, log });
    try {
      for (let round = 0; round < 10; round += 1) {
        const id = await createMeeting(stack, leader, [], { capacity: 2 });
        const crowd = await people(6);
        const results = await Promise.all(
          crowd.map((person, i) =>
            joinMeeting({ ...services, db: i % 2 ? other.db : stack.db }, person.id, id),
          ),
        );
        expect(results.map(outcome).filter((one) => one === 'joined')).toHaveLength(1);
        expect(await seatsOf(id)).toBe(2);
      }
    } finally {
      await other.close();
    }
  });

  test('lets 499 at once in through the ten connections of one web process', async () => {
    const web = openDatabase(stack.databaseUrl, { max: 10, log, isForPages: true });
    try {
      const id = await createMeeting(stack, leader);
      const crowd = await people(499);
      const results = await Promise.all(
        crowd.map((person) => joinMeeting({ ...services, db: web.db }, person.id, id)),
      );
      expect(new Set(results.map(outcome))).toEqual(new Set(['joined']));
      expect(await seatsOf(id)).toBe(500);
    } finally {
      await web.close();
    }
  });

  test('twice is the same as once', async () => {
    const id = await createMeeting(stack, leader);
    const person = await createPerson(stack);
    expect(outcome(await join(person, id))).toBe('joined');
    expect(outcome(await join(person, id))).toBe('was_member');
    expect(await seatsOf(id)).toBe(2);
  });

  test('twice at the same moment takes one seat', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await createMeeting(stack, leader);
      const person = await createPerson(stack);
      const outcomes = (await Promise.all([1, 2, 3, 4].map(() => join(person, id)))).map(outcome);
      expect(outcomes.sort()).toEqual(['joined', 'was_member', 'was_member', 'was_member']);
      expect(await seatsOf(id)).toBe(2);
    }
  });

  test('one’s own meeting changes nothing', async () => {
    const id = await createMeeting(stack, leader);
    expect(outcome(await join(leader, id))).toBe('was_member');
    expect(await seatsOf(id)).toBe(1);
  });

  test('is possible while the meeting runs, and not once it ended by the database’s clock', async () => {
    const person = await createPerson(stack);
    const live = await createMeeting(stack, leader, [], { startsInMinutes: -30 });
    expect(outcome(await join(person, live))).toBe('joined');
    const over = await createMeeting(stack, leader, [], { startsInMinutes: -61 });
    expect(outcome(await join(person, over))).toBe('ended');
    expect(await seatsOf(over)).toBe(1);
  });

  test.each([7, -7])('is the same in a process whose clock is %d minutes off', async (minutes) => {
    const ends = await createMeeting(stack, leader, [], { startsInMinutes: -57 });
    const ended = await createMeeting(stack, leader, [], { startsInMinutes: -63 });
    const person = await createPerson(stack);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });
    try {
      expect(outcome(await join(person, ends))).toBe('joined');
      expect(outcome(await join(person, ended))).toBe('ended');
    } finally {
      vi.useRealTimers();
    }
  });

  test('a cancelled meeting is refused, and so is one that is not there', async () => {
    const person = await createPerson(stack);
    expect(outcome(await join(person, await createMeeting(stack, leader, [], { cancelled: true })))).toBe(
      'cancelled',
    );
    expect(outcome(await join(person, 2_000_000_000))).toBe('not_found');
  });

  test('while the leader cancels keeps the taken seats equal to the members', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await createMeeting(stack, leader, [], { startsInMinutes: 60 });
      const crowd = await people(4);
      const [cancelled, ...joined] = await Promise.all([
        cancelMeeting(services, leader.id, id),
        ...crowd.map((person) => join(person, id)),
      ]);
      expect(outcome(cancelled)).toBe('cancelled');
      expect(await seatsOf(id)).toBe(1 + joined.map(outcome).filter((one) => one === 'joined').length);
    }
  });
});

describe('leaving', () => {
  test('frees the seat for the next one', async () => {
    const [person, next] = (await people(2)) as [TestPerson, TestPerson];
    const id = await createMeeting(stack, leader, [person], { capacity: 2 });
    expect(outcome(await join(next, id))).toBe('full');
    expect(outcome(await leaveMeeting(services, person.id, id))).toBe('left');
    expect(outcome(await join(next, id))).toBe('joined');
  });

  test('twice, even at the same moment, frees one seat', async () => {
    const person = await createPerson(stack);
    const id = await createMeeting(stack, leader, [person]);
    const outcomes = (await Promise.all([1, 2, 3].map(() => leaveMeeting(services, person.id, id)))).map(
      outcome,
    );
    expect(outcomes.sort()).toEqual(['left', 'was_no_member', 'was_no_member']);
    expect(await seatsOf(id)).toBe(1);
  });

  test('is refused to the leader', async () => {
    const id = await createMeeting(stack, leader);
    expect(outcome(await leaveMeeting(services, leader.id, id))).toBe('leader');
    expect(await seatsOf(id)).toBe(1);
  });
});

test('removing somebody frees her seat, once', async () => {
  const person = await createPerson(stack);
  const id = await createMeeting(stack, leader, [person]);
  const remove = () => removeMember(services, leader.id, { meetingId: id, userId: person.id });
  expect(outcome(await remove())).toBe('removed');
  expect(outcome(await remove())).toBe('was_no_member');
  expect(await seatsOf(id)).toBe(1);
});

test('seats and members agree after any storm of joining, leaving and removing', async () => {
  const random = seededRandom(20261122);
  const crowd = await people(12);
  const id = await createMeeting(stack, leader, [], { capacity: 6 });
  const acts = Array.from({ length: 300 }, () => {
    const person = crowd[Math.floor(random() * crowd.length)] as TestPerson;
    const dice = random();
    if (dice < 0.55) return () => join(person, id);
    if (dice < 0.85) return () => leaveMeeting(services, person.id, id);
    return () => removeMember(services, leader.id, { meetingId: id, userId: person.id });
  });
  for (let i = 0; i < acts.length; i += 15) {
    const results = await Promise.all(acts.slice(i, i + 15).map((act) => act()));
    for (const result of results) if (!result.ok) expect(['full', 'banned']).toContain(result.reason);
    expect(await seatsOf(id)).toBeLessThanOrEqual(6);
  }
});

describe('an announcement', () => {
  test('follows each change that happened, and no other', async () => {
    const told: string[] = [];
    const announcer = {
      changed: ({ id }: { id: number }) => void told.push(`changed ${id}`),
      cancelled: (id: number) => void told.push(`cancelled ${id}`),
      joined: (id: number, userId: number) => void told.push(`joined ${id} ${userId}`),
      left: (id: number, userId: number) => void told.push(`left ${id} ${userId}`),
      removed: (id: number, userId: number) => void told.push(`removed ${id} ${userId}`),
      leaderChanged: (id: number) => void told.push(`leader ${id}`),
      rightsChanged: (id: number, userId: number) => void told.push(`rights ${id} ${userId}`),
    };
    const loud = { ...services, announcer };
    const [one, two] = (await people(2)) as [TestPerson, TestPerson];
    const id = await createMeeting(stack, leader);
    for (const _twice of [1, 2]) await joinMeeting(loud, one.id, id);
    await joinMeeting(loud, two.id, id);
    for (const _twice of [1, 2]) await leaveMeeting(loud, one.id, id);
    for (const _twice of [1, 2]) await removeMember(loud, leader.id, { meetingId: id, userId: two.id });
    for (const _twice of [1, 2]) await cancelMeeting(loud, leader.id, id);
    await joinMeeting(loud, one.id, id);
    expect(told).toEqual([
      `joined ${id} ${one.id}`,
      `joined ${id} ${two.id}`,
      `left ${id} ${one.id}`,
      `removed ${id} ${two.id}`,
      `cancelled ${id}`,
    ]);
  });

  test('that fails does not fail what was done', async () => {
    const id = await createMeeting(stack, leader);
    const person = await createPerson(stack);
    const announcer = { ...noAnnouncer, joined: () => Promise.reject(new Error('Redis is away')) };
    expect(outcome(await joinMeeting({ ...services, announcer }, person.id, id))).toBe('joined');
    expect(await seatsOf(id)).toBe(2);
  });
});
