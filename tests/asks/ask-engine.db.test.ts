import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { announceToClub, announceToMembers } from '../../src/alarms/index.ts';
import {
  type AskRef,
  closeAsk,
  dropAsk,
  findAsk,
  findPerson,
  listByState,
  markAnswered,
  markSeen,
  moveDeadline,
  openAsk,
  remindSilent,
  tellSilent,
  withdrawAnswer,
} from '../../src/asks/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let leader: TestPerson;
let deputy: TestPerson;
let reader: TestPerson;
let quiet: TestPerson;
let club: number;
let poll: AskRef;
let subjects = 0;

const news = { changed: () => {} };
const services = { announceToClub: announceToClub(news), announceToMembers: announceToMembers(news) };

beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack, '하늘');
  deputy = await createPerson(stack, '바다');
  reader = await createPerson(stack, '나무');
  quiet = await createPerson(stack, '조용');
});
beforeEach(async () => {
  subjects += 1;
  club = await createClub(stack, leader, { name: `북클럽 ${subjects}` });
  await join(deputy, 'co_leader');
  await join(reader);
  await join(quiet);
  poll = { kind: 'date_poll', subjectId: subjects };
});
afterAll(() => stack.close());

const join = (person: TestPerson, role = 'member') =>
  stack.db.clubMembership.create({ data: { clubId: club, userId: person.id, role } });
const leave = (person: TestPerson) =>
  stack.db.clubMembership.delete({ where: { clubId_userId: { clubId: club, userId: person.id } } });
const within = <T>(work: (tx: Database) => Promise<T>) => inTransaction(stack.db, work);
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000);

const openPoll = (closesAt: Date | null = hoursFromNow(24)) =>
  within((tx) =>
    openAsk(services, tx, { ...poll, clubId: club, meetingId: null, askedBy: leader.id, closesAt }),
  );
const answer = (person: TestPerson, ref = poll) => within((tx) => markAnswered(services, tx, ref, person.id));
const remind = (person = leader, ref = poll) => within((tx) => remindSilent(services, tx, ref, person.id));

async function lists(ref = poll) {
  const { answered, seen, notSeen } = await listByState(stack.db, ref);
  const names = (people: typeof answered) => people.map(({ nickname }) => nickname);
  return { answered: names(answered), seen: names(seen), notSeen: names(notSeen) };
}

/** The people with an announcement of this kind in their inboxes, by nickname. */
async function told(kind: string, place: { club?: number; meeting?: number } = { club }) {
  const { rows } = await stack.pool.query<{ nickname: string }>(
    `SELECT u.nickname FROM announcements a JOIN notifications n ON n.announcement_id = a.id
     JOIN users u ON u.id = n.user_id
     WHERE a.kind = $1 AND (a.club_id = $2 OR a.meeting_id = $3) ORDER BY u.id`,
    [kind, place.club ?? null, place.meeting ?? null],
  );
  return rows.map(({ nickname }) => nickname);
}

describe('opening an ask', () => {
  test('tells every member of the club but the one who asks, and nobody has seen it', async () => {
    await openPoll();
    expect(await told('ask_opened')).toEqual(['바다', '나무', '조용']);
    expect(await lists()).toEqual({ answered: [], seen: [], notSeen: ['하늘', '바다', '나무', '조용'] });
    expect(await findPerson(stack.db, poll, reader.id)).toMatchObject({ toldBy: 'inbox', isReminded: false });
    expect(await findPerson(stack.db, poll, leader.id)).toMatchObject({ toldBy: null });
  });

  test('twice gives one ask, and nobody is told twice', async () => {
    const [first, second] = await Promise.all([openPoll(), openPoll()]);
    expect(second).toBe(first);
    expect(await stack.db.announcement.count({ where: { clubId: club, kind: 'ask_opened' } })).toBe(1);
  });

  test('that is rolled back leaves nothing', async () => {
    await within(async (tx) => {
      await openAsk(services, tx, { ...poll, clubId: club, meetingId: null, askedBy: null, closesAt: null });
      throw new Error('changed my mind');
    }).catch(() => undefined);
    expect(await findAsk(stack.db, poll)).toBeNull();
    expect(await told('ask_opened')).toEqual([]);
  });
});

