import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alarmsOf, createRecordingEmitter, editMeeting, join, passTime, scan } from '../support/alarms.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

// Minutes before the start (negative) and after it. A worker looks every half minute, unless it is down.
/** From the earliest meeting to a little before the next thing that happens nothing does. */
const stepFrom = (at: number) => (at === -60 ? 48 : 0.5);
const lead = 10;
const eventAt = -5;
const movedTo = 20;
const end = 12;

type Fate = 'stays' | 'moves' | 'is cancelled';

interface Case {
  readonly createdAt: number;
  /** `first`: when the meeting is made; otherwise that long before the start. */
  readonly joinsAt: 'first' | number;
  readonly fate: Fate;
}

const cases: Case[] = [-60, -11, -9, -1].flatMap((createdAt) =>
  (['first', -8, -3] as const).flatMap((joinsAt) =>
    (['stays', 'moves', 'is cancelled'] as const).map((fate) => ({ createdAt, joinsAt, fate })),
  ),
);

/** Down from eleven minutes before the start. */
const outages = [0, 2, 9];

let stack: TestStack;
let leader: TestPerson;
let member: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
});
afterAll(() => stack.close());

/** Whether somebody can come in or an edit can happen: not before the meeting is there. */
const joinOf = ({ createdAt, joinsAt }: Case) =>
  joinsAt === 'first' ? createdAt : Math.max(createdAt, joinsAt);
const eventOf = ({ createdAt, fate }: Case) =>
  fate === 'stays' ? Number.POSITIVE_INFINITY : Math.max(createdAt, eventAt);

/** Lives through all the cases at once. @returns what was pushed in each, to whom and when */
async function run(outage: number): Promise<Map<Case, { id: number; pushes: Push[] }>> {
  const isDown = (at: number) => at >= -11 && at < -11 + outage;
  const lives = new Map<Case, { id: number; pushes: Push[] }>();
  for (let at = -60; at <= end; at += stepFrom(at)) {
    for (const one of cases) {
      if (one.createdAt === at) {
        const id = await createMeeting(stack, leader, [], { startsIn: -at, minutes: 30 });
        lives.set(one, { id, pushes: [] });
      }
      const life = lives.get(one);
      if (!life) continue;
      if (joinOf(one) === at) await join(stack, life.id, member.id);
      if (eventOf(one) === at)
        await editMeeting(
          stack,
          life.id,
          one.fate === 'moves' ? { startsIn: movedTo - at } : { cancelled: true },
        );
    }
    if (!isDown(at)) {
      const emitter = createRecordingEmitter();
      await scan(stack, emitter);
      for (const { alarm, userIds } of emitter.pushes) {
        const life = [...lives.values()].find(({ id }) => String(id) === alarm.meetingId);
        for (const userId of userIds)
          life?.pushes.push({ userId, at, kind: alarm.kind, minutesLeft: alarm.minutesLeft });
      }
    }
    await passTime(stack, stepFrom(at));
  }
  return lives;
}

interface Push {
  readonly userId: number;
  readonly at: number;
  readonly kind: string;
  readonly minutesLeft: number;
}

/** What somebody is to be told who came in at `since`, from the case alone. */
function expected(one: Case, outage: number, since: number): Omit<Push, 'userId'>[] {
  const firstLook = (from: number) => (from >= -11 && from < -11 + outage ? -11 + outage : from);
  const event = eventOf(one);
  const pushes: Omit<Push, 'userId'>[] = [];
  const add = (kind: string, at: number, start: number) =>
    pushes.push({ kind, at, minutesLeft: Math.max(0, Math.round(start - at)) });
  // What happens in a half minute happens before its look.
  const told = firstLook(Math.max(since, -lead));
  if (told < 0 && told < event) add('starting_soon', told, 0);
  if (since <= event && one.fate === 'moves') add('meeting_changed', firstLook(event), movedTo);
  if (since <= event && one.fate === 'is cancelled') add('meeting_cancelled', firstLook(event), 0);
  if (one.fate === 'moves') add('starting_soon', movedTo - lead, movedTo);
  return pushes;
}

describe.for(outages)('with a worker that is down for %s minutes from eleven minutes before', (outage) => {
  let lives: Awaited<ReturnType<typeof run>>;

  beforeAll(async () => {
    lives = await run(outage);
  });

  test.for(cases)(
    'created at $createdAt, joined at $joinsAt, $fate: each is told of the final state, once',
    async (one) => {
      const life = lives.get(one);
      const rows = await alarmsOf(stack, life?.id ?? 0);
      for (const [person, since] of [
        [leader, one.createdAt],
        [member, joinOf(one)],
      ] as const) {
        const told = life?.pushes.filter(({ userId }) => userId === person.id) ?? [];
        expect(told.map(({ userId: _, ...push }) => push)).toEqual(expected(one, outage, since));
        expect(rows.filter(({ userId }) => userId === person.id)).toHaveLength(told.length);
      }
    },
  );
});
