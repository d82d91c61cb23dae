import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Repeat, repeatedStarts } from '../../public/js/rhythm.js';
import { proposedStart } from '../../src/meetings/next-start.ts';
import { fromSeoulWallTime, seoulWallTime } from '../../src/platform/korean-date.ts';

const seoul = (wall: string) => fromSeoulWallTime(wall) ?? new Date(Number.NaN);

test.each<[string, string[], string, string]>([
  [
    'a week after weekly meetings',
    ['2026-11-24T19:30', '2026-12-01T19:30'],
    '2026-12-02T09:00',
    '2026-12-08T19:30',
  ],
  [
    'two weeks after biweekly ones',
    ['2026-11-17T19:30', '2026-12-01T19:30'],
    '2026-12-02T09:00',
    '2026-12-15T19:30',
  ],
  [
    'a third Tuesday after third Tuesdays',
    ['2026-11-17T19:30', '2026-12-15T19:30'],
    '2026-12-16T09:00',
    '2027-01-19T19:30',
  ],
  ['a month on after a single one', ['2026-12-01T19:30'], '2026-12-02T09:00', '2027-01-05T19:30'],
  [
    'a month on after irregular ones',
    ['2026-11-12T14:00', '2026-12-01T19:30'],
    '2026-12-02T09:00',
    '2027-01-05T19:30',
  ],
  [
    'after now, if the last one is long ago',
    ['2026-03-03T19:30', '2026-03-10T19:30'],
    '2026-12-02T09:00',
    '2026-12-08T19:30',
  ],
  [
    'later than now at the same minute',
    ['2026-11-24T19:30', '2026-12-01T19:30'],
    '2026-12-08T19:30',
    '2026-12-15T19:30',
  ],
  [
    'after the last one, if that is still to come',
    ['2026-12-08T19:30', '2026-12-15T19:30'],
    '2026-12-02T09:00',
    '2026-12-22T19:30',
  ],
])('the next meeting is proposed %s', (_what, starts, now, expected) => {
  expect(proposedStart(starts.map(seoul), seoul(now))).toBe(expected);
});

test('a series is continued as if it had been opened longer', () => {
  const start = fc
    .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 })
    .map((minutes) => seoulWallTime(new Date(minutes * 60_000)));
  // A series of fifth weekdays may go on as one of fourth ones.
  const isPlain = (wall: string) => Number(wall.slice(8, 10)) <= 28;
  fc.assert(
    fc.property(
      start.filter(isPlain),
      fc.constantFrom<Repeat>('weekly', 'biweekly', 'monthly'),
      fc.integer({ min: 2, max: 11 }),
      (first, repeat, times) => {
        const longer = repeatedStarts(first, repeat, times + 1);
        const [last, next] = longer.slice(-2);
        const starts = longer.slice(-3, -1).map(seoul);
        expect(proposedStart(starts, seoul(last ?? ''))).toBe(next);
      },
    ),
  );
});
