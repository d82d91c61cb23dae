import { expect, test } from 'vitest';
import { remember } from '../../../src/books/works/remember.ts';

const counted = (most?: number) => {
  const asked: string[] = [];
  const read = remember(
    (name: string) => name,
    (name) => {
      asked.push(name);
      return name.length;
    },
    most,
  );
  return { asked, read };
};

test('equal products are read once', () => {
  const { asked, read } = counted();
  expect([read('토지'), read('소년이 온다'), read('토지')]).toEqual([2, 6, 2]);
  expect(asked).toEqual(['토지', '소년이 온다']);
});

test('a product too many is remembered in place of the first one', () => {
  const { asked, read } = counted(2);
  for (const title of ['토지', '광장', '객지', '객지', '광장', '토지']) read(title);
  expect(asked).toEqual(['토지', '광장', '객지', '토지']);
});