describe('the three lists', () => {
  test('move a person from not seen to seen to answered, and back when she withdraws', async () => {
    await openPoll();
    await markSeen(stack.db, poll, reader.id);
    await markSeen(stack.db, poll, reader.id);
    expect(await lists()).toMatchObject({ seen: ['나무'], notSeen: ['하늘', '바다', '조용'] });
    expect(await answer(reader)).toBe(true);
    expect(await lists()).toMatchObject({ answered: ['나무'], seen: [] });
    expect(await within((tx) => withdrawAnswer(tx, poll, reader.id))).toBe(true);
    expect(await within((tx) => withdrawAnswer(tx, poll, reader.id))).toBe(false);
    expect(await lists()).toMatchObject({ answered: [], seen: ['나무'] });
  });

  test('hold a member who joined while it was open, and none who left', async () => {
    await openPoll();
    await answer(quiet);
    await leave(quiet);
    const late = await createPerson(stack, '늦게');
    await join(late);
    expect(await lists()).toEqual({ answered: [], seen: [], notSeen: ['하늘', '바다', '나무', '늦게'] });
    expect(await answer(late)).toBe(true);
    expect(await answer(quiet)).toBe(false);
  });

  test('forget what a member did before she left and came back', async () => {
    await openPoll();
    await answer(quiet);
    await leave(quiet);
    await join(quiet);
    expect(await lists()).toMatchObject({ answered: [], notSeen: ['하늘', '바다', '나무', '조용'] });
  });

  test('do not hold a member who joined after the end', async () => {
    await openPoll();
    await within((tx) => closeAsk(services, tx, poll, { byUserId: leader.id }));
    const late = await createPerson(stack, '나중');
    await join(late);
    expect((await lists()).notSeen).not.toContain('나중');
  });

  test('lose an erased account, and the ask stays when its asker is erased', async () => {
    const gone = await createPerson(stack, '사라질');
    await join(gone);
    await within((tx) =>
      openAsk(services, tx, { ...poll, clubId: club, meetingId: null, askedBy: gone.id, closesAt: null }),
    );
    await stack.pool.query('DELETE FROM users WHERE id = $1', [gone.id]);
    expect((await lists()).notSeen).toEqual(['하늘', '바다', '나무', '조용']);
    expect(await findAsk(stack.db, poll)).toMatchObject({ askedBy: null });
  });

  test('of a meeting hold the people with a seat', async () => {
    const meeting = await createMeeting(stack, leader, [reader], { startsInMinutes: 600 });
    const ask: AskRef = { kind: 'attendance', subjectId: meeting };
    await within((tx) =>
      openAsk(services, tx, { ...ask, clubId: null, meetingId: meeting, askedBy: null, closesAt: null }),
    );
    expect(await told('attendance_asked', { meeting })).toEqual(['하늘', '나무']);
    expect(await findPerson(stack.db, ask, reader.id)).toMatchObject({ toldBy: 'push' });
    expect(await answer(reader, ask)).toBe(true);
    expect(await answer(quiet, ask)).toBe(false);
    expect(await lists(ask)).toEqual({ answered: ['나무'], seen: [], notSeen: ['하늘'] });
    await stack.db.membership.delete({
      where: { meetingId_userId: { meetingId: meeting, userId: reader.id } },
    });
    expect(await lists(ask)).toEqual({ answered: [], seen: [], notSeen: ['하늘'] });
    await stack.db.meeting.update({ where: { id: meeting }, data: { cancelledAt: new Date() } });
    expect(await answer(leader, ask)).toBe(false);
  });
});

