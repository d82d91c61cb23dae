import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { storeNote } from '../../src/notes/note-repository.ts';
import { asPerson, wallTimeIn } from '../meetings/plan-form.ts';
import { hour } from '../meetings/sample-meeting.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { askForNotes, createNote } from './sample-notes.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let writer: TestPerson;
let other: TestPerson;
let outsider: TestPerson;
let id: number;

const day = 24 * 60;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  writer = await createPerson(stack, '바다');
  other = await createPerson(stack, '구름');
  outsider = await createPerson(stack, '나그네');
});
afterAll(() => stack.close());

beforeEach(async () => {
  id = await createMeeting(stack, leader, [writer, other], { startsInMinutes: 3 * day });
});

const as = (person: TestPerson | null) => asPerson(app, person);
const write = (person: TestPerson | null, body: string, fields: Record<string, string> = {}) =>
  as(person).post(`/meetings/${id}/note`, { body, ...fields });
const stored = () => stack.db.meetingNote.findMany({ where: { meetingId: id }, orderBy: { id: 'asc' } });
const page = async (person: TestPerson) => (await as(person).get(`/meetings/${id}/note`).expect(200)).text;
const meetingPage = async (person: TestPerson | null) =>
  (await as(person).get(`/meetings/${id}`).expect(200)).text;

describe('writing a note', () => {
  beforeEach(() => askForNotes(stack, id, { dueInMinutes: 2 * day }));

  test('stores it, shows it to its author escaped, and she can change it', async () => {
    await write(writer, '<b>첫</b> 생각').expect(303).expect('Location', `/meetings/${id}/note?done=saved`);
    expect(await page(writer)).toContain('&lt;b&gt;첫&lt;/b&gt; 생각');
    await write(writer, '고친 생각', { spoiler: '50' }).expect(303);
    expect(await stored()).toMatchObject([{ userId: writer.id, body: '고친 생각', forPercent: 50 }]);
    expect(await page(writer)).toMatch(/name="spoiler" value="50" checked/);
  });

  test('keeps its mark when a form leaves it out', async () => {
    await write(writer, '결말에 관한 생각', { spoiler: '75' }).expect(303);
    await write(writer, '결말에 관한 다른 생각').expect(303);
    expect(await stored()).toMatchObject([{ body: '결말에 관한 다른 생각', forPercent: 75 }]);
  });

  test('needs no more letters than one, because the length is a wish', async () => {
    await write(writer, '음').expect(303);
    expect(await meetingPage(writer)).toContain('내 글을 1자 저장했어요');
  });

  test.each<[string, string, Record<string, string>, string]>([
    ['nothing', '', {}, 'body'],
    ['only blanks', ' \n\u2800', {}, 'body'],
    ['4,001 letters', '가'.repeat(4_001), {}, 'body'],
    ['an unknown mark', '생각', { spoiler: '30' }, 'spoiler'],
    ['a name of a method as a mark', '생각', { spoiler: 'constructor' }, 'spoiler'],
  ])(
    'of %s is 422 with the text kept and the message beside the field',
    async (_what, body, fields, field) => {
      const { text } = await write(writer, body, fields).expect(422);
      expect(text).toMatch(new RegExp(`id="(?:field-)?${field}-error"`));
      if (body.trim() !== '') expect(text).toContain(body);
      expect(await stored()).toEqual([]);
    },
  );

  test('of 4,000 letters is accepted', async () => {
    await write(writer, '가'.repeat(4_000)).expect(303);
  });

  test('is for members only: others get 403 or 404, visitors 401', async () => {
    await write(outsider, '생각').expect(403);
    await as(outsider).get(`/meetings/${id}/note`).expect(403);
    await as(outsider).post('/meetings/999999/note', { body: '생각' }).expect(404);
    await write(null, '생각').expect(401);
    await as(null).get(`/meetings/${id}/note`).expect(302);
    expect(await stored()).toEqual([]);
  });

  test('is refused for a cancelled meeting', async () => {
    await as(leader).post(`/meetings/${id}/cancel`).expect(303);
    const { text } = await write(writer, '늦은 생각').expect(409);
    expect(text).toContain('늦은 생각');
  });

  test('in the box of two lines on the meeting page goes the same way', async () => {
    const text = await meetingPage(writer);
    expect(text).toMatch(/<form [^>]*action="\/meetings\/\d+\/note">[\s\S]*?name="body"[^>]*rows="2"/);
    expect(text).toContain('가장 오래 남으셨어요');
    expect(await meetingPage(outsider)).not.toContain('미리 쓰는 글');
    expect(await meetingPage(null)).not.toContain('미리 쓰는 글');
  });
});

