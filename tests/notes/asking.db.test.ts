import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { announceToMembers } from '../../src/alarms/index.ts';
import { listByState } from '../../src/asks/index.ts';
import { askForNotes } from '../../src/notes/ask-for-notes.ts';
import { setRule } from '../../src/notes/set-rule.ts';
import { writeNote } from '../../src/notes/write-note.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { passTime, type RecordingEmitter } from '../support/alarms.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { matrixTimeout, runDeadlineMatrix } from '../support/deadline-matrix.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createNote } from './sample-notes.ts';

const hour = 60;
/** From the request of the leader to 48 hours before the deadline, in minutes. */
const ahead = 10;
const noteTimes = { meeting_note_rules: ['due_at', 'set_at'], meeting_notes: ['written_at', 'changed_at'] };

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let writer: TestPerson;
let silent: TestPerson;
let quick: TestPerson;
let leaver: TestPerson;
let late: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  writer = await createPerson(stack, '바다');
  silent = await createPerson(stack, '구름');
  quick = await createPerson(stack, '번개');
  leaver = await createPerson(stack, '바람');
  late = await createPerson(stack, '새벽');
});
afterAll(() => stack.close());
beforeEach(() => stack.db.meeting.updateMany({ data: { cancelledAt: new Date() } }));

const services = () => ({ db: stack.db, announceToMembers: announceToMembers({ changed: () => {} }) });
const work = () => askForNotes(services());

/** A meeting whose leader asks for notes; one member has written. */
async function createAsked({
  dueInMinutes = 48 * hour + ahead,
  members = [writer, silent, quick, leaver],
} = {}): Promise<number> {
  const id = await createMeeting(stack, leader, members, {
    startsInMinutes: dueInMinutes + 5 * hour,
  });
  await ask(id, dueInMinutes);
  expect(
    await writeNote(services(), { meetingId: id, userId: writer.id }, { body: '먼저 쓴 글', forPercent: 0 }),
  ).toEqual({
    ok: true,
  });
  return id;
}

async function ask(meetingId: number, dueInMinutes: number) {
  const dueAt = new Date(Date.now() + dueInMinutes * 60_000);
  expect(await setRule(services(), { meetingId, userId: leader.id }, { characters: 400, dueAt })).toEqual({
    ok: true,
  });
}

/** Returns "nickname: entries in the inbox, pushes to open pages" of everybody who was asked. */
async function askedIn(meetingId: number, emitter?: RecordingEmitter): Promise<string[]> {
  const { rows } = await stack.pool.query<{ userId: number; nickname: string; count: number }>(
    `SELECT u.id AS "userId", u.nickname, count(*)::int AS count
     FROM announcements a JOIN notifications n ON n.announcement_id = a.id JOIN users u ON u.id = n.user_id
     WHERE a.meeting_id = $1 AND a.kind = 'note_asked' GROUP BY u.id ORDER BY u.id`,
    [meetingId],
  );
  return rows.map(({ userId, nickname, count }) => {
    const pushes = emitter?.pushedTo(userId).filter((id) => id.startsWith(`note_asked-${meetingId}-`)).length;
    return `${nickname} ${count}${pushes === undefined ? '' : `, pushed ${pushes}`}`;
  });
}

/** Runs the matrix round the moment of the question, or round the deadline of a late request. */
const matrix = (
  event: NonNullable<Parameters<typeof runDeadlineMatrix<number, string[]>>[1]['event']>,
  create = () => createAsked(),
) =>
  runDeadlineMatrix<number, string[]>(stack, {
    minutes: ahead,
    create,
    work,
    stateOf: askedIn,
    times: noteTimes,
    event,
  });

const expectAll = async (ends: ReturnType<typeof matrix>, expected: readonly string[]) => {
  for (const { name, state } of await ends) expect(state, name).toEqual(expected);
};
const join = (meetingId: number, { id: userId }: TestPerson) =>
  stack.db.membership.create({ data: { meetingId, userId } });

