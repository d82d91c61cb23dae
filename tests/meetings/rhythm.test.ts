import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Repeat, repeatedStarts, rhythmOf } from '../../public/js/rhythm.js';
import { rhythmWords } from '../../public/js/text/rhythm-words.js';

const day = 24 * 60 * 60_000;
const utc = (wall: string) => new Date(`${wall}:00Z`);
const weekday = (wall: string) => utc(wall).getUTCDay();
const dayOfMonth = (wall: string) => utc(wall).getUTCDate();
const monthIndex = (wall: string) => utc(wall).getUTCFullYear() * 12 + utc(wall).getUTCMonth();
const place = (wall: string) => Math.ceil(dayOfMonth(wall) / 7);
const isLastOfMonth = (wall: string) =>
  new Date(utc(wall).getTime() + 7 * day).getUTCMonth() !== utc(wall).getUTCMonth();

const start = fc
  .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString().slice(0, 16));
const times = fc.integer({ min: 1, max: 12 });
const rhythm = fc.constantFrom<Repeat>('weekly', 'biweekly', 'monthly');

describe('the starts of a series', () => {
  test('without repetition are the one that was typed, whatever the number says', () =>
    fc.assert(
      fc.property(start, times, (at, count) => {
        expect(repeatedStarts(at, 'none', count)).toEqual([at]);
      }),
    ));

  test('are as many as asked for, begin with the first, and keep weekday and time', () =>
    fc.assert(
      fc.property(start, rhythm, times, (at, repeat, count) => {
        const starts = repeatedStarts(at, repeat, count);
        expect(starts).toHaveLength(count);
        expect(starts[0]).toBe(at);
        for (const each of starts) {
          expect(weekday(each)).toBe(weekday(at));
          expect(each.slice(10)).toBe(at.slice(10));
        }
      }),
    ));

  test('are one week or two weeks apart', () =>
    fc.assert(
      fc.property(start, fc.constantFrom<Repeat>('weekly', 'biweekly'), times, (at, repeat, count) => {
        const starts = repeatedStarts(at, repeat, count).map((each) => utc(each).getTime());
        const step = repeat === 'weekly' ? 7 * day : 14 * day;
        for (const [index, each] of starts.entries()) expect(each - (starts[0] ?? 0)).toBe(index * step);
      }),
    ));

  test('monthly are one in each month, at the same place, and the last after a fifth', () =>
    fc.assert(
      fc.property(start, times, (at, count) => {
        for (const [index, each] of repeatedStarts(at, 'monthly', count).entries()) {
          expect(monthIndex(each)).toBe(monthIndex(at) + index);
          if (place(at) === 5) expect(isLastOfMonth(each)).toBe(true);
          else expect(place(each)).toBe(place(at));
        }
      }),
    ));

  test.each<[string, Repeat, string[]]>([
    ['2026-12-15T19:30', 'monthly', ['2026-12-15T19:30', '2027-01-19T19:30', '2027-02-16T19:30']],
    ['2026-12-31T23:59', 'monthly', ['2026-12-31T23:59', '2027-01-28T23:59', '2027-02-25T23:59']],
    ['2026-12-29T00:00', 'biweekly', ['2026-12-29T00:00', '2027-01-12T00:00', '2027-01-26T00:00']],
    ['2028-02-29T20:00', 'monthly', ['2028-02-29T20:00', '2028-03-28T20:00', '2028-04-25T20:00']],
  ])('from %s, %s, are these', (first, repeat, expected) => {
    expect(repeatedStarts(first, repeat, 3)).toEqual(expected);
  });
});

describe('a series in words', () => {
  test.each<[string, Repeat, number, string]>([
    ['2026-12-15T19:30', 'monthly', 6, '매달 셋째 화요일 저녁 7시 30분, 6번'],
    ['2026-12-31T14:00', 'monthly', 12, '매달 마지막 목요일 오후 2시, 12번'],
    ['2026-12-06T12:00', 'weekly', 4, '매주 일요일 낮 12시, 4번'],
    ['2026-12-05T22:05', 'biweekly', 2, '2주마다 토요일 오후 10시 5분, 2번'],
    ['2026-12-05T20:00', 'none', 5, ''],
    ['', 'weekly', 5, ''],
    ['2026-12-05', 'weekly', 5, ''],
  ])('from %s, %s, %i times, is "%s"', (first, repeat, count, words) => {
    expect(rhythmWords(first, repeat, count)).toBe(words);
  });
});

test('the rhythm of meetings is that of their last two', () => {
  fc.assert(
    fc.property(start, rhythm, fc.integer({ min: 2, max: 12 }), (at, repeat, count) => {
      const starts = repeatedStarts(at, repeat, count);
      expect(rhythmOf(starts.at(-2), starts.at(-1) ?? '')).toBe(repeat);
    }),
  );
  expect(rhythmOf(undefined, '2026-12-05T20:00')).toBe('monthly');
});
