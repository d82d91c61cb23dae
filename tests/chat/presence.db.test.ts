import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPresence, type Presence, presenceTiming } from '../../src/chat/presence.ts';
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
