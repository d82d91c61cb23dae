import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createServerClock } from '../../public/js/chat/server-clock.js';
import { dayOf, timeLeft, timeOfDay } from '../../public/js/chat/time-words.js';
import { after } from '../../public/js/chat/timers.js';
import { createTimetable, minutesToEnd, nextChange, phaseAt } from '../../public/js/chat/timetable.js';
import { koreanDay, koreanTime } from '../../src/platform/korean-date.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000_000_000 }));
afterEach(() => void vi.useRealTimers());

const minute = 60_000;

test('the page words day and time like the server', () => {
  const now = new Date('2026-11-22T11:00:00Z');
  for (const iso of [
    '2026-11-22T11:03:00Z',
    '2026-11-22T15:00:00Z',
    '2026-11-22T14:59:59Z',
    '2026-11-21T23:09:00Z',
    '2025-12-31T14:59:59Z',
    '2025-12-31T15:00:00Z',
  ]) {
    expect(timeOfDay(iso)).toBe(koreanTime(new Date(iso)));
    expect(dayOf(iso, now.getTime())).toBe(koreanDay(new Date(iso), now));
  }
  expect(dayOf('2026-11-22T15:00:00Z', now.getTime())).toBe('11월 23일(월)');
});

test.each([
  [3_723_000, '1시간 2분 3초'],
  [200_000, '3분 20초'],
  [60_000, '1분'],
  [1, '1초'],
  [0, '0초'],
  [-5_000, '0초'],
  [2 * 86_400_000 + 3 * 3_600_000 + 59_000, '2일 3시간'],
])('%i ms left are "%s"', (milliseconds, words) => {
  expect(timeLeft(milliseconds)).toBe(words);
});

test('the page knows the server’s time although the computer’s clock is wrong', () => {
  const clock = createServerClock({ serverNow: 5_000, receivedAt: 9_000_000, now: () => 9_000_400 });
  expect(clock.now()).toBe(5_400);
  clock.set(7_000);
  expect(clock.now()).toBe(7_000);
});

const times = { startsAt: 0, endsAt: 60 * minute };

test('the room is open from the start and before the end', () => {
  expect([-1, 0, 60 * minute - 1, 60 * minute].map((now) => phaseAt(times, now))).toEqual([
    'before',
    'open',
    'open',
    'over',
  ]);
});

test('only the last five minutes are counted', () => {
  expect([54, 55, 55.1, 59, 59.9, 60].map((at) => minutesToEnd(times, at * minute))).toEqual([
    null,
    5,
    5,
    1,
    1,
    null,
  ]);
  expect(minutesToEnd({ startsAt: 0, endsAt: 2 * minute }, -minute)).toBe(null);
});

test('the next change is the start, then each of the last minutes, then the end', () => {
  const changes: number[] = [];
  for (let now: number | null = -minute; now !== null; now = nextChange(times, now))
    changes.push(now / minute);
  expect(changes).toEqual([-1, 0, 55, 56, 57, 58, 59, 60]);
});

function createFollowed(endsIn = 10 * minute) {
  const said: unknown[] = [];
  let followed = { startsAt: Date.now() + minute, endsAt: Date.now() + endsIn };
  const timetable = createTimetable({
    times: () => followed,
    now: Date.now,
    after,
    onPhase: (phase) => said.push(phase),
    onMinutes: (minutes, isWarning) => said.push(isWarning ? `${minutes}!` : minutes),
  });
  return {
    said,
    timetable,
    set: (next: typeof followed) => {
      followed = next;
      timetable.check();
    },
  };
}

test('a meeting opens, warns five minutes and one minute before the end, and ends by the clock', async () => {
  const { said, timetable } = createFollowed();
  timetable.check();
  await vi.advanceTimersByTimeAsync(20 * minute);
  expect(said).toEqual(['before', 'open', '5!', 4, 3, 2, '1!', null, 'over']);
});

test('an extended meeting withdraws its warning, and opens again if it was over', async () => {
  const { said, timetable, set } = createFollowed();
  timetable.check();
  await vi.advanceTimersByTimeAsync(6 * minute);
  const startsAt = Date.now() - 5 * minute;
  set({ startsAt, endsAt: Date.now() + 30 * minute });
  expect(said).toEqual(['before', 'open', '5!', 4, null]);
  await vi.advanceTimersByTimeAsync(30 * minute);
  expect(said.at(-1)).toBe('over');
  set({ startsAt, endsAt: Date.now() + minute / 2 });
  expect(said.slice(-2)).toEqual(['1!', 'open']);
});

test('a meeting months away does not overflow the timer', async () => {
  const { said, timetable, set } = createFollowed();
  set({ startsAt: Date.now() + 90 * 24 * 60 * minute, endsAt: Date.now() + 91 * 24 * 60 * minute });
  await vi.advanceTimersByTimeAsync(89 * 24 * 60 * minute);
  expect(said).toEqual(['before']);
  await vi.advanceTimersByTimeAsync(1 * 24 * 60 * minute);
  expect(said).toEqual(['before', 'open']);
  timetable.check();
  timetable.check();
  timetable.stop();
  await vi.advanceTimersByTimeAsync(2 * 24 * 60 * minute);
  expect(said).toEqual(['before', 'open']);
});
