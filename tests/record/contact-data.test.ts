import { expect, test } from 'vitest';
import { hasContactData } from '../../src/record/contact-data.ts';

test.each(['2026.11.29에 다시 읽었어요.', '초판은 1951-07-16에 나왔대요.', '2026. 1. 3. 일기가 좋았어요.'])(
  'a date is no telephone number: %s',
  (text) => {
    expect(hasContactData(text)).toBe(false);
  },
);

test.each([
  '02-1234-5678로 전화 주세요.',
  '2026.11.29에 010-1234-5678로 전화 주세요.',
  '계좌는 2026-11-29-123456이에요.',
  '1588-2026이에요.',
])('a number by which a person can be reached is found: %s', (text) => {
  expect(hasContactData(text)).toBe(true);
});

test('messages that are made to be slow to read cost a worker no time', () => {
  const repeated = (part: string) => part.repeat(2_000).slice(0, 2_000);
  const shapes = [
    `카톡${' '.repeat(1_990)}가`,
    ...['a', '-', 'a-', ' \n', 'a ', '카톡 ', '1 '].map(repeated),
  ];
  for (let message = 0; message < 200; message += 1) for (const shape of shapes) hasContactData(shape);
});