test('a member whom nobody asked for a note finds a button that says what it does', async () => {
  const text = await meetingPage(writer);
  expect(text).toMatch(new RegExp(`class="button[^"]*" href="/meetings/${id}/note">글 쓰기</a>`));
  expect(text).not.toContain('크게 쓰거나');
});

describe('the deadline', () => {
  const due = (milliseconds: number) =>
    stack.db.$executeRaw`
      INSERT INTO meeting_note_rules (meeting_id, characters, due_at)
      VALUES (${id}, 400, clock_timestamp() + ${milliseconds} * interval '1 millisecond')
      ON CONFLICT (meeting_id) DO UPDATE SET due_at = excluded.due_at`;

  test('is kept by the database: a second after it the note is 409, with the text kept on the page', async () => {
    await due(-1_000);
    const { text } = await write(writer, '일 초 늦은 생각').expect(409);
    expect(text).toContain('저장하지 못했어요');
    expect(text).toMatch(/<textarea[^>]*readonly[^>]*>\s*일 초 늦은 생각/);
    expect(await stored()).toEqual([]);
    await due(30_000);
    await write(writer, '늦지 않은 생각').expect(303);
  });

  test('is checked again by the statement that stores, whatever the page said a moment before', async () => {
    await due(-1_000);
    const key = { meetingId: id, userId: writer.id };
    expect(await storeNote(stack.db, key, { body: '늦은 글', forPercent: 0 })).toBe(false);
    await due(30_000);
    expect(await storeNote(stack.db, key, { body: '글', forPercent: 0 })).toBe(true);
    expect(await storeNote(stack.db, { ...key, userId: outsider.id }, { body: '글', forPercent: 0 })).toBe(
      false,
    );
  });

  test('is checked against the start by that statement too', async () => {
    await due(30_000);
    await stack.db.meeting.update({
      where: { id },
      data: { startsAt: new Date(Date.now() - 1_000), endsAt: new Date(Date.now() + hour) },
    });
    const key = { meetingId: id, userId: writer.id };
    expect(await storeNote(stack.db, key, { body: '늦은 글', forPercent: 0 })).toBe(false);
  });

  test('holds for a change too, and the note stays as it was', async () => {
    await createNote(stack, { meetingId: id, author: writer, body: '처음 글' });
    await due(-1_000);
    await write(writer, '고친 글').expect(409);
    expect(await stored()).toMatchObject([{ body: '처음 글' }]);
  });

  test('is the start of the meeting if the leader asked for nothing', async () => {
    await write(writer, '부탁 없이 쓴 글').expect(303);
    await stack.db.meeting.update({
      where: { id },
      data: { startsAt: new Date(Date.now() - 1_000), endsAt: new Date(Date.now() + hour) },
    });
    await write(other, '시작한 뒤의 글').expect(409);
  });

  test('moves to the start if the meeting is moved before it', async () => {
    await askForNotes(stack, id, { dueInMinutes: 2 * day });
    await stack.db.meeting.update({
      where: { id },
      data: { startsAt: new Date(Date.now() - 1_000), endsAt: new Date(Date.now() + hour) },
    });
    await write(writer, '늦은 글').expect(409);
  });

  test('stays where it was if the meeting is moved to a later day', async () => {
    await askForNotes(stack, id, { dueInMinutes: -1 });
    await stack.db.meeting.update({
      where: { id },
      data: {
        startsAt: new Date(Date.now() + 9 * day * 60_000),
        endsAt: new Date(Date.now() + 9 * day * 60_000 + hour),
      },
    });
    await write(writer, '늦은 글').expect(409);
  });
});

describe('deleting a note', () => {
  test('is for its author, at any time', async () => {
    await createNote(stack, { meetingId: id, author: writer, body: '지울 글' });
    await askForNotes(stack, id, { dueInMinutes: -1 });
    await as(other).post(`/meetings/${id}/note/delete`).expect(404);
    expect(await stored()).toHaveLength(1);
    await as(writer).post(`/meetings/${id}/note/delete`).expect(303);
    expect(await stored()).toEqual([]);
    await as(writer).post(`/meetings/${id}/note/delete`).expect(404);
  });

  test('is possible after she gave up her seat, and until then others do not see it', async () => {
    await createNote(stack, { meetingId: id, author: writer, body: '나간 사람의 글' });
    await askForNotes(stack, id, { dueInMinutes: -1 });
    await as(writer).post(`/meetings/${id}/leave`).expect(303);
    expect(await page(other)).not.toContain('나간 사람의 글');
    expect(await page(writer)).toContain('나간 사람의 글');
    await as(writer).post(`/meetings/${id}/note/delete`).expect(303);
    expect(await stored()).toEqual([]);
  });
});

