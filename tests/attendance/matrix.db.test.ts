import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announceToMembers } from '../../src/alarms/index.ts';
import { askMembers } from '../../src/attendance/ask-members.ts';
import { matchAnswers } from '../../src/attendance/match-answers.ts';
import { createLogger } from '../../src/platform/log.ts';
import {
  createRecordingEmitter,
  diesBeforePush,
  editMeeting,
  join,
  passTime,
  scan,
} from '../support/alarms.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

// Minutes, from the first start of a meeting. Two workers scan at each step, unless they are down.
const day = 24 * 60;
const eventAt = -22 * 60;
const movedTo = day;
const marks = [-day, eventAt, movedTo - day];
const steps = [
  ...marks.flatMap((mark) => [-1, 0, 1, 2, 90].map((after) => mark + after)),
  ...[-25, -23.5, -3.5, -3, -2.5, 12, 20.5, 21, 22].map((hours) => hours * 60),
].toSorted((a, b) => a - b);
const first = steps[0] ?? 0;

type Fate = 'stays' | 'moves' | 'is cancelled';
interface Case {
  readonly createdAt: number;
  readonly fate: Fate;
}
const cases: Case[] = [-25, -23.5, -3.5, -2.5].flatMap((hours) =>
  (['stays', 'moves', 'is cancelled'] as const)
    .filter((fate) => fate === 'stays' || hours * 60 < eventAt)
    .map((fate) => ({ createdAt: hours * 60, fate })),
);

let stack: TestStack;
let leader: TestPerson;
let member: TestPerson;
/** Joins after the first question. */
let late: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack);
  member = await createPerson(stack);
  late = await createPerson(stack);
});
afterAll(() => stack.close());

const isDown = (at: number, outage: number) => marks.some((mark) => at >= mark && at < mark + outage);
const ticksIn = (outage: number, from: number, until: number) =>
  steps.some((at) => at >= from && at < until && !isDown(at, outage));

/** How often the final state asks a member who was there from the beginning. */
function expected({ createdAt, fate }: Case, outage: number): { first: number; second: number } {
  const until = fate === 'stays' ? -180 : eventAt;
  return {
    first: ticksIn(outage, Math.max(createdAt, -day), until) ? 1 : 0,
    second: fate === 'moves' ? 1 : 0,
  };
}

interface Life {
  readonly id: number;
  readonly pushes: { readonly userId: number; readonly kind: string }[];
}

async function run(outage: number): Promise<Map<Case, Life>> {
  const services = {
    db: stack.db,
    log: createLogger({ level: 'silent', name: 'test' }),
    announceToMembers: announceToMembers({ changed: () => {} }),
  };
  const lives = new Map<Case, Life>();
  for (const [i, at] of steps.entries()) {
    for (const one of cases) {
      if (one.createdAt === at)
        lives.set(one, {
          id: await createMeeting(stack, leader, [member], { startsInMinutes: -at }),
          pushes: [],
        });
      const life = lives.get(one);
      if (!life) continue;
      if (at === eventAt - 1 || (one.createdAt > -day && at === -3 * 60)) await join(stack, life.id, late.id);
      if (at !== eventAt || one.fate === 'stays') continue;
      const change = one.fate === 'moves' ? { startsInMinutes: movedTo - at } : { cancelled: true as const };
      await editMeeting(stack, life.id, change);
    }
    if (!isDown(at, outage)) {
      await Promise.all([askMembers(services), askMembers(services)]);
      await matchAnswers(services);
      // The first worker is killed after the write.
      await scan(stack, createRecordingEmitter(), { steps: { emitAlarms: diesBeforePush } }).catch(() => {});
      const emitter = createRecordingEmitter();
      await scan(stack, emitter);
      for (const { alarm, userIds } of emitter.pushes)
        for (const life of lives.values())
          if (String(life.id) === alarm.meetingId)
            life.pushes.push(...userIds.map((userId) => ({ userId, kind: alarm.kind })));
    }
    await passTime(stack, (steps[i + 1] ?? at) - at);
  }
  return lives;
}

/** The notifications of the question, by person, in the order of the starts that they ask about. */
async function asked(meetingId: number, { id: userId }: TestPerson): Promise<Date[]> {
  const rows = await stack.db.notification.findMany({
    where: { userId, announcement: { meetingId, kind: 'attendance_asked' } },
    select: { announcement: { select: { meetingStartsAt: true } } },
    orderBy: { announcement: { meetingStartsAt: 'asc' } },
  });
  return rows.flatMap(({ announcement }) => announcement.meetingStartsAt ?? []);
}

describe.for([0, 2, 90])('with workers that are down for %s minutes at each mark', (outage) => {
  let lives: Map<Case, Life>;

  beforeAll(async () => {
    lives = await run(outage);
  }, 120_000);

  test.for(cases)(
    'a meeting created at $createdAt that $fate: each is asked what its state asks',
    async (one) => {
      const life = lives.get(one) as Life;
      const { first: before, second: after } = expected(one, outage);
      expect(await asked(life.id, leader)).toEqual([]);
      const starts = await asked(life.id, member);
      expect(starts).toHaveLength(before + after);
      const { startsAt } = await stack.db.meeting.findUniqueOrThrow({ where: { id: life.id } });
      if (after > 0) expect(starts.at(-1)).toEqual(startsAt);
      // A member who joined after the question is asked about the new start only.
      expect(await asked(life.id, late)).toHaveLength(after);
    },
  );

  test.for(cases)('a meeting created at $createdAt that $fate: nobody gets a second push of it', (one) => {
    const { pushes } = lives.get(one) as Life;
    const told = (person: TestPerson) =>
      pushes.filter(({ userId, kind }) => userId === person.id && kind === 'attendance_asked').length;
    const { first: before } = expected(one, outage);
    expect(told(member)).toBe(before);
    expect(told(leader)).toBe(0);
    expect(told(late)).toBeLessThanOrEqual(1);
  });
});

test('the steps begin before everything that happens', () => {
  expect(first).toBeLessThanOrEqual(Math.min(...cases.map(({ createdAt }) => createdAt)));
});
