import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alarmsOf, createRecordingEmitter, editMeeting, join, passTime, scan } from '../support/alarms.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

// Minutes before the start (negative) and after it. A worker scans every half minute, unless it
// is down.
/** Nothing happens in the 48 minutes after the earliest meeting was created. */
const stepFrom = (at: number) => (at === -60 ? 48 : 0.5);
const lead = 10;
const eventAt = -5;
const movedTo = 20;
const end = 12;

type Fate = 'stays' | 'moves' | 'is cancelled';

interface Case {
  readonly createdAt: number;
  /** `first`: when the meeting is created; otherwise minutes relative to the start. */
  readonly joinsAt: 'first' | number;
  readonly fate: Fate;
}

const cases: Case[] = [-60, -11, -9, -1].flatMap((createdAt) =>
  (['first', -8, -3] as const).flatMap((joinsAt) =>
    (['stays', 'moves', 'is cancelled'] as const).map((fate) => ({ createdAt, joinsAt, fate })),
  ),
);

/** Minutes of outage, from eleven minutes before the start. */
const outages = [0, 2, 9];

let stack: TestStack;
let leader: TestPerson;
let member: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
});
afterAll(() => stack.close());

/** Joins and edits happen when the meeting exists at the earliest. */
const joinOf = ({ createdAt, joinsAt }: Case) =>
  joinsAt === 'first' ? createdAt : Math.max(createdAt, joinsAt);
const eventOf = ({ createdAt, fate }: Case) =>
  fate === 'stays' ? Number.POSITIVE_INFINITY : Math.max(createdAt, eventAt);

/** Runs all cases at once. @returns the pushes of each case */
async function run(outage: number): Promise<Map<Case, { id: number; pushes: Push[] }>> {
  const isDown = (at: number) => at >= -11 && at < -11 + outage;
  const results = new Map<Case, { id: number; pushes: Push[] }>();
  for (let at = -60; at <= end; at += stepFrom(at)) {
    for (const one of cases) {
      if (one.createdAt === at) {
        const id = await createMeeting(stack, leader, [], { startsInMinutes: -at, lengthMinutes: 30 });
        results.set(one, { id, pushes: [] });
      }
      const life = results.get(one);
      if (!life) continue;
      if (joinOf(one) === at) await join(stack, life.id, member.id);
      if (eventOf(one) === at)
        await editMeeting(
          stack,
          life.id,
          one.fate === 'moves' ? { startsInMinutes: movedTo - at } : { cancelled: true },
        );
    }
    if (!isDown(at)) {
      const emitter = createRecordingEmitter();
      await scan(stack, emitter);
      for (const { alarm, userIds } of emitter.pushes) {
        const life = [...results.values()].find(({ id }) => String(id) === alarm.meetingId);
        for (const userId of userIds)
          life?.pushes.push({ userId, at, kind: alarm.kind, minutesLeft: alarm.minutesLeft });
      }
    }
    await passTime(stack, stepFrom(at));
  }
  return results;
}

interface Push {
  readonly userId: number;
  readonly at: number;
  readonly kind: string;
  readonly minutesLeft: number;
}

/** The pushes that a person who joined at `since` should get, derived from the case alone. */
function expected(one: Case, outage: number, since: number): Omit<Push, 'userId'>[] {
  const nextScan = (from: number) => (from >= -11 && from < -11 + outage ? -11 + outage : from);
  const event = eventOf(one);
  const pushes: Omit<Push, 'userId'>[] = [];
  const add = (kind: string, at: number, start: number) =>
    pushes.push({ kind, at, minutesLeft: Math.max(0, Math.round(start - at)) });
  // Events of a half minute happen before its scan.
  const told = nextScan(Math.max(since, -lead));
  if (told < 0 && told < event) add('starting_soon', told, 0);
  if (since <= event && one.fate === 'moves') add('meeting_changed', nextScan(event), movedTo);
  if (since <= event && one.fate === 'is cancelled') add('meeting_cancelled', nextScan(event), 0);
  if (one.fate === 'moves') add('starting_soon', movedTo - lead, movedTo);
  return pushes;
}

describe.for(outages)('with a worker that is down for %s minutes from eleven minutes before', (outage) => {
  let results: Awaited<ReturnType<typeof run>>;

  beforeAll(async () => {
    results = await run(outage);
  });

  test.for(cases)(
    'created at $createdAt, joined at $joinsAt, $fate: each member is told the final state once',
    async (one) => {
      const life = results.get(one);
      const rows = await alarmsOf(stack, life?.id ?? 0);
      for (const [person, since] of [
        [leader, one.createdAt],
        [member, joinOf(one)],
      ] as const) {
        const told = life?.pushes.filter(({ userId }) => userId === person.id) ?? [];
        expect(told.map(({ userId: _, ...push }) => push)).toEqual(
          // The leader is not told of her own act.
          expected(one, outage, since).filter(({ kind }) => person !== leader || kind === 'starting_soon'),
        );
        expect(rows.filter(({ userId }) => userId === person.id)).toHaveLength(told.length);
      }
    },
  );
});
