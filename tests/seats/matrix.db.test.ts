import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelMeeting } from '../../src/meetings/cancel-meeting.ts';
import { editMeeting } from '../../src/meetings/edit-meeting.ts';
import { passTime, type RecordingEmitter } from '../support/alarms.ts';
import { matrixTimeout, runDeadlineMatrix } from '../support/deadline-matrix.ts';
import type { TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { fullMeeting, listOf, people, seatActs, toldOf } from './seat-people.ts';

let stack: TestStack;
let acts: ReturnType<typeof seatActs>;
let leader: TestPerson;
/** The people who wait, in their order. */
let first: TestPerson;
let second: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  acts = seatActs(stack.db);
  [leader, first, second] = (await people(stack, 3)) as [TestPerson, TestPerson, TestPerson];
});
afterAll(() => stack.close());

/** The names of people instead of their ids, which differ in every case. */
interface State {
  readonly waiting: readonly string[];
  readonly offered: readonly string[];
  readonly told: readonly string[];
  readonly pushes: { readonly first: number; readonly second: number };
}

/** A meeting in which the first of two waiting people has an offer. */
async function withOffer(startsInMinutes: number): Promise<number> {
  const { id, member } = await fullMeeting(stack, leader, { startsInMinutes });
  for (const one of [first, second]) await acts.wait(one, id);
  await acts.leave(member, id);
  return id;
}

async function stateOf(id: number, emitter: RecordingEmitter): Promise<State> {
  const nameOf = (userId: number) => (userId === first.id ? 'first' : 'second');
  const { waiting, offered } = await listOf(stack, id);
  const offersTo = (person: TestPerson) =>
    emitter.pushedTo(person.id).filter((one) => one.startsWith(`seat_offered-${id}-`)).length;
  return {
    waiting: waiting.map(nameOf),
    offered: offered.map(nameOf),
    told: (await toldOf(stack, id)).map(nameOf),
    pushes: { first: offersTo(first), second: offersTo(second) },
  };
}

/** Four meetings in which the first person's offer ends in 70 minutes. */
interface Subjects {
  readonly near: number;
  readonly moved: number;
  readonly cancelled: number;
  readonly far: number;
}

const minutes = 70;

async function withOffers(): Promise<Subjects> {
  const far = await withOffer(24 * 60);
  await passTime(stack, 120 - minutes);
  // 30 minutes before the start.
  const [near, moved, cancelled] = [
    await withOffer(minutes + 30),
    await withOffer(minutes + 30),
    await withOffer(minutes + 30),
  ];
  return { far, near, moved, cancelled };
}

async function moveByOneDay(id: number): Promise<void> {
  const meeting = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
  const [startsAt, endsAt] = [meeting.startsAt, meeting.endsAt].map(
    (at) => new Date(at.getTime() + 24 * 60 * 60_000),
  ) as [Date, Date];
  await editMeeting(acts.services, leader.id, { ...meeting, startsAt, endsAt });
}

test('whenever workers are up, an offer that runs out ends in the same state', matrixTimeout, async () => {
  const ends = await runDeadlineMatrix(stack, {
    minutes,
    create: withOffers,
    work: acts.tick,
    event: {
      atMinute: -10,
      happen: async ({ moved, cancelled }: Subjects) => {
        await moveByOneDay(moved);
        await cancelMeeting(acts.services, leader.id, cancelled);
      },
    },
    stateOf: async ({ near, moved, cancelled, far }, emitter) => ({
      near: await stateOf(near, emitter),
      moved: await stateOf(moved, emitter),
      cancelled: await stateOf(cancelled, emitter),
      far: await stateOf(far, emitter),
    }),
  });
  const passedOn: State = {
    waiting: [],
    offered: ['second'],
    told: ['first', 'second'],
    pushes: { first: 1, second: 1 },
  };
  const ended: State = { waiting: [], offered: [], told: ['first'], pushes: { first: 1, second: 0 } };
  for (const { name, state } of ends)
    expect(state, name).toEqual({
      far: passedOn,
      moved: passedOn,
      // Nobody is offered a seat in the last 30 minutes.
      near: ended,
      // No worker looked before the cancellation.
      cancelled: { ...ended, pushes: { first: 0, second: 0 } },
    });
});
