import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announceToMembers } from '../../src/alarms/index.ts';
import { findAsk, findPerson, listByState } from '../../src/asks/index.ts';
import { answerAttendance } from '../../src/attendance/answer-attendance.ts';
import { askMembers } from '../../src/attendance/ask-members.ts';
import { endStaleQuestions } from '../../src/attendance/end-stale-questions.ts';
import { matchAnswers } from '../../src/attendance/match-answers.ts';
import { askOf } from '../../src/attendance/question.ts';
import { findQuestion } from '../../src/attendance/question-repository.ts';
import { findRoll } from '../../src/attendance/roll-repository.ts';
import { finishLeaves } from '../../src/meetings/finish-leaves.ts';
import { joinMeeting, noAnnouncer } from '../../src/meetings/index.ts';
import { createLogger } from '../../src/platform/log.ts';
import { editMeeting, passTime } from '../support/alarms.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let services: Parameters<typeof answerAttendance>[0];
let leader: TestPerson;
let reader: TestPerson;
let quiet: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  services = {
    db: stack.db,
    log: createLogger({ level: 'silent', name: 'test' }),
    announcer: noAnnouncer,
    announceToMembers: announceToMembers({ changed: () => {} }),
  };
  leader = await createPerson(stack, '하늘');
  reader = await createPerson(stack, '바다');
  quiet = await createPerson(stack, '나무');
});
afterAll(() => stack.close());

const hours = 60;
const hourMs = 3_600_000;
const meetingIn = (hoursLeft: number, options: MeetingOptions = {}) =>
  createMeeting(stack, leader, [reader, quiet], { startsInMinutes: hoursLeft * hours, ...options });
const tick = async () => {
  await askMembers(services);
  await matchAnswers(services);
};
const answer = (person: TestPerson, meetingId: number, one: 'yes' | 'no') =>
  answerAttendance(services, person.id, { meetingId, answer: one });

/** The ids of the people who were asked about a meeting, once for each notification. */
async function asked(meetingId: number): Promise<number[]> {
  const notifications = await stack.db.notification.findMany({
    where: { announcement: { meetingId, kind: 'attendance_asked' } },
    orderBy: { userId: 'asc' },
  });
  return notifications.map(({ userId }) => userId);
}

/** The state of each member by her id. */
const states = async (meetingId: number) =>
  Object.fromEntries((await findRoll(stack.db, meetingId)).map(({ userId, state }) => [userId, state]));

describe('the question whether members come', () => {
  test('is put to all members but the leader 24 hours before the start, once', async () => {
    const id = await meetingIn(24.1);
    await tick();
    expect(await asked(id)).toEqual([]);
    await passTime(stack, 6);
    await Promise.all([tick(), tick()]);
    await tick();
    expect(await asked(id)).toEqual([reader.id, quiet.id]);
    expect(await states(id)).toEqual({ [leader.id]: 'yes', [reader.id]: 'silent', [quiet.id]: 'silent' });
  });

  test('is put at once about a meeting that is opened later, and not in the last three hours', async () => {
    const [soon, verySoon, cancelled] = [
      await meetingIn(3.1),
      await meetingIn(2.9),
      await meetingIn(20, { cancelled: true }),
    ];
    await tick();
    expect(await asked(soon)).toHaveLength(2);
    expect(await asked(verySoon)).toEqual([]);
    expect(await asked(cancelled)).toEqual([]);
    expect(await answer(reader, verySoon, 'yes')).toEqual({ ok: false, reason: 'not_asked' });
  });

  test('is put again about a new start only, and the answers about the old one do not count', async () => {
    const id = await meetingIn(20);
    await tick();
    expect(await answer(reader, id, 'yes')).toEqual({ ok: true });
    await editMeeting(stack, id, { startsInMinutes: 48 * hours });
    await tick();
    expect(await findQuestion(stack.db, id)).toBeNull();
    expect(await findRoll(stack.db, id)).toEqual([]);
    await passTime(stack, 25 * hours);
    await tick();
    expect(await states(id)).toMatchObject({ [reader.id]: 'silent', [quiet.id]: 'silent' });
    expect(await asked(id)).toEqual([reader.id, reader.id, quiet.id, quiet.id]);
  });
});

