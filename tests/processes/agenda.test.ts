import { afterAll, beforeAll, expect, test } from 'vitest';
import { killDuringAgenda } from '../support/agenda-under-kills.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;

beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

test('five kills of web and worker processes during an agenda: every client shows the right card within two seconds', async () => {
  expect(await killDuringAgenda(stack, { kills: 5, seed: 1 })).toBeLessThanOrEqual(2_000);
}, 120_000);
