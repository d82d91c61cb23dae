import { expect, test } from 'vitest';
import { csvOf } from '../../src/money/csv.ts';

test('a file begins with a byte order mark and quotes its texts', () => {
  expect(
    csvOf([
      ['날짜', '내용'],
      ['2026-11-28', '커피 "큰 잔", 두 잔'],
      [12_000, ''],
    ]),
  ).toBe('\uFEFF"날짜","내용"\r\n"2026-11-28","커피 ""큰 잔"", 두 잔"\r\n12000,""\r\n');
});

test.each(['=1+1', '+82', '-3', '@SUM(A1)', '\t=1', '＝1', ' =cmd', '\u200b=1', '\r=1'])(
  'a spreadsheet shows %j as text',
  (text) => {
    expect(csvOf([[text]])).toBe(`\uFEFF"'${text}"\r\n`);
  },
);

test.each(['커피=좋아', '3-1', 'a@b', ''])('%j stays as it is', (text) => {
  expect(csvOf([[text]])).toBe(`\uFEFF"${text}"\r\n`);
});