describe('asking for notes', () => {
  const ask = (person: TestPerson, fields: Record<string, string> = {}) =>
    as(person).post(`/meetings/${id}/note-rule`, {
      characters: '400',
      dueAt: wallTimeIn(2 * day * 60_000),
      ...fields,
    });

  test('stores the length and the deadline, and a later request replaces them', async () => {
    await ask(leader).expect(303).expect('Location', `/meetings/${id}/note?done=asked`);
    const { text } = await as(leader).get(`/meetings/${id}/note?done=asked`).expect(200);
    expect(text).toContain('마감 이틀 전부터, 아직 쓰지 않은 분에게만 한 번 알려 드려요.');
    expect(await meetingPage(writer)).toContain('400자쯤');
    await ask(leader, { characters: '0' }).expect(303);
    expect(await meetingPage(writer)).not.toMatch(/자쯤/);
    expect(await stack.db.meetingNoteRule.findUnique({ where: { meetingId: id } })).toMatchObject({
      characters: 0,
      setBy: leader.id,
    });
  });

  test.each<[string, Record<string, string>, string]>([
    ['no length', { characters: '' }, 'characters'],
    ['2,001 letters', { characters: '2001' }, 'characters'],
    ['a negative length', { characters: '-1' }, 'characters'],
    ['no deadline', { dueAt: '' }, 'dueAt'],
    ['a day that does not exist', { dueAt: '2026-02-30T10:00' }, 'dueAt'],
    ['a deadline in the past', { dueAt: wallTimeIn(-hour) }, 'dueAt'],
    ['a deadline after the start', { dueAt: wallTimeIn(4 * day * 60_000) }, 'dueAt'],
  ])('with %s is 422 with a message beside the field', async (_what, fields, field) => {
    const { text } = await ask(leader, fields).expect(422);
    expect(text).toContain(`id="field-${field}-error"`);
    expect(await stack.db.meetingNoteRule.count({ where: { meetingId: id } })).toBe(0);
  });

  test('is for leaders only', async () => {
    await ask(writer).expect(403);
    await ask(outsider).expect(403);
    expect(await page(writer)).not.toContain('부탁하기');
    expect(await page(leader)).toContain('부탁하기');
  });

  test('stands open above the note of a leader who has not asked, and folded below once she has', async () => {
    const isAbove = async () => {
      const text = await page(leader);
      return text.indexOf('name="dueAt"') < text.indexOf('name="body"');
    };
    expect(await isAbove()).toBe(true);
    expect(await page(leader)).toContain('<details class="card" id="rule" open>');
    await ask(leader).expect(303);
    expect(await isAbove()).toBe(false);
    expect(await page(leader)).toContain('부탁한 내용 바꾸기');
    expect(await page(leader)).not.toContain('<details class="card" id="rule" open>');
  });

  test('again is refused once members can read each other’s notes', async () => {
    await createNote(stack, { meetingId: id, author: writer, body: '이미 보인 글' });
    await askForNotes(stack, id, { dueInMinutes: -1 });
    await ask(leader).expect(409);
    await as(writer).post(`/meetings/${id}/note/delete`).expect(303);
    await ask(leader).expect(303);
  });

  test('keeps the notes that are written already, though they are shorter', async () => {
    await ask(leader, { characters: '10' }).expect(303);
    await write(writer, '짧은 글').expect(303);
    await ask(leader, { characters: '2000' }).expect(303);
    expect(await stored()).toMatchObject([{ body: '짧은 글' }]);
  });

  test('is over when the meeting has begun or is cancelled', async () => {
    id = await createMeeting(stack, leader, [writer], { startsInMinutes: -5 });
    await ask(leader).expect(409);
    id = await createMeeting(stack, leader, [writer], { startsInMinutes: day, cancelled: true });
    await ask(leader).expect(409);
  });

  test('tells the leader who has written, and nothing of the text; a member sees her own state', async () => {
    expect(await page(leader)).toMatch(/쓴 사람 0명[\s\S]*아직 쓰지 않은 사람 3명/);
    await ask(leader).expect(303);
    await write(writer, '비밀 생각').expect(303);
    await meetingPage(other);
    const text = await page(leader);
    const lists = /답했어요 1명([\s\S]*)보기만 했어요 2명([\s\S]*)아직 못 봤어요 0명/.exec(text) ?? [];
    expect(lists[1]).toContain('바다');
    expect(lists[2]).toContain('구름');
    expect(text).not.toContain('비밀 생각');
    expect(await page(other)).not.toContain('바다');
    expect(await page(other)).toContain('리더에게는 ‘보기만 했어요’로 보여요');
    expect(await page(writer)).toContain('리더에게는 ‘답했어요’로 보여요');
  });
});
