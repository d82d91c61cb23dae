import { describe, expect, test } from 'vitest';
import {
  fromSeoulWallTime,
  koreanDateTime,
  koreanDistance,
  koreanDuration,
  koreanPeriod,
  koreanTime,
  seoulWallTime,
} from '../../src/platform/korean-date.ts';

const now = new Date('2026-06-30T12:00:00Z');
const at = (iso: string) => new Date(iso);

describe('an instant is shown as wall time in Seoul', () => {
  test.each([
    ['2026-07-03T11:00:00Z', '7월 3일(금) 오후 8:00'],
    ['2026-07-03T15:05:00Z', '7월 4일(토) 밤 12:05'],
    ['2026-07-31T14:59:59Z', '7월 31일(금) 오후 11:59'],
    ['2026-07-31T15:00:00Z', '8월 1일(토) 밤 12시'],
    ['2026-07-04T03:00:00Z', '7월 4일(토) 낮 12시'],
    ['2026-12-31T14:59:00Z', '12월 31일(목) 오후 11:59'],
    ['2026-12-31T15:00:00Z', '2027년 1월 1일(금) 밤 12시'],
    ['2025-12-31T14:59:00Z', '2025년 12월 31일(수) 오후 11:59'],
  ])('%s is %s', (iso, shown) => expect(koreanDateTime(at(iso), now)).toBe(shown));

  test('as a calendar shows it, from the end of the last summer time on', () => {
    const calendar = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Seoul',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const instants = Array.from(
      { length: 200 },
      (_, i) => at('1988-10-08T10:00:00Z').getTime() + i * 3_600_000,
    );
    const later = Array.from(
      { length: 200 },
      (_, i) => at('1999-12-31T14:00:00Z').getTime() + i * 61_234_567,
    );
    for (const time of [...instants, ...later])
      expect(seoulWallTime(new Date(time))).toBe(calendar.format(time).replace(' ', 'T'));
  });

  test('without the date when only the time matters', () => {
    expect(koreanTime(at('2026-07-03T11:00:00Z'))).toBe('오후 8:00');
  });
});

describe('a period says once what is the same at both ends', () => {
  test.each([
    ['2026-07-03T11:00:00Z', '2026-07-03T12:30:00Z', '7월 3일(금) 오후 8:00~9:30'],
    ['2026-07-03T02:00:00Z', '2026-07-03T04:00:00Z', '7월 3일(금) 오전 11:00~오후 1:00'],
    ['2026-07-03T02:00:00Z', '2026-07-03T03:00:00Z', '7월 3일(금) 오전 11:00~낮 12시'],
    ['2026-07-03T03:00:00Z', '2026-07-03T03:45:00Z', '7월 3일(금) 낮 12시~12:45'],
    ['2026-07-03T03:30:00Z', '2026-07-03T04:30:00Z', '7월 3일(금) 낮 12:30~오후 1:30'],
    ['2026-07-02T15:00:00Z', '2026-07-02T16:00:00Z', '7월 3일(금) 밤 12시~오전 1:00'],
    // Midnight at the end of a day belongs to the evening.
    ['2026-07-03T13:00:00Z', '2026-07-03T15:00:00Z', '7월 3일(금) 오후 10:00~밤 12시'],
    ['2026-12-31T13:00:00Z', '2026-12-31T15:00:00Z', '12월 31일(목) 오후 10:00~밤 12시'],
    ['2026-07-03T14:00:00Z', '2026-07-03T15:30:00Z', '7월 3일(금) 오후 11:00 ~ 7월 4일(토) 밤 12:30'],
    ['2026-07-03T14:00:00Z', '2026-07-04T15:00:00Z', '7월 3일(금) 오후 11:00 ~ 7월 5일(일) 밤 12시'],
    ['2026-07-03T14:00:00Z', '2026-07-03T16:00:00Z', '7월 3일(금) 오후 11:00 ~ 7월 4일(토) 오전 1:00'],
  ])('%s to %s', (from, to, shown) => expect(koreanPeriod(at(from), at(to), now)).toBe(shown));
});

test.each([
  [60_000, '1분'],
  [45 * 60_000, '45분'],
  [120 * 60_000, '2시간'],
  [90 * 60_000, '1시간 30분'],
  [720 * 60_000, '12시간'],
])('%d ms last %s', (milliseconds, shown) => expect(koreanDuration(milliseconds)).toBe(shown));

test.each([
  [10 * 60_000, '10분 뒤'],
  [9 * 60_000 + 1, '10분 뒤'],
  [9 * 60_000, '9분 뒤'],
  [59 * 60_000 + 1, '1시간 뒤'],
  [60_001, '2분 뒤'],
  [60_000, '1분 뒤'],
  [1, '1분 뒤'],
  [0, '방금'],
  [-59_999, '방금'],
  [-60_000, '1분 전'],
  [3 * 3_600_000, '3시간 뒤'],
  [-25 * 3_600_000, '어제'],
  [24 * 3_600_000, '내일'],
  // It is nine in the evening: in 27 hours it is the day after tomorrow.
  [27 * 3_600_000 - 1, '내일'],
  [27 * 3_600_000, '2일 뒤'],
  [72 * 3_600_000 - 1_000, '3일 뒤'],
])('%d ms from now is %s', (offset, shown) =>
  expect(koreanDistance(new Date(now.getTime() + offset), now)).toBe(shown),
);

describe('what is typed in a form is wall time in Seoul', () => {
  test.each([
    ['2026-07-03T20:00', '2026-07-03T11:00:00.000Z'],
    ['2026-08-01T00:05', '2026-07-31T15:05:00.000Z'],
    ['2028-02-29T23:59', '2028-02-29T14:59:00.000Z'],
    ['2026-11-01T01:30', '2026-10-31T16:30:00.000Z'],
  ])('%s is %s, and is shown again as typed', (typed, iso) => {
    expect(fromSeoulWallTime(typed)?.toISOString()).toBe(iso);
    expect(seoulWallTime(at(iso))).toBe(typed);
  });

  test.each([
    '2026-02-30T20:00',
    '2026-02-29T20:00',
    '2026-11-22T24:00',
    '2026-11-22T23:60',
    '2026-13-01T00:00',
    '2026-00-10T00:00',
    '2026-07-03',
    '2026-07-03T20:00Z',
    '2026-07-03T20:00:00',
    '2026-07-03T20:00+09:00',
    '2026-07-03 20:00',
    ' 2026-07-03T20:00',
    '２０２６-07-03T20:00',
    '',
    'abc',
  ])('"%s" is no time', (typed) => expect(fromSeoulWallTime(typed)).toBeNull());
});
