import { describe, expect, test } from 'vitest';
import { createSeenPeriods, longestGapSeconds } from '../../src/attendance/seen-periods.ts';

const member = { meetingId: 7, userId: 3 };
const gapMs = longestGapSeconds * 1_000;

describe('the periods that a process saw', () => {
  test('a member who is there has an open period, and it closes when she leaves', () => {
    const seen = createSeenPeriods();
    seen.arrived(member, 1_000);
    expect(seen.list()).toEqual([{ ...member, fromMs: 1_000, untilMs: null }]);
    seen.departed(member, 61_000);
    expect(seen.list()).toEqual([{ ...member, fromMs: 1_000, untilMs: 61_000 }]);
  });

  test('a reload does not end a period, and a longer absence does', () => {
    const seen = createSeenPeriods();
    seen.arrived(member, 0);
    seen.departed(member, 10_000);
    seen.arrived(member, 10_000 + gapMs);
    expect(seen.list()).toEqual([{ ...member, fromMs: 0, untilMs: null }]);
    seen.departed(member, 100_000);
    seen.arrived(member, 100_001 + gapMs);
    expect(seen.list()).toEqual([
      { ...member, fromMs: 0, untilMs: 100_000 },
      { ...member, fromMs: 100_001 + gapMs, untilMs: null },
    ]);
  });

  test('a stored period is forgotten once no arrival can prolong it', () => {
    const seen = createSeenPeriods();
    seen.arrived(member, 0);
    seen.stored(seen.list(), 30_000);
    expect(seen.list()).toHaveLength(1);
    seen.departed(member, 40_000);
    seen.stored(seen.list(), 40_000 + gapMs);
    expect(seen.list()).toHaveLength(1);
    seen.stored(seen.list(), 40_001 + gapMs);
    expect(seen.list()).toEqual([]);
  });

  test('a period that ended during the storing is not taken for stored', () => {
    const seen = createSeenPeriods();
    seen.arrived(member, 0);
    const stored = seen.list();
    seen.departed(member, 20_000);
    seen.stored(stored, 40_000 + gapMs);
    expect(seen.list()).toEqual([{ ...member, fromMs: 0, untilMs: 20_000 }]);
  });
});
