import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStack, type TestStack } from '../support/stack.ts';

/** More than the limit of a command. */
const busyMs = 1_200;
let stack: TestStack;

beforeAll(async () => {
  stack = await openTestStack();
  await stack.redis.set('page', 'session');
});
afterAll(() => stack.close());

function keepProcessBusy(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test('a command whose reply arrived while this process was busy does not fail', async () => {
  const reading = stack.redis.get('page');
  keepProcessBusy(busyMs);
  expect(await reading).toBe('session');
});

test('a command fails if Redis leaves it without a reply', async () => {
  const startedAt = performance.now();
  // Redis replies to the commands of a connection in turn.
  const blocking = stack.redis.blpop('never-filled', 3).catch(({ message }: Error) => message);
  await expect(stack.redis.get('page')).rejects.toThrow('Command timed out');
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(800);
  expect(await blocking).toBe('Command timed out');
});
