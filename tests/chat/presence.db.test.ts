import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPresence, type Presence } from '../../src/chat/presence.ts';
import { type PresenceTiming, presenceTiming } from '../../src/chat/presence-timing.ts';
import type { Connection } from '../../src/chat/room-connection.ts';
import { slotTag } from '../../src/platform/redis-slots.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
/** Has no grace: a person who left is gone at the next sweep. */
let presence: Presence;
/** Its leases have already expired, like those of a killed process. */
let killed: Presence;
let meetings = 0;

beforeAll(async () => {
  stack = await openTestStack();
  presence = withTiming({ graceMs: 0 });
  killed = withTiming({ leaseMs: 0 });
});
afterAll(() => stack.close());

const withTiming = (timing: Partial<PresenceTiming>): Presence =>
  createPresence(stack.redis, {
    timing: { ...presenceTiming, ...timing },
    connectionsPerPerson: 10,
    prefix: 'presence',
  });

const tabs = ['a', 'b', 'c', 'd', 'e'];
const userId = 7;

const permutations = (list: readonly string[]): string[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((one) =>
        permutations(list.filter((other) => other !== one)).map((rest) => [one, ...rest]),
      );

test.for(['closed', 'killed'])(
  'five tabs closed in each of the 120 orders, the last one %s: the person is online until the last, and leaves once',
  async (last) => {
    for (const order of permutations(tabs)) {
      meetings += 1;
      const meetingId = meetings;
      const connectionOf = (connectionId: string) => ({ meetingId, userId, connectionId });
      const joined: string[] = [];
      for (const tab of tabs) joined.push(await presence.join(connectionOf(tab)));
      expect(joined).toEqual(['first', 'another', 'another', 'another', 'another']);
      for (const [i, tab] of order.entries()) {
        expect(await presence.online(meetingId)).toEqual(new Set([userId]));
        if (i === 4 && last === 'killed') await killed.renew([connectionOf(tab)]);
        else await presence.leave(connectionOf(tab));
        const departures = await presence.sweep();
        expect(departures).toEqual(i === 4 ? [{ meetingId, userId }] : []);
      }
      expect(await presence.online(meetingId)).toEqual(new Set());
      expect(await presence.sweep()).toEqual([]);
    }
  },
);

test('of three sweeps at the same moment, one returns each departure', async () => {
  meetings += 1;
  const meetingId = meetings;
  const people = Array.from({ length: 50 }, (_, i) => i + 1);
  await Promise.all(people.map((id) => killed.join({ meetingId, userId: id, connectionId: 'only' })));
  const told = (await Promise.all([presence.sweep(), presence.sweep(), presence.sweep()])).flat();
  expect(told.map((one) => one.userId).sort((a, b) => a - b)).toEqual(people);
});

test('leases that expired in an outage of Redis may still be renewed, and only people who do not return leave', async () => {
  meetings += 1;
  const meetingId = meetings;
  const people = [1, 2, 3].map((id) => ({ meetingId, userId: id, connectionId: 'only' }));
  await Promise.all(people.map((one) => killed.join(one)));
  const [back, late, left] = people as [Connection, Connection, Connection];
  await presence.leave(left);
  // Takes any time without a sweep for an outage.
  const outage = withTiming({ sweepIntervalMs: -1 });
  expect(await outage.sweep()).toEqual([]);
  expect(await presence.sweep()).toEqual([]);
  expect(await presence.online(meetingId)).toEqual(new Set([1, 2, 3]));
  await presence.renew([back]);
  await killed.renew([late]);
  expect(await presence.sweep()).toEqual([{ meetingId, userId: late.userId }]);
  expect(await presence.join({ ...back, connectionId: 'more' })).toBe('another');
  expect(await stack.redis.zcard(`presence:user:${back.userId}`)).toBe(2);
});

test('a reload is not a departure, also when the lease of a killed process expires meanwhile', async () => {
  meetings += 1;
  const meetingId = meetings;
  const [dying, living] = [withTiming({ leaseMs: 100 }), withTiming({ graceMs: 5_000 })];
  const [stale, tab] = ['stale', 'tab'].map((connectionId) => ({ meetingId, userId, connectionId })) as [
    Connection,
    Connection,
  ];
  await dying.join(stale);
  await living.join(tab);
  await living.leave(tab);
  const departures: unknown[] = [];
  await expect
    .poll(async () => {
      departures.push(...(await living.sweep()));
      return stack.redis.zscore(`presence:conn:${slotTag(stack.redis, meetingId)}`, `${userId}:stale`);
    })
    .toBeNull();
  expect(departures).toEqual([]);
  expect(await living.join({ ...tab, connectionId: 'reloaded' })).toBe('another');
});
