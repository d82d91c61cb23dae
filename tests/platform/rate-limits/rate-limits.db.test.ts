import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLogger } from '../../../src/platform/log.ts';
import { createRateLimits, defaultLimits } from '../../../src/platform/rate-limits/index.ts';
import { openRequestRedis } from '../../../src/platform/redis.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

const threeAnHour = { ...defaultLimits, 'meeting-open': { uses: 3, seconds: 3_600 } };
const use = (limits: ReturnType<typeof createRateLimits>, key: string | number) =>
  limits.count('meeting-open', key);

test('two processes count the uses of one key together, and other keys apart', async () => {
  const one = createRateLimits(stack.redis, threeAnHour);
  const other = createRateLimits(stack.redis, threeAnHour);
  expect(await use(one, 7)).toEqual({ ok: true, usesLeft: 2 });
  expect(await use(other, 7)).toEqual({ ok: true, usesLeft: 1 });
  expect(await one.check('meeting-open', 7)).toEqual({ ok: true, usesLeft: 1 });
  expect(await use(one, 7)).toEqual({ ok: true, usesLeft: 0 });
  expect(await one.check('meeting-open', 7)).toMatchObject({ ok: false });
  const refused = await use(other, 7);
  if (refused.ok) throw new Error('the fourth use was not refused');
  expect(refused.retryAfterMs).toBeGreaterThan(3_590_000);
  expect(refused.retryAfterMs).toBeLessThanOrEqual(3_600_000);
  expect(await use(other, 8)).toEqual({ ok: true, usesLeft: 2 });
});

test('one use above the limit throws a 429 with the time to wait, and a forgotten key starts from zero', async () => {
  const limits = createRateLimits(stack.redis, threeAnHour);
  for (const _ of [1, 2, 3]) await limits.enforce('meeting-open', 'a');
  await expect(limits.enforce('meeting-open', 'a')).rejects.toMatchObject({
    status: 429,
    retryAfterSeconds: 3_600,
    message: '짧은 시간에 너무 많이 시도했어요. 60분 뒤에 다시 시도해 주세요.',
  });
  await limits.forget('meeting-open', 'a');
  await limits.enforce('meeting-open', 'a');
});

test('no key of a source is stored as it is', async () => {
  await createRateLimits(stack.redis, threeAnHour).count('search', '203.0.113.77');
  expect((await stack.redis.keys('limit:search*')).length).toBe(1);
  expect(await stack.redis.keys('*203.0.113*')).toEqual([]);
});

describe('blocks of IPv6', () => {
  const block = (number: number) => `2001:db8:5:${number.toString(16)}::/64`;
  const other = '2001:db8:6:1::/64';

  test('of one /48 have ten times the uses of one block together, and other keys are unchanged', async () => {
    const limits = createRateLimits(stack.redis, threeAnHour);
    let counted = 0;
    for (let number = 1; number <= 300; number += 1) if ((await use(limits, block(number))).ok) counted += 1;
    expect(counted).toBe(30);
    expect(await limits.check('meeting-open', block(301))).toMatchObject({ ok: false });
    expect(await limits.check('meeting-open', other)).toEqual({ ok: true, usesLeft: 3 });
    expect(await use(limits, other)).toEqual({ ok: true, usesLeft: 2 });
  });

  test('count only the uses that the block itself had left', async () => {
    const limits = createRateLimits(stack.redis, threeAnHour);
    for (let i = 0; i < 40; i += 1) await use(limits, '2001:db8:7:1::/64');
    expect(await use(limits, '2001:db8:7:2::/64')).toEqual({ ok: true, usesLeft: 2 });
  });

  test('leave IPv4 addresses and accounts their own uses', async () => {
    const limits = createRateLimits(stack.redis, threeAnHour);
    for (let number = 1; number <= 60; number += 1) {
      expect(await use(limits, `198.51.100.${number}`)).toEqual({ ok: true, usesLeft: 2 });
      expect(await use(limits, 1_000 + number)).toEqual({ ok: true, usesLeft: 2 });
    }
  });
});

test('while Redis is away each process keeps the limit in its own memory', async () => {
  const log = createLogger({ level: 'silent', name: 'test' });
  const redis = openRequestRedis(stack.redisUrl, log);
  await vi.waitUntil(() => redis.status === 'ready');
  const limits = createRateLimits(redis, threeAnHour);
  redis.disconnect();
  for (const usesLeft of [2, 1, 0]) expect(await use(limits, 'b')).toEqual({ ok: true, usesLeft });
  expect(await use(limits, 'b')).toMatchObject({ ok: false });
});
