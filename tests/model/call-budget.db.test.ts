import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BudgetUser, type CallBudget, createCallBudget } from '../../src/model/call-budget.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let now: number;
let budget: CallBudget;

const newcomer: BudgetUser = { isVisitor: false, isFirstToday: true, isConfirmed: true };
const unconfirmed: BudgetUser = { isVisitor: false, isFirstToday: true, isConfirmed: false };
const regular: BudgetUser = { isVisitor: false, isFirstToday: false, isConfirmed: true };

beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.redis.flushdb();
  now = Date.parse('2026-11-22T12:00:00Z');
  budget = createCallBudget(stack.redis, { now: () => new Date(now) }, 100);
});

const take = async (calls: number, by: BudgetUser = newcomer) => {
  const reservation = await budget.reserve(calls, by);
  return reservation.ok ? 'taken' : reservation.reason;
};

test('the last three calls in ten are kept for readers without a recommendation today', async () => {
  expect(await take(70, regular)).toBe('taken');
  expect(await take(1, regular)).toBe('daily_reserve');
  expect(await take(30)).toBe('taken');
  expect(await take(1)).toBe('daily_cap');
  expect(await take(1, regular)).toBe('daily_cap');
});

test('readers whose address is not confirmed get none of the calls kept for first recommendations', async () => {
  expect(await take(70, unconfirmed)).toBe('taken');
  expect(await take(1, unconfirmed)).toBe('daily_reserve');
  expect(await take(30)).toBe('taken');
  expect(await take(1, unconfirmed)).toBe('daily_cap');
});

test('one address may use a quarter of the calls, and other addresses are counted apart', async () => {
  expect(await take(25, { ...newcomer, addressBlock: '203.0.113.9' })).toBe('taken');
  expect(await take(1, { ...newcomer, addressBlock: '203.0.113.9' })).toBe('address_cap');
  expect(await take(25, { ...newcomer, addressBlock: '2001:db8:0:1::/64' })).toBe('taken');
});

test('the blocks of one IPv6 /48 share the quarter of one address', async () => {
  expect(await take(20, { ...newcomer, addressBlock: '2001:db8:0:1::/64' })).toBe('taken');
  expect(await take(6, { ...newcomer, addressBlock: '2001:db8:0:2::/64' })).toBe('address_cap');
  expect(await take(5, { ...newcomer, addressBlock: '2001:db8:0:3::/64' })).toBe('taken');
  expect(await take(25, { ...newcomer, addressBlock: '2001:db8:1:1::/64' })).toBe('taken');
});

test('a budget for fewer than four recommendations still allows one per address', async () => {
  budget = createCallBudget(stack.redis, { now: () => new Date(now) }, 10);
  expect(await take(6, { ...newcomer, addressBlock: '203.0.113.9' })).toBe('taken');
  expect(await take(1, { ...newcomer, addressBlock: '203.0.113.9' })).toBe('address_cap');
});

test.each([
  ['fewer', 2, 98],
  ['as many', 6, 94],
  ['more', 9, 91],
])('%s calls than reserved are counted as made', async (_, made, left) => {
  const reservation = await budget.reserve(6, newcomer);
  if (reservation.ok) await reservation.settle(made);
  expect(await take(left + 1)).toBe('daily_cap');
  expect(await take(left)).toBe('taken');
});

test('further calls are reserved one by one, and refused at the limit', async () => {
  const reservation = await budget.reserve(98, newcomer);
  if (!reservation.ok) return expect.unreachable();
  expect(await reservation.reserveOneMore()).toBe(true);
  expect(await reservation.reserveOneMore()).toBe(true);
  expect(await reservation.reserveOneMore()).toBe(false);
  await reservation.settle(99);
  expect(await take(1)).toBe('taken');
  expect(await take(1)).toBe('daily_cap');
});

describe('calls reserved by a process that died', () => {
  const minutes = (count: number) => {
    now += count * 60_000;
  };

  test('are free again after ten minutes, for all readers and for its address', async () => {
    const here = { ...newcomer, addressBlock: '203.0.113.9' };
    await budget.reserve(25, here);
    minutes(9);
    expect(await take(1, here)).toBe('address_cap');
    minutes(1);
    expect(await take(25, here)).toBe('taken');
    expect(await take(75)).toBe('taken');
    expect(await take(1)).toBe('daily_cap');
  });

  test('stay counted if they had begun', async () => {
    const reservation = await budget.reserve(6, newcomer);
    if (!reservation.ok) return expect.unreachable();
    await reservation.markMade();
    await reservation.markMade();
    await reservation.reserveOneMore();
    minutes(11);
    expect(await take(98)).toBe('daily_cap');
    expect(await take(97)).toBe('taken');
  });

  test('are counted once if the process only paused, and settles them later', async () => {
    const reservation = await budget.reserve(6, newcomer);
    if (!reservation.ok) return expect.unreachable();
    await reservation.markMade();
    minutes(11);
    await take(1);
    await reservation.markMade();
    await reservation.settle(2);
    expect(await take(98)).toBe('daily_cap');
    expect(await take(97)).toBe('taken');
  });

  test('a reservation that is settled gives back nothing more when its time has passed', async () => {
    const reservation = await budget.reserve(6, newcomer);
    if (reservation.ok) await reservation.settle(5);
    minutes(11);
    expect(await take(96)).toBe('daily_cap');
    expect(await take(95)).toBe('taken');
  });
});

test('calls settled after midnight count for the day of their reservation', async () => {
  now = Date.parse('2026-11-22T23:59:59Z');
  const reservation = await budget.reserve(6, newcomer);
  now = Date.parse('2026-11-23T00:00:02Z');
  if (reservation.ok) await reservation.settle(0);
  expect(await take(101)).toBe('daily_cap');
  expect(await take(100)).toBe('taken');
});

test('an address is stored as a digest', async () => {
  await take(1, { ...newcomer, addressBlock: '203.0.113.9' });
  expect((await stack.redis.keys('*')).join(' ')).not.toContain('203.0.113');
});
