import { afterAll, beforeAll, expect, test } from 'vitest';
import { mostSessions } from '../../src/platform/http/session-index.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;

beforeAll(async () => {
  stack = await openTestStack();
  web = await startProcess('web', stack, { LOG_LEVEL: 'warn' });
});
afterAll(async () => {
  await web.stop(5_000);
  await stack.close();
});

const post = (path: string, form: Record<string, string>) =>
  fetch(`${web.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: web.url },
    body: new URLSearchParams(form),
  });

test('two hundred log-ins, ten at a time, leave at most twenty sessions, and each eviction is logged', async () => {
  const person = { email: 'busy@example.com', nickname: '바쁜독자', password: 'quiet-evening-42' };
  expect((await post('/signup', { ...person, isFourteen: 'on' })).status).toBe(303);
  const answers = [];
  // Ten at a time: one address may have twelve passwords checked or waiting.
  for (let round = 0; round < 20; round += 1)
    answers.push(...(await Promise.all(Array.from({ length: 10 }, () => post('/login', person)))));
  const statuses = new Set(answers.map(({ status }) => status));
  expect([...statuses].sort()).toEqual([303, 429]);
  expect((await stack.redis.keys('sess:*')).length).toBeLessThanOrEqual(mostSessions);
  const evicted = web.lines
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { event?: string; count?: number })
    .filter(({ event }) => event === 'session-evicted');
  expect(evicted.reduce((sum, { count = 0 }) => sum + count, 0)).toBeGreaterThanOrEqual(100);
});
