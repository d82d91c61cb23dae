import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createOperator, recommendTo, sayIn } from './sample-reports.ts';

let stack: TestStack;
let app: TestApp;
let operator: TestPerson;
let other: TestPerson;
let author: TestPerson;
let reader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  operator = await createOperator(stack);
  other = await createOperator(stack);
});
afterAll(() => stack.close());
beforeEach(async () => {
  author = await createPerson(stack);
  reader = await createPerson(stack);
});

const as = (person: TestPerson | null) => asPerson(app, person);

/** Sends a report. @returns its id */
async function report(by: TestPerson, fields: Record<string, string>): Promise<number> {
  await as(by)
    .post('/reports', { reason: 'abuse', ...fields })
    .expect(303);
  return (await stack.db.report.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;
}
const decide = (by: TestPerson, id: number, decision: string, fields: Record<string, string> = {}) =>
  as(by).post(`/admin/reports/${id}/decide`, { decision, explanation: '약관에 어긋나요', ...fields });
const undo = (by: TestPerson, id: number) => as(by).post(`/admin/reports/${id}/undo`);
const inboxOf = async (person: TestPerson) => (await as(person).get('/notifications').expect(200)).text;
const toldOf = (person: TestPerson) =>
  stack.db.notification.count({ where: { userId: person.id, announcement: { reportId: { not: null } } } });

describe('the queue', () => {
  test('is for operators with a fresh proof only, and shows the oldest first with its context', async () => {
    const meetingId = await createMeeting(stack, author, [reader]);
    for (let n = 1; n <= 12; n += 1) await sayIn(stack, meetingId, author, `앞선 말 ${n}`);
    const seq = await sayIn(stack, meetingId, author, '신고될 <말>');
    const id = await report(reader, {
      kind: 'message',
      id: String(meetingId),
      seq: String(seq),
      words: '무서워요',
    });
    await as(null).get('/admin/reports').expect(404);
    await as(reader).get(`/admin/reports/${id}`).expect(404);
    await decide(reader, id, 'hidden').expect(404);
    const stale = await createOperator(stack, undefined, { isProven: false });
    const asked = await as(stale).get(`/admin/reports/${id}`).expect(303);
    expect(asked.headers.location).toBe(`/settings/proof?back=${encodeURIComponent(`/admin/reports/${id}`)}`);
    const queue = await as(operator).get('/admin/reports').expect(200);
    expect(queue.text).toContain('신고될 &lt;말&gt;');
    const page = await as(operator).get(`/admin/reports/${id}`).expect(200);
    expect(page.text).toContain('무서워요');
    expect(page.text).toContain('앞선 말 12');
    expect(page.text).toContain('앞선 말 3<');
    expect(page.text).not.toContain('앞선 말 2<');
    const logged = await as(operator).get('/admin/log?kind=report_viewed').expect(200);
    expect(logged.text).toContain(`href="/admin/reports/${id}"`);
    await as(reader).get('/admin/log').expect(404);
  });

  test('asks for a reason and for days, and keeps the input', async () => {
    const id = await report(reader, { kind: 'meeting', id: String(await createMeeting(stack, author)) });
    const bare = await decide(operator, id, 'hidden', { explanation: ' ' }).expect(422);
    expect(bare.text).toContain('상대가 읽을 까닭을 적어 주세요.');
    for (const days of ['0', '91', '-1', '1.5', '']) {
      const refused = await decide(operator, id, 'suspended', { days }).expect(422);
      expect(refused.text).toContain('1부터 90 사이의 날수를 적어 주세요.');
      expect(refused.text).toContain('약관에 어긋나요</textarea>');
    }
    await as(operator).post('/admin/reports/999999/decide', { decision: 'dismissed' }).expect(404);
  });
});

describe('a decision', () => {
  test('to dismiss tells the reporter only, once, also when it is sent twice', async () => {
    const id = await report(reader, { kind: 'meeting', id: String(await createMeeting(stack, author)) });
    const answers = await Promise.all([1, 2, 3].map(() => decide(operator, id, 'dismissed')));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect([await toldOf(reader), await toldOf(author)]).toEqual([1, 0]);
    expect(await inboxOf(reader)).toContain('어긋나지 않아 그대로 두었어요.');
    expect(await stack.db.operatorEntry.count({ where: { reportId: id, action: 'report_dismissed' } })).toBe(
      1,
    );
  });

  test('of two operators at once counts once, and the other one learns who decided', async () => {
    const id = await report(reader, { kind: 'meeting', id: String(await createMeeting(stack, author)) });
    const answers = await Promise.all([decide(operator, id, 'warned'), decide(other, id, 'dismissed')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const winner = answers[0].status === 303 ? operator : other;
    const late = answers.find(({ status }) => status === 409);
    expect(late?.text).toContain('다른 운영자가 먼저 처리한 신고예요.');
    expect(late?.text).toContain(winner.nickname);
  });

  test('holds for all reports of the same thing, and tells each reporter', async () => {
    const meetingId = String(await createMeeting(stack, author, [reader]));
    const second = await createPerson(stack);
    const id = await report(reader, { kind: 'meeting', id: meetingId });
    await report(second, { kind: 'meeting', id: meetingId });
    await decide(operator, id, 'warned').expect(303);
    expect(await stack.db.report.count({ where: { decision: 'warned', meetingId: Number(meetingId) } })).toBe(
      2,
    );
    expect([await toldOf(reader), await toldOf(second), await toldOf(author)]).toEqual([1, 1, 1]);
    const inbox = await inboxOf(author);
    expect(inbox).toContain('운영자가 주의를 드려요.');
    expect(inbox).toContain('까닭: 약관에 어긋나요');
    expect(inbox).not.toContain(reader.nickname);
  });

  test('to hide a message takes its text away, and undoing gives it back', async () => {
    const meetingId = await createMeeting(stack, author, [reader]);
    const seq = await sayIn(stack, meetingId, author, '가려질 말');
    const id = await report(reader, { kind: 'message', id: String(meetingId), seq: String(seq) });
    await decide(operator, id, 'hidden').expect(303);
    const hidden = await as(reader).get(`/meetings/${meetingId}/chat/plain`).expect(200);
    expect(hidden.text).not.toContain('가려질 말');
    expect(hidden.text).toContain('운영자가 가린 메시지예요');
    expect(await stack.db.room.findUniqueOrThrow({ where: { meetingId } })).toMatchObject({ revision: 1 });
    await Promise.all([undo(operator, id).expect(303), undo(other, id).expect(303)]);
    expect((await as(reader).get(`/meetings/${meetingId}/chat/plain`)).text).toContain('가려질 말');
    expect(await inboxOf(author)).toContain('조치를 되돌렸어요.');
    expect(await stack.db.operatorEntry.count({ where: { reportId: id, action: 'decision_undone' } })).toBe(
      1,
    );
  });

  test('to dismiss the report of a model’s comment, or undoing, shows the comment unfolded again', async () => {
    const folded = async (id: number) => {
      const { text } = await as(reader).get(`/recommendations/${id}`).expect(200);
      expect(text).toContain('이상한 추천 글');
      return text.includes('신고한 글이에요');
    };
    const reportComment = async () => {
      const { id, bookId } = await recommendTo(stack, reader);
      const fields = { kind: 'ai_text', id: String(id), book: String(bookId) };
      return { id, fields, reportId: await report(reader, fields) };
    };
    const [wrong, kept] = [await reportComment(), await reportComment()];
    expect(await folded(wrong.id)).toBe(true);
    await decide(operator, wrong.reportId, 'dismissed').expect(303);
    expect([await folded(wrong.id), await folded(kept.id)]).toEqual([false, true]);
    await as(reader)
      .post('/reports', { ...wrong.fields, reason: 'wrong' })
      .expect(303);
    expect(await folded(wrong.id)).toBe(false);
    await decide(operator, kept.reportId, 'hidden').expect(303);
    expect(await folded(kept.id)).toBe(true);
    await undo(operator, kept.reportId).expect(303);
    expect(await folded(kept.id)).toBe(false);
  });

  test('to hide a meeting hides it from everybody without a seat', async () => {
    const meetingId = await createMeeting(stack, author, [reader], { title: '가려질 모임' });
    const outsider = await createPerson(stack);
    const id = await report(outsider, { kind: 'meeting', id: String(meetingId) });
    await decide(operator, id, 'hidden').expect(303);
    for (const person of [null, outsider]) await as(person).get(`/meetings/${meetingId}`).expect(404);
    expect((await as(null).get('/meetings')).text).not.toContain('가려질 모임');
    const seen = await as(author).get(`/meetings/${meetingId}`).expect(200);
    expect(seen.text).toContain('운영자가 이 모임을 가렸어요.');
    expect(seen.text).toContain('약관에 어긋나요');
    await undo(operator, id).expect(303);
    await as(outsider).get(`/meetings/${meetingId}`).expect(200);
  });

  test('to hide a nickname replaces it, and undoing gives it back', async () => {
    await createMeeting(stack, author, [reader]);
    const id = await report(reader, { kind: 'nickname', id: String(author.id) });
    await decide(operator, id, 'hidden').expect(303);
    const nickname = async () =>
      (await stack.db.user.findUniqueOrThrow({ where: { id: author.id } })).nickname;
    expect(await nickname()).toBe(`별명 가림 ${id}`);
    await undo(operator, id).expect(303);
    expect(await nickname()).toBe(author.nickname);
  });
});

test.each([
  ['nickname', '신고하신 별명을 살펴보고', '운영자가 이 별명을 다른 사람에게'],
  ['meeting', '신고하신 모임을 살펴보고', '운영자가 이 모임을 다른 사람에게'],
])('the inbox names what was reported: %s', async (kind, toReporter, toAuthor) => {
  const meetingId = await createMeeting(stack, author, [reader]);
  const id = await report(reader, { kind, id: String(kind === 'meeting' ? meetingId : author.id) });
  await decide(operator, id, 'hidden').expect(303);
  expect(await inboxOf(reader)).toContain(toReporter);
  expect(await inboxOf(author)).toContain(toAuthor);
});

describe('a club with two upheld reports', () => {
  test('is listed nowhere, and its members and its leader still use it', async () => {
    const clubId = await createClub(stack, author, { name: '수상한 북클럽 모임' });
    const second = await createPerson(stack);
    const first = await report(reader, { kind: 'club', id: String(clubId) });
    await decide(operator, first, 'warned').expect(303);
    await as(null).get(`/clubs/${clubId}`).expect(200);
    const next = await report(second, { kind: 'club', id: String(clubId) });
    await decide(operator, next, 'warned').expect(303);
    await as(null).get(`/clubs/${clubId}`).expect(404);
    await as(reader).get(`/share/clubs/${clubId}.png`).expect(404);
    expect((await as(reader).get('/clubs')).text).not.toContain('수상한 북클럽 모임');
    expect((await as(reader).get('/clubs?q=수상한')).text).not.toContain('수상한 북클럽 모임');
    const seen = await as(author).get(`/clubs/${clubId}`).expect(200);
    expect(seen.text).toContain('운영자가 이 북클럽을 목록에서 내렸어요.');
    await undo(operator, next).expect(303);
    await as(null).get(`/clubs/${clubId}`).expect(200);
  });
});
