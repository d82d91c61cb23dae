import { expect, test } from 'vitest';
import { createHostBreaker } from '../../src/alarms/host-breaker.ts';

function openBreaker() {
  const clock = { ms: 0 };
  const changes: string[] = [];
  const breaker = createHostBreaker({
    uptime: () => clock.ms,
    onChange: (host, isOpen) => changes.push(`${host} ${isOpen ? 'open' : 'closed'}`),
  });
  const fail = (account: number, host = 'push') => breaker.record(host, { account, hasFailed: true });
  const work = (host = 'push') => breaker.record(host, { account: 1, hasFailed: false });
  return { breaker, clock, changes, fail, work };
}

test('a breaker opens after five failures in a row of three accounts', () => {
  const { breaker, changes, fail } = openBreaker();
  for (const account of [1, 2, 3, 1]) fail(account);
  expect(breaker.admits('push')).toBe(true);
  fail(2);
  expect(breaker.admits('push')).toBe(false);
  expect(breaker.admits('another')).toBe(true);
  expect(changes).toEqual(['push open']);
});

test('failures of one or two accounts never open a breaker', () => {
  const { breaker, fail } = openBreaker();
  for (let i = 0; i < 100; i += 1) fail(i % 2);
  expect(breaker.admits('push')).toBe(true);
});

test('a success resets the count of failures', () => {
  const { breaker, fail, work } = openBreaker();
  for (const account of [1, 2, 3, 4]) fail(account);
  work();
  for (const account of [1, 2, 3, 4]) fail(account);
  expect(breaker.admits('push')).toBe(true);
});

test('after 30 s one probe is admitted; its success closes the breaker, its failure keeps it open', () => {
  const { breaker, clock, changes, fail, work } = openBreaker();
  for (const account of [1, 2, 3, 4, 5]) fail(account);
  clock.ms = 29_999;
  expect(breaker.admits('push')).toBe(false);
  clock.ms = 30_000;
  expect([breaker.admits('push'), breaker.admits('push')]).toEqual([true, false]);
  fail(6);
  clock.ms = 59_999;
  expect(breaker.admits('push')).toBe(false);
  clock.ms = 60_000;
  expect(breaker.admits('push')).toBe(true);
  work();
  expect([breaker.admits('push'), breaker.admits('push')]).toEqual([true, true]);
  expect(changes).toEqual(['push open', 'push closed']);
});

test('the state of the thousand hosts that failed last is kept', () => {
  const { breaker, fail } = openBreaker();
  for (const account of [1, 2, 3, 4, 5]) fail(account, 'oldest');
  expect(breaker.isClosed('oldest')).toBe(false);
  for (let i = 0; i < 1_000; i += 1) fail(1, `host${i}`);
  expect(breaker.isClosed('oldest')).toBe(true);
});
