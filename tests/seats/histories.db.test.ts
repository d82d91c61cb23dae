import { afterAll, beforeAll, expect, test } from 'vitest';
import { editMeeting } from '../../src/meetings/edit-meeting.ts';
import { removeMember } from '../../src/meetings/remove-member.ts';
import { passTime } from '../support/alarms.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { listOf, people, seatActs } from './seat-people.ts';
import { brokenRules, countToldTwice } from './seat-rules.ts';

let stack: TestStack;
let acts: ReturnType<typeof seatActs>;
let leader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  acts = seatActs(stack.db);
  leader = await createPerson(stack);
  // The genre of all books is made by the first one.
  await createMeeting(stack, leader);
});
afterAll(() => stack.close());

const random = seededRandom(20261129);
const pick = <T>(from: readonly T[], draw = random): T => from[Math.floor(draw() * from.length)] as T;

interface History {
  readonly id: number;
  readonly crowd: readonly TestPerson[];
  /** Its own, so that its acts do not depend on those of the others at the same time. */
  readonly draw: () => number;
  /** The acts and times so far, for the message of a failure. */
  readonly log: string[];
}

/** Runs `work` on everything, on as many connections as the test has. */
async function withAll<T>(things: readonly T[], work: (thing: T) => Promise<unknown>): Promise<void> {
  const left = [...things];
  await Promise.all(
    Array.from({ length: 5 }, async () => {
      for (let next = left.pop(); next; next = left.pop()) await work(next);
    }),
  );
}

async function resize({ id, draw }: History): Promise<string> {
  const meeting = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
  const capacity = pick([2, 3, 4, 5], draw);
  const { services } = acts;
  const result = await editMeeting(services, leader.id, { ...meeting, capacity });
  return result.ok ? `${capacity}` : result.reason;
}

async function remove(id: number, userId: number): Promise<string> {
  const result = await removeMember(acts.services, leader.id, { meetingId: id, userId });
  return result.ok ? result.outcome : result.reason;
}

const verbs = ['join', 'leave', 'wait', 'wait', 'stop', 'take', 'take', 'decline'] as const;

/** One random act. Somebody who joins without an offer must have left nobody waiting behind. */
async function step(history: History): Promise<void> {
  const { id, crowd, draw, log } = history;
  const dice = draw();
  const person = pick(crowd, draw);
  if (dice < 0.05) return void log.push(`capacity ${await resize(history)}`);
  if (dice < 0.08) return void log.push(`remove ${person.id} ${await remove(id, person.id)}`);
  const verb = pick(verbs, draw);
  const mayJoin = verb === 'join' || verb === 'take';
  const { offered } = mayJoin ? await listOf(stack, id) : { offered: [] as number[] };
  const outcome = await acts[verb](person, id);
  log.push(`${verb} ${person.id} ${outcome}`);
  if (outcome !== 'joined' || offered.includes(person.id)) return;
  const { startsAt } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
  const isLastCall = startsAt.getTime() - Date.now() <= 30 * 60_000;
  if (!isLastCall) expect((await listOf(stack, id)).waiting, log.join('\n')).toEqual([]);
}

test('200 random histories keep the rules of seats after each step', { timeout: 120_000 }, async () => {
  const crowds = await Promise.all(Array.from({ length: 25 }, () => people(stack, 7)));
  const histories: History[] = [];
  await withAll(
    Array.from({ length: 200 }, (_, index) => index),
    async (index) => {
      const draw = seededRandom(index);
      const crowd = crowds[index % crowds.length] as TestPerson[];
      const id = await createMeeting(stack, leader, crowd.slice(0, 2), {
        capacity: 3,
        startsInMinutes: 120 + Math.floor(draw() * 480),
      });
      histories.push({ id, crowd, draw, log: [] });
      for (const waiter of crowd.slice(3, 5)) await acts.wait(waiter, id);
    },
  );
  const ids = histories.map(({ id }) => id);
  for (let round = 0; round < 6; round += 1) {
    await withAll(histories, step);
    expect(await brokenRules(stack, ids, { isSettled: false }), `round ${round}`).toEqual([]);
    const minutes = pick([0, 5, 40, 121]);
    await passTime(stack, minutes);
    for (const { log } of histories) log.push(`${minutes} minutes`);
    if (random() < 0.6) {
      while ((await acts.tick()) > 0);
      expect(await brokenRules(stack, ids, { isSettled: true }), `tick ${round}`).toEqual([]);
    }
  }
  expect(await countToldTwice(stack, ids)).toBe(0);
  // The acts were of every kind, so the rules were tried.
  const words = histories.flatMap(({ log }) => log).join('\n');
  for (const outcome of ['joined', 'behind', 'full', 'left', 'waiting', 'stopped', 'removed', 'offer_over'])
    expect(words).toContain(outcome);
});
