import { expect, test } from 'vitest';
import { createAbsenceWatch } from '../../src/agenda/absence-watch.ts';
import { emptyAgenda } from '../../src/agenda/agenda.ts';
import type { FoundAgenda } from '../../src/agenda/agenda-repository.ts';
import { createLogger } from '../../src/platform/log.ts';

const log = createLogger({ level: 'silent', name: 'test' });
const startsAt = new Date('2026-11-29T10:00:00Z');
const found: FoundAgenda = {
  meetingId: 1,
  agenda: {
    ...emptyAgenda,
    turnsStartedAt: startsAt,
    turns: [{ id: 5, userId: 7, isSecond: false, endedAt: null }],
  },
  times: { startsAt, endsAt: new Date('2026-11-29T12:00:00Z') },
  now: startsAt,
};

/** Returns the second in which the turn of member 7 is passed on, if any. */
async function passedAt(isAway: (second: number) => boolean): Promise<number[]> {
  const passed: number[] = [];
  let second = 0;
  const watch = createAbsenceWatch({
    clock: { now: () => new Date(startsAt.getTime() + second * 1_000) },
    log,
    findPresent: async () => new Set(isAway(second) ? [] : [7]),
    passOn: async () => void passed.push(second),
  });
  for (; second <= 10 && passed.length === 0; second += 1) await watch([found]);
  return passed;
}

test('a member who left is passed on after 5 seconds', async () => {
  expect(await passedAt((second) => second >= 2)).toEqual([7]);
});

test('a member keeps her turn while Redis comes back empty and her process renews her presence', async () => {
  expect(await passedAt((second) => second >= 2 && second < 2 + 5)).toEqual([]);
});

test('a meeting that is locked keeps no other meeting waiting, and is tried again', async () => {
  const tried: [second: number, meetingId: number][] = [];
  let second = 0;
  const watch = createAbsenceWatch({
    clock: { now: () => new Date(startsAt.getTime() + second * 1_000) },
    log,
    findPresent: async () => new Set(),
    passOn: async ({ meetingId }) => {
      tried.push([second, meetingId]);
      if (meetingId === 1) throw new Error('lock timeout');
    },
  });
  const turns = [{ id: 6, userId: 8, isSecond: false, endedAt: null }];
  const other = { ...found, meetingId: 2, agenda: { ...found.agenda, turns } };
  for (; second <= 6; second += 1) await watch([found, other]);
  expect(tried).toEqual([
    [5, 1],
    [5, 2],
    [6, 1],
    [6, 2],
  ]);
});