describe('the end of an ask', () => {
  test('is judged by the clock: an answer after the deadline is refused before any scan', async () => {
    await openPoll(hoursFromNow(-1));
    await markSeen(stack.db, poll, reader.id);
    expect(await answer(reader)).toBe(false);
    expect(await lists()).toMatchObject({ answered: [], seen: [] });
  });

  test('moves with its deadline, unless somebody ended it', async () => {
    await openPoll(hoursFromNow(-1));
    expect(await within((tx) => moveDeadline(tx, poll, hoursFromNow(1)))).toBe(true);
    expect(await answer(reader)).toBe(true);
    await within((tx) => closeAsk(services, tx, poll, { byUserId: leader.id }));
    expect(await within((tx) => moveDeadline(tx, poll, hoursFromNow(2)))).toBe(false);
    expect(await answer(quiet)).toBe(false);
  });

  test('is told once, to all but the member who ended it', async () => {
    await openPoll();
    const close = () => within((tx) => closeAsk(services, tx, poll, { byUserId: leader.id }));
    expect((await Promise.all([close(), close()])).toSorted()).toEqual([false, true]);
    expect(await told('ask_closed')).toEqual(['바다', '나무', '조용']);
  });

  test('comes with the end of the club', async () => {
    await openPoll();
    await stack.db.club.update({ where: { id: club }, data: { closedAt: new Date() } });
    expect(await answer(reader)).toBe(false);
    expect(await remind()).toEqual({ ok: false, reason: 'over' });
  });

  test('of a deleted subject removes the ask and its people', async () => {
    await openPoll();
    await within((tx) => dropAsk(tx, poll));
    await within((tx) => dropAsk(tx, poll));
    expect(await findAsk(stack.db, poll)).toBeNull();
    expect(await answer(reader)).toBe(false);
  });
});

describe('asking once more', () => {
  test('reaches only the silent, and is refused a second time', async () => {
    await openPoll();
    await answer(reader);
    await markSeen(stack.db, poll, quiet.id);
    expect(await remind()).toEqual({ ok: true, reminded: 2 });
    expect(await told('ask_reminder')).toEqual(['바다', '조용']);
    expect(await findPerson(stack.db, poll, quiet.id)).toMatchObject({ isReminded: true, state: 'seen' });
    expect(await findPerson(stack.db, poll, reader.id)).toMatchObject({ isReminded: false });
    expect(await remind(deputy)).toEqual({ ok: false, reason: 'again' });
  });

  test('by two leaders at the same moment happens once', async () => {
    await openPoll();
    const results = await Promise.all([remind(leader), remind(deputy)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await stack.db.announcement.count({ where: { clubId: club, kind: 'ask_reminder' } })).toBe(1);
  });

  test('that would reach nobody does not count', async () => {
    await openPoll();
    for (const person of [deputy, reader, quiet]) await answer(person);
    expect(await remind()).toEqual({ ok: false, reason: 'nobody' });
    await within((tx) => withdrawAnswer(tx, poll, quiet.id));
    expect(await remind()).toEqual({ ok: true, reminded: 1 });
  });

  test('about an ask that is over or was never put is refused', async () => {
    expect(await remind()).toEqual({ ok: false, reason: 'not_found' });
    await openPoll(hoursFromNow(-1));
    expect(await remind()).toEqual({ ok: false, reason: 'over' });
  });
});

test('before the end only the silent are told of it', async () => {
  await openPoll();
  await answer(reader);
  expect(await within((tx) => tellSilent(services, tx, poll))).toBe(3);
  expect(await told('poll_closing')).toEqual(['하늘', '바다', '조용']);
});

test('the leaders are told once that everybody answered, also when the last two answer together', async () => {
  await openPoll();
  for (const person of [leader, deputy]) await answer(person);
  expect(await told('ask_completed')).toEqual([]);
  await Promise.all([answer(reader), answer(quiet)]);
  expect(await told('ask_completed')).toEqual(['하늘', '바다']);
  await stack.pool.query(`DELETE FROM announcements WHERE kind = 'ask_completed'`);
  await within((tx) => withdrawAnswer(tx, poll, quiet.id));
  await answer(quiet);
  expect(await told('ask_completed')).toEqual([]);
});