describe('however late, doubled or interrupted the worker is', matrixTimeout, () => {
  test('48 hours before the deadline each member who has not written is asked once: not one who wrote or left just before, and not the leader', () =>
    expectAll(
      matrix({
        atMinute: -0.25,
        happen: async (meetingId) => {
          await createNote(stack, { meetingId, author: quick, body: '막 쓴 글' });
          await stack.db.membership.delete({ where: { meetingId_userId: { meetingId, userId: leaver.id } } });
          await join(meetingId, late);
        },
      }),
      ['구름 1, pushed 1', '새벽 1, pushed 1'],
    ));

  test('nobody is asked for a meeting that was cancelled just before', () =>
    expectAll(
      matrix({
        atMinute: -0.25,
        happen: (id) => stack.db.meeting.update({ where: { id }, data: { cancelledAt: new Date() } }),
      }),
      [],
    ));

  test('at the deadline nobody is told anything, and one who joins after it is not asked', () =>
    expectAll(
      matrix({ atMinute: 0.05, happen: (id) => join(id, late) }, () => createAsked({ dueInMinutes: ahead })),
      ['구름 1, pushed 1', '번개 1, pushed 1', '바람 1, pushed 1'],
    ));
});

describe('the question', () => {
  test('is put once to each member who joins later, and to nobody twice', async () => {
    const id = await createAsked({ members: [writer, silent], dueInMinutes: 40 * hour });
    expect(await work()).toBe(1);
    expect(await work()).toBe(0);
    await join(id, late);
    expect(await work()).toBe(1);
    expect(await askedIn(id)).toEqual(['구름 1', '새벽 1']);
  });

  test('is not put again when the leader moves the deadline', async () => {
    const id = await createAsked({ members: [writer, silent], dueInMinutes: 40 * hour });
    await work();
    await ask(id, 44 * hour);
    await work();
    expect(await askedIn(id)).toEqual(['구름 1']);
  });

  test('comes earlier if the leader moves the deadline forward', async () => {
    const id = await createAsked({ members: [writer, silent], dueInMinutes: 60 * hour });
    expect(await work()).toBe(0);
    await ask(id, 47 * hour);
    expect(await work()).toBe(1);
    expect(await askedIn(id)).toEqual(['구름 1']);
  });

  test('comes earlier if the meeting is moved before the deadline, and never after its start', async () => {
    const id = await createAsked({ members: [writer, silent], dueInMinutes: 60 * hour });
    const move = (minutes: number) =>
      stack.db.meeting.update({
        where: { id },
        data: {
          startsAt: new Date(Date.now() + minutes * 60_000),
          endsAt: new Date(Date.now() + (minutes + hour) * 60_000),
        },
      });
    await move(47 * hour);
    expect(await work()).toBe(1);
    await move(-1);
    await join(id, late);
    expect(await work()).toBe(0);
    expect(await askedIn(id)).toEqual(['구름 1']);
  });

  test('is not put any more once the deadline has passed', async () => {
    const id = await createAsked({ members: [writer, silent], dueInMinutes: 10 });
    await passTime(stack, 11, noteTimes);
    expect(await work()).toBe(0);
    expect(await askedIn(id)).toEqual([]);
  });

  test('leads from the inbox to the meeting’s page with the box, and tells nothing of any note', async () => {
    const id = await createAsked({ members: [writer, silent], dueInMinutes: 40 * hour });
    await work();
    const { text } = await asPerson(app, silent).get('/notifications').expect(200);
    expect(text).toContain(`href="/meetings/${id}`);
    expect(text).not.toContain('먼저 쓴 글');
  });
});

test('the ask lists those who have written as answered, and deleting a note takes the answer back', async () => {
  const id = await createAsked({ members: [writer, silent] });
  const nicknames = async () => {
    const { answered, seen, notSeen } = await listByState(stack.db, { kind: 'note', subjectId: id });
    return [answered, seen, notSeen].map((people) => people.map(({ nickname }) => nickname).sort());
  };
  expect(await nicknames()).toEqual([['바다'], [], ['구름', '하늘']]);
  await asPerson(app, writer).post(`/meetings/${id}/note/delete`).expect(303);
  expect((await nicknames())[0]).toEqual([]);
  await createNote(stack, { meetingId: id, author: silent, body: '이제 쓴 글' });
  expect((await nicknames())[0]).toEqual(['구름']);
});
