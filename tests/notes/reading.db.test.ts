import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asPerson } from '../meetings/plan-form.ts';
import { createOperator } from '../reports/sample-reports.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { askForNotes, createNote } from './sample-notes.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let writer: TestPerson;
let reader: TestPerson;
let operator: TestPerson;
let id: number;
let noteId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  writer = await createPerson(stack, '바다');
  operator = await createOperator(stack, '운영하는 이');
});
afterAll(() => stack.close());

beforeEach(async () => {
  reader = await createPerson(stack);
  id = await createMeeting(stack, leader, [writer, reader], { startsInMinutes: 600 });
  await askForNotes(stack, id, { dueInMinutes: -1 });
  noteId = await createNote(stack, { meetingId: id, author: writer, body: '첫 줄\n둘째 줄 <b>' });
});

const as = (person: TestPerson | null) => asPerson(app, person);
const page = async (person: TestPerson) => (await as(person).get(`/meetings/${id}/note`).expect(200)).text;
const end = () =>
  stack.db.meeting.update({
    where: { id },
    data: { startsAt: new Date(Date.now() - 7_200_000), endsAt: new Date(Date.now() - 3_600_000) },
  });

describe('a note that is open', () => {
  test('stands on the meeting’s page and on that of the notes, with its author, escaped', async () => {
    for (const path of [`/meetings/${id}`, `/meetings/${id}/note`]) {
      const { text } = await as(reader).get(path).expect(200);
      expect(text).toContain(`data-note-id="${noteId}"`);
      expect(text).toContain('첫 줄\n둘째 줄 &lt;b&gt;');
    }
  });

  test('stands in the archive after the end, and no more on the meeting’s page', async () => {
    await end();
    expect((await as(reader).get(`/meetings/${id}/archive`).expect(200)).text).toContain('첫 줄\n둘째 줄');
    expect((await as(reader).get(`/meetings/${id}`).expect(200)).text).not.toContain('첫 줄');
  });

  test('is folded for a member who blocked its author', async () => {
    expect(await page(reader)).not.toContain('data-blocked');
    await stack.db.userBlock.create({ data: { blockerId: reader.id, blockedId: writer.id } });
    expect(await page(reader)).toMatch(/<details data-blocked>[\s\S]*첫 줄/);
    expect(await page(leader)).not.toContain('data-blocked');
  });

  test('is one of twenty on a page, and of three on the meeting’s page', async () => {
    const crowd = await Promise.all(Array.from({ length: 21 }, () => createPerson(stack)));
    await stack.db.membership.createMany({
      data: crowd.map(({ id: userId }) => ({ meetingId: id, userId })),
    });
    for (const author of crowd) await createNote(stack, { meetingId: id, author, body: '나도 써요' });
    const shown = (text: string) => text.match(/data-note-id=/g)?.length;
    expect(shown(await page(reader))).toBe(20);
    expect(shown((await as(reader).get(`/meetings/${id}/note?page=2`).expect(200)).text)).toBe(2);
    const meeting = await as(reader).get(`/meetings/${id}`).expect(200);
    expect(shown(meeting.text)).toBe(3);
    expect(meeting.text).toContain('글 22개 모두 보기');
  });
});

describe('a reported note', () => {
  const report = async () => {
    await as(reader)
      .post('/reports', { kind: 'note', id: String(noteId), reason: 'abuse' })
      .expect(303)
      .expect('Location', new RegExp(encodeURIComponent(`/meetings/${id}/note`)));
    return (await stack.db.report.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;
  };
  const decide = (reportId: number) =>
    as(operator)
      .post(`/admin/reports/${reportId}/decide`, { decision: 'hidden', explanation: '약관에 어긋나요' })
      .expect(303);

  test('is shown to operators, hidden from others but not from its author, and shown again', async () => {
    const reportId = await report();
    const { text } = await as(operator).get(`/admin/reports/${reportId}`).expect(200);
    expect(text).toContain('둘째 줄');
    expect(text).toContain('바다');
    await decide(reportId);
    for (const person of [reader, leader])
      expect(await page(person)).not.toMatch(new RegExp(`둘째 줄|data-note-id="${noteId}"`));
    expect(await page(writer)).toMatch(/운영자가 이 글을 가려서[\s\S]*둘째 줄/);
    await end();
    expect((await as(reader).get(`/meetings/${id}/archive`).expect(200)).text).not.toContain('둘째 줄');
    await as(operator).post(`/admin/reports/${reportId}/undo`).expect(303);
    expect(await page(reader)).toContain('둘째 줄');
  });

  test('stays hidden when its author changes it', async () => {
    await askForNotes(stack, id, { dueInMinutes: 60 });
    await stack.db.meetingNote.update({ where: { id: noteId }, data: { hiddenAt: new Date() } });
    await as(writer).post(`/meetings/${id}/note`, { body: '고친 글' }).expect(303);
    await askForNotes(stack, id, { dueInMinutes: -1 });
    expect(await page(reader)).not.toContain('고친 글');
  });

  test('of one member hides no note of another one', async () => {
    await createNote(stack, { meetingId: id, author: leader, body: '리더의 글' });
    await decide(await report());
    expect(await page(reader)).toContain('리더의 글');
  });

  test('cannot be reported before it is open, nor by its author or an outsider', async () => {
    const outsider = await createPerson(stack);
    for (const person of [writer, outsider])
      await as(person)
        .post('/reports', { kind: 'note', id: String(noteId), reason: 'abuse' })
        .expect(404);
    await askForNotes(stack, id, { dueInMinutes: 60 });
    await as(reader)
      .post('/reports', { kind: 'note', id: String(noteId), reason: 'abuse' })
      .expect(404);
  });
});
