import { expect, test } from 'vitest';
import { createStatementNames } from '../../src/platform/statement-names.ts';

test('a statement has a name from its second run on, the same in every process', () => {
  const [nameOf, other] = [createStatementNames(), createStatementNames()];
  expect(nameOf('SELECT 1')).toBe('');
  expect(nameOf('SELECT 2')).toBe('');
  const name = nameOf('SELECT 1');
  expect(name).toMatch(/^s[0-9a-f]{20}$/);
  expect(nameOf('SELECT 1')).toBe(name);
  expect(nameOf('SELECT 2')).not.toBe(name);
  other('SELECT 1');
  expect(other('SELECT 1')).toBe(name);
});

test('the number of names is bounded, and the names given stay', () => {
  const nameOf = createStatementNames(2);
  for (const text of ['a', 'a', 'b', 'b', 'c', 'c', 'c']) nameOf(text);
  expect(['a', 'b', 'c'].map((text) => nameOf(text) !== '')).toEqual([true, true, false]);
});

test('a list of values that does not come again needs no name', () => {
  const nameOf = createStatementNames();
  const text = `SELECT * FROM books WHERE id IN (${'$1,'.repeat(9_000)}$2)`;
  nameOf(text);
  expect(nameOf(text)).toBe('');
});
