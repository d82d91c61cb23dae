import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelMeeting } from '../../src/meetings/cancel-meeting.ts';
import { editMeeting } from '../../src/meetings/edit-meeting.ts';
import type { RecordingEmitter } from '../support/alarms.ts';
import { type Deadline, runDeadlineMatrix } from '../support/deadline-matrix.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { fullMeeting, listOf, people, seatActs, toldOf } from './seat-people.ts';

let stack: TestStack;
let acts: ReturnType<typeof seatActs>;
let leader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  acts = seatActs(stack.db);
  leader = await createPerson(stack);
});
afterAll(() => stack.close());

interface Subject {
  readonly id: number;
  readonly first: TestPerson;
  readonly second: TestPerson;
}

/** The names of people instead of their ids, which differ in every case. */
interface State {
  readonly waiting: readonly string[];
  readonly offered: readonly string[];
  readonly told: readonly string[];
  readonly pushes: { readonly first: number; readonly second: number };
}

/** A meeting in which the first of two waiting people has an offer. */
async function withOffer(startsInMinutes: number): Promise<Subject> {
  const { id, member } = await fullMeeting(stack, leader, { startsInMinutes });
  const [first, second] = (await people(stack, 2)) as [TestPerson, TestPerson];
  for (const one of [first, second]) await acts.wait(one, id);
  await acts.leave(member, id);
  return { id, first, second };
}

async function stateOf({ id, first, second }: Subject, emitter: RecordingEmitter): Promise<State> {
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

async function expectEnds(
  deadline: Pick<Deadline<Subject, State>, 'minutes' | 'create' | 'event'>,
  expected: State,
): Promise<void> {
  const ends = await runDeadlineMatrix(stack, { ...deadline, work: acts.tick, stateOf });
  for (const { name, state } of ends) expect(state, name).toEqual(expected);
}

const passedOn: State = {
  waiting: [],
  offered: ['second'],
  told: ['first', 'second'],
  pushes: { first: 1, second: 1 },
};
const ended: State = { waiting: [], offered: [], told: ['first'], pushes: { first: 1, second: 0 } };

test('an offer that runs out passes on, and each person is told and pushed once', () =>
  expectEnds({ minutes: 120, create: () => withOffer(24 * 60) }, passedOn));

test('an offer that ends 30 minutes before the start passes on to nobody', () =>
  expectEnds({ minutes: 70, create: () => withOffer(100) }, ended));

test('a meeting that is moved later in the offer’s time passes the seat on after it', () =>
  expectEnds(
    {
      minutes: 70,
      create: () => withOffer(100),
      event: {
        atMinute: -10,
        happen: async ({ id }) => {
          const meeting = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
          const [startsAt, endsAt] = [meeting.startsAt, meeting.endsAt].map(
            (at) => new Date(at.getTime() + 24 * 60 * 60_000),
          ) as [Date, Date];
          await editMeeting(acts.services, leader.id, { ...meeting, startsAt, endsAt });
        },
      },
    },
    passedOn,
  ));

test('a cancelled meeting ends the list, and nobody else is told of a seat', () =>
  expectEnds(
    {
      minutes: 120,
      create: () => withOffer(24 * 60),
      event: {
        atMinute: -0.75,
        happen: ({ id }) => cancelMeeting(acts.services, leader.id, id),
      },
    },
    ended,
  ));
