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
