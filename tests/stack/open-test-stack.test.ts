import { afterAll, expect, test } from 'vitest';
import { openTestStack, type TestStack } from '../support/stack.ts';

const stacks: TestStack[] = [];
const open = async () => {
  const stack = await openTestStack();
  stacks.push(stack);
  return stack;
};
afterAll(() => Promise.all(stacks.map((stack) => stack.close())));

test('two test files see neither the rows nor the keys of each other', async () => {
  const [one, two] = [await open(), await open()];
  await one.db.genre.create({ data: { name: '소설/시/희곡' } });
  await one.redis.set('key', 'value');
  expect([await one.db.genre.count(), await two.db.genre.count()]).toEqual([1, 0]);
  expect([await one.redis.get('key'), await two.redis.get('key')]).toEqual(['value', null]);
});

test('the database finds trigrams in Korean letters', async () => {
  const { pool } = await open();
  const { rows } = await pool.query("SELECT cardinality(show_trgm('데미안')) AS count");
  expect(rows).toEqual([{ count: 4 }]);
});
