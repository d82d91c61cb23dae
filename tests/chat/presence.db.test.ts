import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, createPresence, type Presence, presenceTiming } from '../../src/chat/presence.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
/** Nobody waits in here: who left is gone at the next sweep. */
let presence: Presence;
/** Its leases run out as soon as they are given: what a process that was killed leaves behind. */
let killed: Presence;
let meetings = 0;

beforeAll(async () => {
  stack = await openTestStack();
  const withTiming = (timing: object) =>
    createPresence(stack.redis, { timing: { ...presenceTiming, ...timing }, isUnlimited: false });
  presence = withTiming({ grace: 0 });
  killed = withTiming({ lease: 0 });
});
afterAll(() => stack.close());

const tabs = ['a', 'b', 'c', 'd', 'e'];
const userId = 7;

const permutations = (list: readonly string[]): string[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((one) =>
        permutations(list.filter((other) => other !== one)).map((rest) => [one, ...rest]),
      );

test.for(['closed', 'killed'])(
  'five tabs closed in each of the 120 orders, the last of them %s: online until the last goes, and gone once',
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

test('two who sweep at the same moment: each departure is told to one of them', async () => {
  meetings += 1;
  const meetingId = meetings;
  const people = Array.from({ length: 50 }, (_, i) => i + 1);
  await Promise.all(people.map((id) => killed.join({ meetingId, userId: id, connectionId: 'only' })));
  const told = (await Promise.all([presence.sweep(), presence.sweep(), presence.sweep()])).flat();
  expect(told.map((one) => one.userId).sort((a, b) => a - b)).toEqual(people);
});

test('after an outage leases that nobody could renew are not departures; who does not come back is one', async () => {
  meetings += 1;
  const meetingId = meetings;
  const people = [1, 2, 3].map((id) => ({ meetingId, userId: id, connectionId: 'only' }));
  await Promise.all(people.map((one) => killed.join(one)));
  const [back, late, left] = people as [Connection, Connection, Connection];
  await presence.leave(left);
  // As long as this nobody has swept.
  const outage = createPresence(stack.redis, {
    timing: { ...presenceTiming, sweepEvery: -1 },
    isUnlimited: false,
  });
  expect(await outage.sweep()).toEqual([]);
  expect(await presence.sweep()).toEqual([]);
  expect(await presence.online(meetingId)).toEqual(new Set([1, 2, 3]));
  await presence.renew([back]);
  await killed.renew([late]);
  expect(await presence.sweep()).toEqual([{ meetingId, userId: late.userId }]);
  expect(await presence.join({ ...back, connectionId: 'more' })).toBe('another');
  expect(await stack.redis.zcard(`presence:user:${back.userId}`)).toBe(2);
});

test('a reload is none while the lease of a killed process is still there, whenever that runs out', async () => {
  meetings += 1;
  const meetingId = meetings;
  const withTiming = (timing: object) =>
    createPresence(stack.redis, { timing: { ...presenceTiming, ...timing }, isUnlimited: false });
  const [dying, living] = [withTiming({ lease: 100 }), withTiming({ grace: 5_000 })];
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
      return stack.redis.zscore(`presence:conn:${meetingId}`, `${userId}:stale`);
    })
    .toBeNull();
  expect(departures).toEqual([]);
  expect(await living.join({ ...tab, connectionId: 'reloaded' })).toBe('another');
});
