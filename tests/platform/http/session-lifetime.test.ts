import { expect, test } from 'vitest';
import { isSessionOver } from '../../../src/platform/http/session-lifetime.ts';

const start = Date.UTC(2026, 10, 28);
const after = (days: number) => new Date(start + days * 24 * 60 * 60 * 1_000);

test.each([
  [13.9, false, false],
  [14, false, true],
  [14, true, false],
  [364.9, true, false],
  [365, true, true],
])('%d days after the log-in a session (kept: %s) is over: %s', (days, isKept, isOver) => {
  expect(isSessionOver({ issuedAt: start, isKept }, after(days))).toBe(isOver);
});

test('a session without a readable log-in time is over', () => {
  expect(isSessionOver({ issuedAt: Number.NaN }, after(0))).toBe(true);
});
