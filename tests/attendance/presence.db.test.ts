import { EventEmitter } from 'node:events';
import type { Namespace } from 'socket.io';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAttendees } from '../../src/attendance/attendee-repository.ts';
import { addPresence } from '../../src/attendance/presence-repository.ts';
import { watchPresence } from '../../src/attendance/watch-presence.ts';
import { createLogger } from '../../src/platform/log.ts';
import { memberRoom } from '../../src/platform/realtime/rooms.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let leader: TestPerson;
let reader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack, '하늘');
  reader = await createPerson(stack, '바다');
});
afterAll(() => stack.close());

const minute = 60_000;
const meetingWith = (options: MeetingOptions = {}) =>
  createMeeting(stack, leader, [reader], { startsInMinutes: -60, lengthMinutes: 120, ...options });

/** Stores that the reader was there, in minutes before now. */
const add = (meetingId: number, ...periods: readonly (readonly [from: number, until: number])[]) =>
  addPresence(
    stack.pool,
    periods.map(([from, until]) => ({
      meetingId,
      userId: reader.id,
      fromMs: -from * minute,
      untilMs: -until * minute,
    })),
    0,
  );

/** The minutes of the reader, with one decimal; null if she was not there. */
async function minutesOf(meetingId: number): Promise<number | null> {
  const attendees = await findAttendees(stack.db, meetingId, leader.id);
  const seconds = attendees.find(({ userId }) => userId === reader.id)?.presence?.seconds;
  return seconds === undefined ? null : Math.round(seconds / 6) / 10;
}

describe('the presence of a member', () => {
  test('of two tabs on two processes counts once, in whatever order it is stored', async () => {
    const id = await meetingWith();
    await add(id, [30, 10]);
    await add(id, [40, 20]);
    await add(id, [40, 20], [30, 10]);
    expect(await minutesOf(id)).toBe(30);
  });

  test('leaves out an absence, and counts a gap of a reload', async () => {
    const id = await meetingWith();
    await add(id, [50, 40], [30, 20], [19.5, 10]);
    expect(await minutesOf(id)).toBe(30);
  });

  test('counts nothing outside the start and the end', async () => {
    const id = await meetingWith({ startsInMinutes: -60, lengthMinutes: 30 });
    await add(id, [90, 50], [40, 0]);
    expect(await minutesOf(id)).toBe(20);
    const [came] = await findAttendees(stack.db, id, leader.id);
    const meeting = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
    expect(came?.presence?.firstSeenAt).toEqual(meeting.startsAt);
    expect(came?.presence?.lastSeenAt).toEqual(meeting.endsAt);
  });

  test('is not stored before the start, in a cancelled meeting, or without a seat', async () => {
    const early = await meetingWith({ startsInMinutes: 5 });
    const cancelled = await meetingWith({ cancelled: true });
    const left = await meetingWith();
    await stack.db.membership.deleteMany({ where: { meetingId: left, userId: reader.id } });
    for (const id of [early, cancelled, left]) await add(id, [30, 0]);
    expect(
      await stack.db.meetingPresence.count({ where: { meetingId: { in: [early, cancelled, left] } } }),
    ).toBe(0);
  });

  test('is the same after 40 random periods in any order as their union by the minute', async () => {
    const id = await meetingWith();
    const periods = Array.from({ length: 40 }, (_, i) => {
      const from = ((i * 37) % 58) + 2;
      return [from, Math.max(0, from - 1 - ((i * 13) % 3))] as const;
    });
    const there = new Set(periods.flatMap(([from, until]) => range(until, from)));
    for (const period of periods) await add(id, period);
    // Ends of periods stored by different statements differ by their milliseconds.
    expect(await minutesOf(id)).toBeCloseTo(there.size, 0);
  });
});

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('a process that watches its rooms', () => {
  const log = createLogger({ level: 'silent', name: 'test' });
  function watched(pool: Parameters<typeof watchPresence>[1]['pool'] = stack.pool) {
    const adapter = new EventEmitter();
    const clock = { ms: 0 };
    const chat = { adapter } as unknown as Pick<Namespace, 'adapter'>;
    return { adapter, clock, watch: watchPresence(chat, { pool, log, uptime: () => clock.ms }) };
  }

  test('stores those who are there, and what it saw until it stops', async () => {
    const id = await meetingWith();
    const { adapter, clock, watch } = watched();
    adapter.emit('create-room', memberRoom(id, reader.id));
    clock.ms = 10 * minute;
    await watch.store();
    expect(await minutesOf(id)).toBe(10);
    clock.ms = 12 * minute;
    adapter.emit('delete-room', memberRoom(id, reader.id));
    clock.ms = 15 * minute;
    await watch.stop();
    // The earlier period ended a moment before this one began.
    expect(await minutesOf(id)).toBeCloseTo(15, 0);
  });

  test('keeps what PostgreSQL did not take for the next time', async () => {
    const id = await meetingWith();
    let isAway = true;
    const pool = {
      query: (...args: unknown[]) =>
        isAway
          ? Promise.reject(new Error('away'))
          : (stack.pool.query as (...all: unknown[]) => unknown)(...args),
    } as unknown as typeof stack.pool;
    const { adapter, clock, watch } = watched(pool);
    adapter.emit('create-room', memberRoom(id, reader.id));
    clock.ms = 5 * minute;
    adapter.emit('delete-room', memberRoom(id, reader.id));
    await expect(watch.store()).rejects.toThrow('away');
    clock.ms = 20 * minute;
    adapter.emit('create-room', memberRoom(id, reader.id));
    clock.ms = 25 * minute;
    isAway = false;
    await watch.stop();
    expect(await minutesOf(id)).toBe(10);
  });
});
