import { afterAll, beforeAll, expect, test } from 'vitest';
import { announceToAccount, announceToClub } from '../../src/alarms/index.ts';
import { eraseServices, leaveServices } from '../../src/app/leaving.ts';
import { decideApplication } from '../../src/clubs/decide-application.ts';
import { joinClub } from '../../src/clubs/join-club.ts';
import { makeDueExport } from '../../src/data-export/make-export.ts';
import { eraseLeavers } from '../../src/leaving/index.ts';
import { leave } from '../../src/leaving/leave.ts';
import { meetingSteps } from '../../src/meetings/club-steps.ts';
import { noAnnouncer } from '../../src/meetings/index.ts';
import { joinMeeting } from '../../src/meetings/join-meeting.ts';
import { openClubMeeting } from '../../src/meetings/open-club-meeting.ts';
import { type OpenDatabase, openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createClub } from '../clubs/sample-club.ts';
import { clubPlan } from '../meetings/sample-club-meeting.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
/** As of four web processes: each makes its own acts on a club wait for each other. */
let processes: readonly OpenDatabase[];
let turn = 0;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  processes = [1, 2, 3, 4].map(() => openDatabase(stack.databaseUrl, { max: 8, log }));
});
afterAll(() => stack.close());

const nextProcess = (): OpenDatabase => {
  turn += 1;
  return processes[turn % processes.length] as OpenDatabase;
};
const log = createLogger({ level: 'silent', name: 'test' });
const inboxNews = { changed: () => {} };
const people = (count: number) => Promise.all(Array.from({ length: count }, () => createPerson(stack)));

const joinAs = ({ id }: TestPerson, clubId: number) => joinClub(clubServices(), id, { clubId, answer: '' });
const clubServices = () => ({
  db: nextProcess().db,
  steps: meetingSteps({ log, announcer: noAnnouncer }),
  announce: announceToClub(inboxNews),
});

/** Each heir stays or leaves as well. Meetings without an heir are cancelled. */
async function leaveAs({ id }: TestPerson, heirs: ReadonlyMap<number, number>) {
  const services = leaveServices({ db: nextProcess().db, log }, { announcer: noAnnouncer, inboxNews });
  const choices = { closedClubs: new Set<number>(), cancelledMeetings: new Set<number>(), heirs };
  const result = await leave(services, id, choices);
  if (result.ok) return result;
  const { meetings, lostHeirs } = result.undecided;
  const cancelledMeetings = new Set([...meetings, ...lostHeirs]);
  return leave(services, id, { ...choices, cancelledMeetings, heirs: new Map() });
}

async function openIn(clubId: number, leader: TestPerson, bookId: number) {
  const plan = await clubPlan(stack, { bookId, capacity: 200 });
  return openClubMeeting({ db: nextProcess().db, announceToClub: announceToClub(inboxNews) }, leader.id, {
    clubId,
    plan,
  });
}

