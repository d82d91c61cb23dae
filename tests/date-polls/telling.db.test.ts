import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { announceToClub } from '../../src/alarms/index.ts';
import { closeClub } from '../../src/clubs/close-club.ts';
import { joinClub } from '../../src/clubs/join-club.ts';
import { leaveClub } from '../../src/clubs/leave-club.ts';
import { answerPoll } from '../../src/date-polls/answer-poll.ts';
import { closeDuePolls } from '../../src/date-polls/close-due-polls.ts';
import { closePoll } from '../../src/date-polls/close-poll.ts';
import { openPoll } from '../../src/date-polls/open-poll.ts';
import { warnSilent } from '../../src/date-polls/warn-silent.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createClub } from '../clubs/sample-club.ts';
import { matrixTimeout, runDeadlineMatrix } from '../support/deadline-matrix.ts';
import { createBook } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { day, hour, letPass } from './sample-poll.ts';

let stack: TestStack;
let leader: TestPerson;
let eager: TestPerson;
let silent: TestPerson;
let bookId: number;

beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack, '하늘');
  eager = await createPerson(stack, '바다');
  silent = await createPerson(stack, '노을');
  bookId = (await createBook(stack)).id;
});
afterAll(() => stack.close());

const log = createLogger({ level: 'fatal', name: 'test' });
const services = () => ({ db: stack.db, log, announceToClub: announceToClub({ changed() {} }) });

interface Poll {
  readonly clubId: number;
  readonly id: number;
  readonly dates: readonly number[];
}

/** Opens a poll that closes after this time, with dates a day and two days after that. */
async function open(closesInMs: number): Promise<Poll> {
  const clubId = await createClub(stack, leader);
  for (const { id } of [eager, silent]) await joinClub({ db: stack.db }, id, { clubId, answer: '' });
  const at = (ms: number) => new Date(Date.now() + closesInMs + ms);
  const plan = { dates: [at(day), at(2 * day)], minutes: 120, closesAt: at(0), bookId };
  const result = await openPoll(services(), leader.id, { clubId, plan });
  if (!result.ok) throw new Error(result.reason);
  const options = await stack.db.datePollOption.findMany({
    where: { pollId: result.id },
    orderBy: { startsAt: 'asc' },
  });
  return { clubId, id: result.id, dates: options.map(({ id }) => id) };
}

const answer = ({ id, dates }: Poll, person: TestPerson, given: 'yes' | 'no', at = 0) =>
  answerPoll(services(), person.id, { pollId: id, given: new Map([[dates[at] ?? 0, given]]) });

/** The announcements of a club that a person has in her inbox, in the order of their kinds. */
async function toldOf({ clubId }: Poll, { id: userId }: TestPerson): Promise<string[]> {
  const rows = await stack.db.notification.findMany({
    where: { userId, announcement: { clubId } },
    select: { announcement: { select: { kind: true } } },
  });
  return rows.map(({ announcement }) => announcement.kind).sort();
}

const work = async () => {
  await warnSilent(services());
  await closeDuePolls(services());
};

