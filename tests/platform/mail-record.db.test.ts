import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { grantAdmin } from '../../src/accounts/index.ts';
import { connect } from '../../src/app/connect.ts';
import { readEnv } from '../../src/platform/env.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMailRecord, readMailState } from '../../src/platform/mail-record.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import { openRequestRedis } from '../../src/platform/redis.ts';
import { deleteKeys } from '../../src/platform/redis-slots.ts';
import { createTestApp, signedUp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
// The page calls a problem recent by the database's clock.
const now = new Date();
const clock = { now: () => now };
const silent = createLogger({ level: 'silent', name: 'test' });

beforeAll(async () => {
  stack = await openTestStack();
});
beforeEach(async () => {
  await deleteKeys(stack.redis, await stack.redis.keys('mail:*'));
});
afterAll(() => stack.close());

const record = (redis = stack.redis) => {
  const metrics = createMetrics('web');
  return { metrics, ...createMailRecord({ metrics, redis, clock, log: silent }) };
};

test('letters of all processes are counted by day, and the last failure is kept with its reason', async () => {
  expect(await readMailState(stack.redis, now)).toEqual({ sent: 0, failed: 0, lastFailure: null });
  record().note('sent', '');
  record().note('refused', 'EAUTH 535');
  await expect
    .poll(() => readMailState(stack.redis, now))
    .toEqual({ sent: 1, failed: 1, lastFailure: { at: now, code: 'EAUTH 535' } });
  const tomorrow = new Date(now.getTime() + 86_400_000);
  expect(await readMailState(stack.redis, tomorrow)).toMatchObject({ sent: 0, failed: 0 });
});

test('/metrics has every outcome from the start, and says whether the mail server takes letters', async () => {
  const { metrics, note } = record();
  const before = await metrics.metrics();
  for (const outcome of ['sent', 'bad_address', 'refused', 'unreachable'])
    expect(before).toMatch(new RegExp(`letters_total\\{outcome="${outcome}".*\\} 0`));
  note('unreachable', 'ETIMEDOUT');
  expect(await metrics.metrics()).toMatch(/letters_total\{outcome="unreachable".*\} 1/);
  expect(await metrics.metrics()).toMatch(/mail_server_accepts_letters\{.*\} 0/);
  note('bad_address', 'EENVELOPE 550');
  expect(await metrics.metrics()).toMatch(/mail_server_accepts_letters\{.*\} 1/);
});

test('counting goes on while Redis is away', async () => {
  const redis = openRequestRedis('redis://127.0.0.1:1', silent);
  const { metrics, note } = record(redis);
  note('refused', 'EAUTH 535');
  expect(await metrics.metrics()).toMatch(/letters_total\{outcome="refused".*\} 1/);
  redis.disconnect();
});

test('a process asks its mail server when it starts, and logs a refusal without stopping', async () => {
  const server = createServer((socket) => void socket.end('554 no service here\r\n'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const lines: { msg: string; code?: string }[] = [];
  const log = createLogger(
    { level: 'info', name: 'web' },
    { write: (line) => void lines.push(JSON.parse(line)) },
  );
  const env = readEnv({
    DATABASE_URL: stack.databaseUrl,
    REDIS_URL: stack.redisUrl,
    SESSION_SECRET: 'x'.repeat(32),
    SMTP_URL: `smtp://user:${'pass-word'}@127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  const live = connect(env, log, 'web', clock);
  await expect.poll(() => lines.map(({ msg }) => msg)).toContain('the mail server takes no letters');
  expect(lines.find(({ msg }) => msg.includes('no letters'))?.code).toMatch(/^E[A-Z]+( 554)?$/);
  expect(JSON.stringify(lines)).not.toContain('pass-word');
  expect(await live.metrics.metrics()).toMatch(/mail_server_accepts_letters\{.*\} 0/);
  await live.close();
  server.close();
});

test('/admin shows operators how many letters went out, how many did not, and why the last one did not', async () => {
  const app = createTestApp(stack, { isThrottled: false, clock });
  const { browser, person } = await signedUp(app);
  await grantAdmin(stack.db, person.email, true);
  const shown = async () => (await browser.get('/admin').expect(200)).text;
  expect(await shown()).toMatch(/보내지 못한 메일<\/dt><dd>0</);
  record().note('sent', '');
  record().note('refused', 'EAUTH 535');
  await expect.poll(shown).toMatch(/보내지 못한 메일<\/dt><dd class="operations__bad">1 /);
  await expect.poll(shown).toMatch(/마지막 메일 문제<\/dt><dd class="operations__bad">[^<]*EAUTH 535/);
});
