import { afterAll, beforeAll, expect, test } from 'vitest';
import { announceToClub, announceToMembers } from '../../src/alarms/index.ts';
import { type AskRef, closeAsk, markAnswered, openAsk, tellSilent } from '../../src/asks/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import { createClub } from '../clubs/sample-club.ts';
import { matrixTimeout, runDeadlineMatrix } from '../support/deadline-matrix.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let leader: TestPerson;
let reader: TestPerson;
let quiet: TestPerson;
let polls = 0;

const news = { changed: () => {} };
const services = { announceToClub: announceToClub(news), announceToMembers: announceToMembers(news) };
const within = <T>(work: (tx: Database) => Promise<T>) => inTransaction(stack.db, work);

beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack, '하늘');
  reader = await createPerson(stack, '나무');
  quiet = await createPerson(stack, '조용');
});
afterAll(() => stack.close());

/** Ends asks whose deadline passed, as the scan of a feature does. */
const closeDue = () =>
  within(async (tx) => {
    const due = await tx.$queryRaw<AskRef[]>`
      SELECT kind, subject_id AS "subjectId" FROM asks
      WHERE closes_at <= now() AND closed_at IS NULL ORDER BY id LIMIT 20 FOR UPDATE SKIP LOCKED`;
    for (const ask of due) await closeAsk(services, tx, ask, { byUserId: null });
  });

interface Subject {
  readonly club: number;
  readonly poll: AskRef;
}

async function openPoll(): Promise<Subject> {
  polls += 1;
  const club = await createClub(stack, leader, { name: `북클럽 ${polls}` });
  for (const { id } of [reader, quiet])
    await stack.db.clubMembership.create({ data: { clubId: club, userId: id } });
  const poll: AskRef = { kind: 'date_poll', subjectId: polls };
  const closesAt = new Date(Date.now() + 10 * 60_000);
  await within((tx) =>
    openAsk(services, tx, { ...poll, clubId: club, meetingId: null, askedBy: leader.id, closesAt }),
  );
  await within((tx) => markAnswered(services, tx, poll, reader.id));
  return { club, poll };
}

/** Reads the lines of each inbox, and how often each was told. */
async function inboxesOf({ club }: Pick<Subject, 'club'>) {
  const { rows } = await stack.pool.query<{ line: string }>(
    `SELECT u.nickname || ' ' || a.kind || ' ' || count(*) AS line
     FROM announcements a JOIN notifications n ON n.announcement_id = a.id JOIN users u ON u.id = n.user_id
     WHERE a.club_id = $1 GROUP BY u.id, a.kind ORDER BY u.id, a.kind`,
    [club],
  );
  return rows.map(({ line }) => line);
}

test(
  'the end of a poll is told once, however late, doubled or interrupted the worker is',
  matrixTimeout,
  async () => {
    const ends = await runDeadlineMatrix(stack, {
      minutes: 10,
      create: openPoll,
      work: closeDue,
      stateOf: inboxesOf,
    });
    expect(ends).toHaveLength(12);
    for (const { name, state } of ends)
      expect(state, name).toEqual([
        '하늘 ask_closed 1',
        '나무 ask_closed 1',
        '나무 ask_opened 1',
        '조용 ask_closed 1',
        '조용 ask_opened 1',
      ]);
  },
);

test(
  'a member who leaves just before the end is not told, and no answer counts after it',
  matrixTimeout,
  async () => {
    const ends = await runDeadlineMatrix(stack, {
      minutes: 10,
      create: openPoll,
      work: closeDue,
      stateOf: async ({ club, poll }) => ({
        lines: await inboxesOf({ club }),
        isAnswered: await within((tx) => markAnswered(services, tx, poll, quiet.id)),
        silent: await within((tx) => tellSilent(services, tx, poll)),
      }),
      event: {
        atMinute: -0.25,
        happen: ({ club }) =>
          stack.db.clubMembership.delete({ where: { clubId_userId: { clubId: club, userId: reader.id } } }),
      },
    });
    for (const { name, state } of ends)
      expect(state, name).toEqual({
        lines: ['하늘 ask_closed 1', '나무 ask_opened 1', '조용 ask_closed 1', '조용 ask_opened 1'],
        isAnswered: false,
        silent: 0,
      });
  },
);

test(
  'a question about a meeting is pushed once to each member, also after a worker was killed',
  matrixTimeout,
  async () => {
    const ends = await runDeadlineMatrix(stack, {
      minutes: 10,
      create: () => createMeeting(stack, leader, [reader, quiet], { startsInMinutes: 600 }),
      // As a scan that asks a day before: the row of the ask says that it was asked.
      work: () =>
        within(async (tx) => {
          const due = await tx.$queryRaw<{ id: number }[]>`
          SELECT id FROM meetings m WHERE starts_at <= now() + interval '590 minutes'
            AND NOT EXISTS (SELECT FROM asks q WHERE q.kind = 'attendance' AND q.subject_id = m.id)
          ORDER BY id FOR UPDATE SKIP LOCKED`;
          for (const { id } of due)
            await openAsk(services, tx, {
              kind: 'attendance',
              subjectId: id,
              clubId: null,
              meetingId: id,
              askedBy: null,
              closesAt: null,
            });
        }),
      stateOf: async (meeting, emitter) =>
        [leader, reader, quiet].map(
          ({ id }) =>
            emitter.pushedTo(id).filter((alarm) => alarm.startsWith(`attendance_asked-${meeting}-`)).length,
        ),
    });
    for (const { name, state } of ends) expect(state, name).toEqual([1, 1, 1]);
  },
);
