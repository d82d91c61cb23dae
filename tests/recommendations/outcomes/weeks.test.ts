import { expect, test } from 'vitest';
import { weeksUntil } from '../../../src/recommendations/outcomes/weeks.ts';

test('weeks begin on Monday at midnight in Korea, follow each other and begin with the current one', () => {
  // 00:30 on Monday, 2026-11-23, in Korea.
  const [current, before, ...rest] = weeksUntil(new Date('2026-11-22T15:30:00Z'), 26);
  expect(current).toEqual({
    monday: '2026-11-23',
    from: new Date('2026-11-22T15:00:00Z'),
    to: new Date('2026-11-29T15:00:00Z'),
  });
  expect(before).toMatchObject({ monday: '2026-11-16', to: current?.from });
  expect(rest.at(-1)?.monday).toBe('2026-06-01');
});

test('the last moment of a Sunday in Korea belongs to the week before', () => {
  expect(weeksUntil(new Date('2026-11-22T14:59:59Z'), 1)[0]?.monday).toBe('2026-11-16');
});