test('a question about an earlier start is no longer open, and an answer after the move back opens it', async () => {
  const id = await meetingIn(20);
  await tick();
  const { startsAt } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
  const ref = askOf((await findQuestion(stack.db, id))?.id ?? 0);
  const moveTo = (at: Date) =>
    stack.db.meeting.update({
      where: { id },
      data: { startsAt: at, endsAt: new Date(at.getTime() + hourMs) },
    });
  const isOpen = async () => ((await findAsk(stack.db, ref))?.closesAt ?? startsAt) >= startsAt;
  await moveTo(new Date(Date.now() + 40 * hourMs));
  expect(await isOpen()).toBe(true);
  const movedAt = new Date(Date.now() - 1_000);
  expect(await endStaleQuestions(services, movedAt)).toBeGreaterThan(0);
  expect(await isOpen()).toBe(false);
  expect(await endStaleQuestions(services, new Date())).toBe(0);
  expect((await findAsk(stack.db, ref))?.closesAt).toEqual(movedAt);
  await moveTo(startsAt);
  await answer(reader, id, 'yes');
  expect(await isOpen()).toBe(true);
  expect((await findPerson(stack.db, ref, reader.id))?.state).toBe('answered');
});

describe('the answer of a member', () => {
  test('counts until the start, and the last one counts', async () => {
    const id = await meetingIn(20);
    await tick();
    expect(await answer(reader, id, 'yes')).toEqual({ ok: true });
    expect(await answer(reader, id, 'yes')).toEqual({ ok: true });
    expect(await states(id)).toMatchObject({ [reader.id]: 'yes', [quiet.id]: 'silent' });
    const question = await findQuestion(stack.db, id);
    const lists = await listByState(stack.db, askOf(question?.id ?? 0));
    expect(lists.answered.map(({ nickname }) => nickname).toSorted()).toEqual(['바다', '하늘']);
    await passTime(stack, 20 * hours);
    expect(await answer(reader, id, 'no')).toEqual({ ok: false, reason: 'started' });
  });

  test('is refused of a stranger, of the leader and about a cancelled meeting', async () => {
    const id = await meetingIn(20);
    await tick();
    const stranger = await createPerson(stack);
    expect(await answer(stranger, id, 'yes')).toEqual({ ok: false, reason: 'not_member' });
    expect(await answer(leader, id, 'no')).toEqual({ ok: false, reason: 'leader' });
    await editMeeting(stack, id, { cancelled: true });
    expect(await answer(reader, id, 'no')).toEqual({ ok: false, reason: 'cancelled' });
  });

  test('no frees the seat after the seconds in which she can take it back', async () => {
    const id = await meetingIn(20);
    await tick();
    await answer(reader, id, 'no');
    expect(await states(id)).toMatchObject({ [reader.id]: 'no' });
    await finishLeaves(services);
    expect(await stack.db.membership.count({ where: { meetingId: id } })).toBe(3);
    await passTime(stack, 1);
    await finishLeaves(services);
    expect(await stack.db.meeting.findUnique({ where: { id } })).toMatchObject({ memberCount: 2 });
    expect(await states(id)).toMatchObject({ [reader.id]: 'no', [quiet.id]: 'silent' });
  });

  test('no is taken back with the seat, and yes keeps the seat', async () => {
    const id = await meetingIn(20);
    await tick();
    await answer(reader, id, 'no');
    await answer(quiet, id, 'no');
    expect(await joinMeeting(services, reader.id, id)).toEqual({ ok: true, outcome: 'was_member' });
    expect(await answer(quiet, id, 'yes')).toEqual({ ok: true });
    expect(await states(id)).toMatchObject({ [reader.id]: 'silent', [quiet.id]: 'yes' });
    await tick();
    const ref = askOf((await findQuestion(stack.db, id))?.id ?? 0);
    expect((await findPerson(stack.db, ref, reader.id))?.state).not.toBe('answered');
    await passTime(stack, 1);
    expect(await finishLeaves(services)).toBe(0);
  });

  test('is given by joining after the question', async () => {
    const id = await meetingIn(20);
    await tick();
    const late = await createPerson(stack, '새벽');
    await joinMeeting(services, late.id, id);
    expect(await states(id)).toMatchObject({ [late.id]: 'yes' });
    await tick();
    const ref = askOf((await findQuestion(stack.db, id))?.id ?? 0);
    expect((await findPerson(stack.db, ref, late.id))?.state).toBe('answered');
    await answer(reader, id, 'no');
    await passTime(stack, 1);
    await finishLeaves(services);
    await joinMeeting(services, reader.id, id);
    expect(await states(id)).toMatchObject({ [reader.id]: 'yes' });
    expect(await matchAnswers(services)).toBe(1);
    expect(await matchAnswers(services)).toBe(0);
  });

  test('by joining is stored for the others when it cannot be stored for one member', async () => {
    const id = await meetingIn(20);
    await tick();
    for (const name of ['이슬', '안개'])
      await joinMeeting(services, (await createPerson(stack, name)).id, id);
    let transactions = 0;
    const db = new Proxy(stack.db, {
      get: (target, key) => {
        if (key === '$transaction' && ++transactions === 1)
          return () => Promise.reject(new Error('the connection broke'));
        return Reflect.get(target, key);
      },
    });
    expect(await matchAnswers({ ...services, db })).toBe(1);
    expect(await matchAnswers(services)).toBe(1);
  });
});
