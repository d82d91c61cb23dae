import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

const records = globSync('docs/decisions/*.md').sort();

test('each decision has a number of its own, which its heading repeats, and none is missing', () => {
  const numbers = records.map((file) => Number(basename(file).slice(0, 3)));
  expect(numbers).toEqual(records.map((_, place) => place + 1));
  const headings = records.map((file) => Number(/^# (\d+)\. /.exec(readFileSync(file, 'utf8'))?.[1]));
  expect(headings).toEqual(numbers);
});
