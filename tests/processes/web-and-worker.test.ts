import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
const started: TestProcess[] = [];
const begin = async (...options: Parameters<typeof startProcess>) => {
  const running = await startProcess(...options);
  started.push(running);
  return running;
};

beforeAll(async () => {
  stack = await openTestStack();
});
afterEach(() => Promise.all(started.splice(0).map((running) => running.stop(5_000))));
afterAll(() => stack.close());

test.for(['web', 'worker'] as const)(
  'the %s process is healthy, and exits with code 0 on SIGTERM',
  async (kind) => {
    const running = await begin(kind, stack);
    const health = await fetch(`${running.url}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ status: 'ok' })]);
    process.kill(running.pid, 'SIGTERM');
    expect(await running.gone).toMatch(/^ended with code 0/);
  },
);

test('the web process serves the home page in Korean', async () => {
  const { url } = await begin('web', stack);
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<html lang="ko"');
});

test.for(['web', 'worker'] as const)(
  'the %s process names each setting that is wrong and does not start',
  async (kind) => {
    await expect(begin(kind, stack, { PORT: 'three', LOG_LEVEL: 'loud' })).rejects.toThrow(
      /ended with code 78[\s\S]*PORT[\s\S]*LOG_LEVEL/,
    );
  },
);
