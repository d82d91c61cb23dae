import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { passTime } from '../support/alarms.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { listOf, people, seatActs } from './seat-people.ts';
import { brokenRules, countToldTwice } from './seat-rules.ts';

let stack: TestStack;
let leader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack);
});
afterAll(() => stack.close());

const random = seededRandom(1129);

/** 11 seats, a list of 20 people, and offers to five of them. Two offers ran out. */
async function busyMeeting(acts: ReturnType<typeof seatActs>) {
  const [members, waiters] = [await people(stack, 10), await people(stack, 20)];
  const id = await createMeeting(stack, leader, members, { capacity: 11, startsInMinutes: 24 * 60 });
  for (const waiter of waiters) await acts.wait(waiter, id);
  for (const member of members.slice(0, 2)) await acts.leave(member, id);
  await passTime(stack, 100);
  for (const member of members.slice(2, 5)) await acts.leave(member, id);
  await passTime(stack, 30);
  return { id, members: members.slice(5), waiters };
}

async function deadlocks(): Promise<number> {
  const { rows } = await stack.owner.query<{ deadlocks: number }>(
    'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
  );
  return rows[0]?.deadlocks ?? 0;
}

test('20 leaves, joins, answers and expiries at once never double a seat or leave one idle', async () => {
  const others = [1, 2].map(() =>
    openDatabase(stack.databaseUrl, { max: 5, log: createLogger({ level: 'silent', name: 'test' }) }),
  );
  const [web, worker] = others.map(({ db }) => seatActs(db)) as [
    ReturnType<typeof seatActs>,
    ReturnType<typeof seatActs>,
  ];
  try {
    for (let round = 0; round < 5; round += 1) {
      const { id, members, waiters } = await busyMeeting(web);
      const newcomers = await people(stack, 5);
      const crowd = [
        ...members.map((one) => () => web.leave(one, id)),
        ...newcomers.map((one) => () => worker.join(one, id)),
        // Of the first five, two have offers that ran out, and three live ones.
        ...waiters.slice(0, 5).map((one, at) => () => (at === 4 ? web.decline(one, id) : web.take(one, id))),
        ...waiters.slice(5, 7).map((one) => () => worker.stop(one, id)),
        ...[1, 2, 3].map(() => () => worker.tick()),
      ].sort(() => random() - 0.5);
      expect(crowd).toHaveLength(20);
      await Promise.all(crowd.map((act) => act()));
      // Also before the worker repairs anything.
      expect(await brokenRules(stack, [id], { isSettled: false }), `round ${round}`).toEqual([]);
      while ((await worker.tick()) > 0);
      expect(await brokenRules(stack, [id], { isSettled: true }), `round ${round}`).toEqual([]);
      expect(await countToldTwice(stack, [id])).toBe(0);
      // Those who came late stand behind those who waited before.
      const { waiting } = await listOf(stack, id);
      const late = new Set(newcomers.map((one) => one.id));
      const places = waiting.map((userId) => late.has(userId));
      expect(places).toEqual([...places].sort());
      const seated = await stack.db.membership.count({
        where: { meetingId: id, userId: { in: [...late] } },
      });
      expect(seated).toBe(0);
    }
    expect(await deadlocks()).toBe(0);
  } finally {
    await Promise.all(others.map(({ close }) => close()));
  }
});
