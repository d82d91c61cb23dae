import { expect, test } from 'vitest';
import { lengthWords, wallTimeWords } from '../../public/js/wall-time.js';
import { timeReadings } from '../../src/meetings/form-times.ts';
import { quickStarts } from '../../src/meetings/quick-start-view.ts';
import { koreanDuration } from '../../src/platform/korean-date.ts';

const seoul = (time: string) => new Date(`${time}+09:00`);

test('a start in one tap is today, tomorrow or on Saturday, and never over', () => {
  // A Wednesday.
  expect(quickStarts(seoul('2026-11-25T19:59'))).toEqual([
    { label: '오늘 저녁 8시', value: '2026-11-25T20:00' },
    { label: '내일 저녁 8시', value: '2026-11-26T20:00' },
    { label: '이번 토요일 오후 2시', value: '2026-11-28T14:00' },
  ]);
  expect(quickStarts(seoul('2026-11-25T20:00')).map(({ label }) => label)).toEqual([
    '내일 저녁 8시',
    '이번 토요일 오후 2시',
  ]);
  // A Saturday in Seoul, which is still Friday in UTC.
  expect(quickStarts(seoul('2026-11-28T08:00')).at(-1)).toEqual({
    label: '다음 토요일 오후 2시',
    value: '2026-12-05T14:00',
  });
});

test.each([
  ['2026-11-24T20:00', '2026-11-24T21:30'],
  ['2026-11-24T11:05', '2026-11-25T00:00'],
  ['2026-12-31T23:59', '2027-01-01T00:59'],
  ['2026-11-24T20:00', '2026-11-24T19:00'],
])('%s to %s is read out by the page as by the server', (startsAt, endsAt) => {
  const readings = timeReadings({ startsAt, endsAt }, seoul('2026-11-20T12:00'));
  const length = seoul(endsAt).getTime() - seoul(startsAt).getTime();
  expect(wallTimeWords(startsAt, '2026')).toBe(readings.startsAt);
  const words = [wallTimeWords(endsAt, '2026'), lengthWords(length)].filter(Boolean).join(' · ');
  expect(words).toBe(readings.endsAt);
  if (length > 0) expect(readings.endsAt).toContain(` · ${koreanDuration(length)}`);
});

test('what is no time is not read out', () => {
  expect(timeReadings({ startsAt: 'soon' }, seoul('2026-11-20T12:00'))).toEqual({ startsAt: '', endsAt: '' });
  expect(wallTimeWords('', '2026')).toBe('');
});
