import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { muteMeeting, unmuteMeeting } from '../../src/alarms/meeting-mute-repository.ts';
import { meetingParts } from '../../src/app/meeting-parts.ts';
import { showMeeting } from '../../src/meetings/index.ts';
import { storeProgress } from '../../src/progress/progress-repository.ts';
import { askForNotes, createNote } from '../notes/sample-notes.ts';
import { createQuestion } from '../questions/sample-questions.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson } from './plan-form.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let other: TestPerson;
let id: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  [leader, member, other] = [await createPerson(stack), await createPerson(stack), await createPerson(stack)];
});
afterAll(() => stack.close());
beforeEach(async () => {
  id = await createMeeting(stack, leader, [member, other], { startsInMinutes: 60 });
});

const filledFor = async (person: TestPerson) => {
  const detail = await showMeeting({ ...stack, parts: meetingParts }, id, person.id);
  return [...(detail?.filledParts ?? [])];
};

/** Opens the page of the meeting. @returns the number of statements outside transactions */
async function statementsOf(person: TestPerson) {
  const query = vi.spyOn(stack.pool, 'query');
  try {
    await asPerson(app, person).get(`/meetings/${id}`).expect(200);
    return query.mock.calls.length;
  } finally {
    query.mockRestore();
  }
}

/** Tells people of the meeting, as the worker does. */
async function notify(...people: TestPerson[]) {
  const { startsAt } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
  await stack.db.announcement.create({
    data: {
      meetingId: id,
      kind: 'starting_soon',
      meetingStartsAt: startsAt,
      occasion: 0,
      notifications: {
        create: people.map((person) => ({ userId: person.id, isQuiet: false, pushUntil: new Date() })),
      },
    },
  });
}

test('the page of a meeting without anything takes one statement after the account’s', async () => {
  expect(await statementsOf(member)).toBe(2);
});

test('a visit writes only while the person has unread notifications of the meeting', async () => {
  await notify(member, other);
  expect(await filledFor(leader)).toEqual([]);
  expect(await filledFor(member)).toEqual(['unread']);
  expect(await statementsOf(member)).toBe(3);
  expect(await filledFor(member)).toEqual([]);
  expect(await statementsOf(member)).toBe(2);
  expect(await filledFor(other)).toEqual(['unread']);
});

test('a part may have something for the people whom it concerns', async () => {
  await storeProgress(stack.db, { meetingId: id, userId: other.id }, { value: 50, showsName: true });
  await muteMeeting(stack.db, member.id, id);
  expect(await filledFor(member)).toEqual(['mute', 'progress']);
  expect(await filledFor(other)).toEqual(['progress']);
  await unmuteMeeting(stack.db, member.id, id);
  await createNote(stack, { meetingId: id, author: other, body: '고래는 어디에 있을까요?' });
  await askForNotes(stack, id, { dueInMinutes: 30 });
  expect(await filledFor(member)).toEqual(['noteRule', 'progress']);
  expect(await filledFor(other)).toEqual(['noteRule', 'ownNote', 'progress']);
  await createQuestion(stack, { meetingId: id, body: '무엇을 느꼈나요?' });
  await stack.pool.query(
    `INSERT INTO attendance_questions (meeting_id, starts_at) SELECT id, starts_at FROM meetings WHERE id = $1`,
    [id],
  );
  expect(await filledFor(member)).toEqual(['attendance', 'noteRule', 'progress', 'questions']);
});