test('20 people leave while 20 join, apply and open meetings in the same clubs', async () => {
  const [leaders, leavers, joiners] = [await people(3), await people(20), await people(20)];
  const [first, second, third] = leaders as [TestPerson, TestPerson, TestPerson];
  const clubs = [
    await createClub(stack, first, { capacity: 200 }),
    await createClub(stack, second, { capacity: 200 }),
    await createClub(stack, third, { capacity: 200, entry: 'approval' }),
  ] as const;
  const book = await createBook(stack);
  for (const leaver of leavers) {
    for (const clubId of clubs) await joinAs(leaver, clubId);
    await decideApplication(clubServices(), third.id, {
      clubId: clubs[2],
      userId: leaver.id,
      accepts: true,
    });
    await stack.db.dataExport.create({ data: { userId: leaver.id } });
  }
  const meetings = await Promise.all(
    [0, 1, 2, 3].map((at) => openIn(clubs[at % 2] as number, leaders[at % 2] as TestPerson, book.id)),
  );
  const led = await Promise.all(
    leavers.slice(0, 10).map((leaver, at) =>
      createMeeting(stack, leaver, [leavers[at + 10], joiners[at]] as TestPerson[], {
        startsInMinutes: 300,
      }),
    ),
  );

  const acts = [
    ...leavers.map((leaver, at) => () => {
      const heir = at % 2 ? leavers[at + 10] : joiners[at];
      return leaveAs(leaver, new Map(led[at] && heir ? [[led[at], heir.id]] : []));
    }),
    ...joiners.flatMap((joiner, at) => [
      ...clubs.map((clubId) => () => joinAs(joiner, clubId)),
      () =>
        joinMeeting(
          { db: nextProcess().db, log, announcer: noAnnouncer },
          joiner.id,
          led[(at + 1) % 10] as number,
        ),
    ]),
    ...clubs.flatMap((clubId, at) =>
      [1, 2, 3].map(() => () => openIn(clubId, leaders[at] as TestPerson, book.id)),
    ),
    ...leavers.map(() => () => {
      const { db, pool } = nextProcess();
      return makeDueExport({ db, pool, announce: announceToAccount(inboxNews) });
    }),
  ];
  const random = seededRandom(20261128);
  const order = acts.map((act) => ({ act, place: random() })).sort((a, b) => a.place - b.place);
  const waiting = order.map(({ act }) => act);
  await Promise.all(
    Array.from({ length: actsAtOnce }, async () => {
      for (let act = waiting.pop(); act; act = waiting.pop()) await untilServed(act);
    }),
  );
  await Promise.all(processes.map(({ close }) => close()));
  expect(await deadlocks()).toBe(0);

  await expectSound(leavers);
  expect(meetings.every(({ ok }) => ok)).toBe(true);
  while ((await eraseLeavers(eraseServices(app.live, () => {}))) > 0);
  expect(await stack.db.user.count({ where: { id: { in: leavers.map(({ id }) => id) } } })).toBe(0);
  await expectSound(leavers);
});

const actsAtOnce = 16;
const triesPerAct = 10;

/** A busy site may refuse an act for lack of time: its person tries again. */
async function untilServed(act: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return void (await act());
    } catch (error) {
      if (tried === triesPerAct) throw error;
    }
  }
}

/** PostgreSQL counts them when the connections that met one are closed. */
async function deadlocks(): Promise<number> {
  const { rows } = await stack.owner.query<{ deadlocks: number }>(
    'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
  );
  return rows[0]?.deadlocks ?? Number.NaN;
}

async function expectSound(leavers: readonly TestPerson[]): Promise<void> {
  const ids = leavers.map(({ id }) => id);
  const { rows } = await stack.owner.query(
    `SELECT
      (SELECT count(*)::int FROM users WHERE id = ANY ($1) AND left_at IS NULL) AS "still here",
      (SELECT count(*)::int FROM club_memberships WHERE user_id = ANY ($1)) AS "in clubs",
      (SELECT count(*)::int FROM club_applications WHERE user_id = ANY ($1)) AS "applying",
      (SELECT count(*)::int FROM memberships s JOIN meetings m ON m.id = s.meeting_id
        WHERE s.user_id = ANY ($1) AND m.cancelled_at IS NULL) AS "seated",
      (SELECT count(*)::int FROM data_exports WHERE user_id = ANY ($1)) AS "with files",
      (SELECT count(*)::int FROM meetings WHERE leader_id = ANY ($1) AND cancelled_at IS NULL) AS "leading",
      (SELECT count(*)::int FROM clubs c WHERE c.member_count <>
        (SELECT count(*) FROM club_memberships k WHERE k.club_id = c.id)) AS "clubs with a wrong count",
      (SELECT count(*)::int FROM meetings m WHERE m.cancelled_at IS NULL AND m.member_count <>
        (SELECT count(*) FROM memberships s WHERE s.meeting_id = m.id)) AS "meetings with a wrong count",
      (SELECT count(*)::int FROM meetings m WHERE m.cancelled_at IS NULL AND NOT EXISTS
        (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = m.leader_id)) AS "leaders without a seat"`,
    [ids],
  );
  // A cancelled meeting keeps the seats and the count that it had.
  expect(Object.entries(rows[0] ?? {}).filter(([, count]) => count !== 0)).toEqual([]);
}