describe('telling', () => {
  let poll: Poll;
  beforeEach(async () => {
    poll = await open(2 * day);
  });

  test('members hear of a poll, the one who opened it does not', async () => {
    expect(await toldOf(poll, eager)).toEqual(['ask_opened']);
    expect(await toldOf(poll, leader)).toEqual([]);
  });

  test('the leader is told once when the last member has answered', async () => {
    await answer(poll, eager, 'yes');
    await answer(poll, leader, 'yes');
    expect(await toldOf(poll, leader)).toEqual([]);
    await answer(poll, silent, 'no');
    expect(await toldOf(poll, leader)).toEqual(['ask_completed']);
    await stack.db.notification.deleteMany({ where: { userId: leader.id } });
    await answer(poll, silent, 'yes');
    expect(await toldOf(poll, leader)).toEqual([]);
  });

  test('only members who have not answered hear, once, a day before the close', async () => {
    await answer(poll, eager, 'yes');
    await warnSilent(services());
    expect(await toldOf(poll, silent)).toEqual(['ask_opened']);
    await letPass(stack, poll.id, day + 1_000);
    await Promise.all([warnSilent(services()), warnSilent(services())]);
    expect(await toldOf(poll, silent)).toEqual(['ask_opened', 'poll_closing']);
    expect(await toldOf(poll, eager)).toEqual(['ask_opened']);
    await stack.db.notification.deleteMany({ where: { userId: silent.id } });
    expect(await warnSilent(services())).toBe(0);
    expect(await toldOf(poll, silent)).toEqual([]);
  });

  test('a poll of two hours says so after one', async () => {
    const short = await open(2 * hour);
    await letPass(stack, short.id, hour - 30_000);
    await warnSilent(services());
    expect(await toldOf(short, silent)).toEqual(['ask_opened']);
    await letPass(stack, short.id, 60_000);
    await warnSilent(services());
    expect(await toldOf(short, silent)).toEqual(['ask_opened', 'poll_closing']);
  });

  test('a closed club tells nothing more', async () => {
    await closeClub({ db: stack.db }, leader.id, poll.clubId);
    await letPass(stack, poll.id, day + hour);
    await work();
    await letPass(stack, poll.id, day);
    await work();
    expect(await toldOf(poll, silent)).toEqual(['ask_opened']);
    expect((await stack.db.datePoll.findUniqueOrThrow({ where: { id: poll.id } })).closedAt).not.toBeNull();
  });

  test('a meeting tells the result by itself', async () => {
    const choice = { date: 'best', bookId: null, capacity: null } as const;
    const announcing = services();
    const closed = await closePoll(announcing, leader.id, { pollId: poll.id, choice });
    expect(closed).toMatchObject({ ok: true });
    await letPass(stack, poll.id, 2 * day + hour);
    await work();
    expect(await toldOf(poll, eager)).toEqual(['ask_opened', 'club_meeting_opened']);
  });
});

describe('a worker that is late, doubled or killed', () => {
  /** Everything that the end of a poll asks for. */
  const stateOf = async (poll: Poll) => {
    const row = await stack.db.datePoll.findUniqueOrThrow({
      where: { id: poll.id },
      include: { options: { orderBy: { startsAt: 'asc' } } },
    });
    const ask = await stack.db.ask.findFirstOrThrow({ where: { kind: 'date_poll', subjectId: poll.id } });
    return {
      closedAfterMs: row.closedAt && row.closedAt.getTime() - row.closesAt.getTime(),
      voters: row.voters,
      counts: row.options.map(({ yesCount, maybeCount, noCount }) => [yesCount, maybeCount, noCount]),
      isAskClosed: ask.closedAt !== null,
      told: await Promise.all([leader, eager, silent].map((person) => toldOf(poll, person))),
    };
  };
  const times = {
    date_polls: ['opened_at', 'closes_at', 'closed_at', 'warned_at', 'settled_at'],
    date_poll_options: ['starts_at'],
  };
  const create = async () => {
    const poll = await open(30 * 60_000);
    await answer(poll, eager, 'yes');
    await answer(poll, leader, 'no', 1);
    return poll;
  };
  const closed = {
    closedAfterMs: 0,
    voters: 2,
    counts: [
      [1, 0, 0],
      [0, 0, 1],
    ],
    isAskClosed: true,
    told: [['ask_closed'], ['ask_closed', 'ask_opened'], ['ask_closed', 'ask_opened', 'poll_closing']],
  };

  test('ends a poll the same way in each case', matrixTimeout, async () => {
    const ends = await runDeadlineMatrix(stack, { minutes: 30, create, work, stateOf, times });
    for (const { name, state } of ends) expect(state, name).toEqual(closed);
  });

  test(
    'counts a member who leaves after the deadline, and refuses what comes after it',
    matrixTimeout,
    async () => {
      const event = {
        atMinute: 0.2,
        happen: async (poll: Poll) => {
          expect(await answer(poll, silent, 'yes')).toEqual({ ok: false, reason: 'over' });
          await leaveClub({ db: stack.db }, eager.id, poll.clubId);
        },
      };
      const ends = await runDeadlineMatrix(stack, { minutes: 30, create, work, stateOf, times, event });
      for (const { name, state } of ends)
        expect({ ...state, told: [] }, name).toEqual({ ...closed, told: [] });
    },
  );

  test('does not count a member who leaves before it', matrixTimeout, async () => {
    const event = {
      atMinute: -0.8,
      happen: (poll: Poll) => leaveClub({ db: stack.db }, eager.id, poll.clubId),
    };
    const ends = await runDeadlineMatrix(stack, { minutes: 30, create, work, stateOf, times, event });
    const counts = [
      [0, 0, 0],
      [0, 0, 1],
    ];
    for (const { name, state } of ends)
      expect({ ...state, told: [] }, name).toEqual({ ...closed, voters: 1, counts, told: [] });
  });
});
