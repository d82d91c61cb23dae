import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../src/app/connect.ts';
import { readEnv } from '../../src/platform/env.ts';
import { createLogger } from '../../src/platform/log.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

test.each(['web', 'worker'] as const)(
  'a bench says in the log of the %s what no real site would start with',
  async (process) => {
    const lines: string[] = [];
    const log = createLogger(
      { level: 'warn', name: process },
      { write: (line) => lines.push(JSON.parse(line).msg) },
    );
    const env = readEnv({
      NODE_ENV: 'production',
      BENCH: '1',
      DATABASE_URL: stack.databaseUrl,
      REDIS_URL: stack.redisUrl,
      SESSION_SECRET: 'x'.repeat(32),
    });
    await connect(env, log, process).close();
    expect(lines.join('\n')).toMatch(
      /limits are off[\s\S]*SESSION_SECRET: is too simple[\s\S]*APP_ORIGIN: is not set/,
    );
  },
);

test('a process opens no more connections than DATABASE_CONNECTIONS says', async () => {
  const log = createLogger({ level: 'silent', name: 'web' });
  const env = readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: stack.databaseUrl,
    DATABASE_CONNECTIONS: '3',
    REDIS_URL: stack.redisUrl,
    SESSION_SECRET: 'x'.repeat(32),
  });
  const live = connect(env, log, 'web');
  await Promise.all(Array.from({ length: 12 }, () => live.pool.query('SELECT pg_sleep(0.01)')));
  expect(live.pool.totalCount).toBe(3);
  await live.close();
});
