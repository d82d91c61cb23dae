import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

test('the design system is shown with every token, in development only', async () => {
  const { text } = await createTestApp(stack, { env: { NODE_ENV: 'development' } })
    .browser()
    .get('/dev/styleguide')
    .expect(200);
  for (const token of ['--color-mark', '--text-2xl', '--space-24', '--radius-full', '--motion-fast'])
    expect(text).toContain(token);
  await createTestApp(stack).browser().get('/dev/styleguide').expect(404);
});
