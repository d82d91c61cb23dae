import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newInviteToken } from '../../src/clubs/invite-token.ts';
import { makeInvite } from '../../src/clubs/make-invite.ts';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { recommendTo, sayIn } from './sample-reports.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let outsider: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack);
  member = await createPerson(stack);
  outsider = await createPerson(stack);
});
afterAll(() => stack.close());

const as = (person: TestPerson | null) => asPerson(app, person);
const reported = () => stack.db.report.findFirstOrThrow({ orderBy: { id: 'desc' } });

describe('the form of a report', () => {
  test('shows the text, asks for a reason, keeps the words, and thanks with a way back', async () => {
    const meetingId = await createMeeting(stack, leader, [member], { title: '<b>공짜 선물</b> 모임' });
    const fields = { kind: 'meeting', id: String(meetingId) };
    const form = await as(outsider).get(`/report?kind=meeting&id=${meetingId}`).expect(200);
    expect(form.text).toContain('&lt;b&gt;공짜 선물&lt;/b&gt; 모임');
    const refused = await as(outsider)
      .post('/reports', { ...fields, words: '수상해요' })
      .expect(422);
    expect(refused.text).toContain('어떤 점이 문제인지 골라 주세요.');
    expect(refused.text).toContain('수상해요</textarea>');
    const bare = await as(outsider)
      .post('/reports', { ...fields, reason: 'other' })
      .expect(422);
    expect(bare.text).toContain('기타를 고르셨다면 어떤 점이 문제인지 적어 주세요.');
    const long = await as(outsider)
      .post('/reports', { ...fields, reason: 'ad', words: '가'.repeat(501) })
      .expect(422);
    expect(long.text).toContain('500자까지 쓸 수 있어요.');
    const sent = await as(outsider)
      .post('/reports', { ...fields, reason: 'ad', words: '광고예요' })
      .expect(303);
    expect(sent.headers.location).toBe(
      `/report/done?back=${encodeURIComponent(`/meetings/${meetingId}`)}&about=${leader.id}`,
    );
    const thanks = await as(outsider)
      .get(sent.headers.location ?? '')
      .expect(200);
    expect(thanks.text).toContain(`href="/settings/blocks/new?user=${leader.id}"`);
    expect(await reported()).toMatchObject({
      kind: 'meeting',
      meetingId,
      reporterId: outsider.id,
      aboutUserId: leader.id,
      reason: 'ad',
      words: '광고예요',
      decision: null,
    });
    const done = await as(outsider).get(String(sent.headers.location)).expect(200);
    expect(done.text).toContain(`href="/meetings/${meetingId}"`);
  });

  test('a visitor logs in first, and a thank-you page leads to no other site', async () => {
    const meetingId = await createMeeting(stack, leader);
    const answer = await as(null).get(`/report?kind=meeting&id=${meetingId}`).expect(302);
    expect(answer.headers.location).toMatch(/^\/login\?next=/);
    await as(null)
      .post('/reports', { kind: 'meeting', id: String(meetingId), reason: 'ad' })
      .expect(401);
    const done = await as(member).get('/report/done?back=https://evil.example').expect(200);
    expect(done.text).not.toContain('evil.example');
  });

  test('the same thing by the same person is stored once, also when posted twice at once', async () => {
    const meetingId = await createMeeting(stack, leader);
    const fields = { kind: 'meeting', id: String(meetingId), reason: 'fraud' };
    const answers = await Promise.all([1, 2, 3].map(() => as(member).post('/reports', fields)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    await as(outsider).post('/reports', fields).expect(303);
    expect(await stack.db.report.count({ where: { meetingId } })).toBe(2);
  });

  test('an account may report 30 times a day', async () => {
    const busy = createTestApp(stack);
    const person = await createPerson(stack);
    const meetingId = await createMeeting(stack, leader);
    const fields = { kind: 'meeting', id: String(meetingId), reason: 'ad', words: '끝까지 남는 글' };
    const post = () => asPerson(busy, person).post('/reports', fields);
    for (let use = 0; use < 30; use += 1) await post().expect(303);
    const limited = await post().expect(429);
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    expect(limited.text).toContain('끝까지 남는 글');
  });
});

describe('what a person may report', () => {
  test('a message of a room she is in, with its text, which a later deletion does not erase', async () => {
    const meetingId = await createMeeting(stack, leader, [member]);
    const seq = await sayIn(stack, meetingId, leader, '나쁜 말');
    const path = `/report?kind=message&id=${meetingId}&seq=${seq}`;
    const fields = { kind: 'message', id: String(meetingId), seq: String(seq), reason: 'abuse' };
    await as(outsider).get(path).expect(404);
    await as(outsider).post('/reports', fields).expect(404);
    await as(leader).get(path).expect(404);
    await as(member).get(`/report?kind=message&id=${meetingId}&seq=99`).expect(404);
    await as(member).post('/reports', fields).expect(303);
    await as(leader).post(`/meetings/${meetingId}/chat/messages/${seq}/delete`);
    expect(await reported()).toMatchObject({ meetingId, seq, snapshot: '나쁜 말', aboutUserId: leader.id });
    const log = await as(member).get(`/meetings/${meetingId}/chat/plain`).expect(200);
    expect(log.text).toContain(`href="/report?kind=message&amp;id=${meetingId}&amp;seq=${seq}"`);
  });

  test('a club that is not listed only with an invitation or a membership', async () => {
    const clubId = await createClub(stack, leader, { visibility: 'unlisted', description: '이상한 소개' });
    const token = newInviteToken();
    await makeInvite({ db: stack.db }, leader.id, { clubId, token, days: 7, uses: 10 });
    const path = `/report?kind=club&id=${clubId}`;
    await as(outsider).get(path).expect(404);
    const invitation = await as(outsider).get(`/i/${token}`).expect(200);
    expect(invitation.text).toContain(`&amp;invite=${token}`);
    await as(outsider).get(`${path}&invite=${token}`).expect(200);
    const other = await createClub(stack, leader, { visibility: 'unlisted' });
    await as(outsider).get(`/report?kind=club&id=${other}&invite=${token}`).expect(404);
    const sent = await as(outsider)
      .post('/reports', { kind: 'club', id: String(clubId), invite: token, reason: 'sexual' })
      .expect(303);
    expect(sent.headers.location).toContain(encodeURIComponent(`/i/${token}`));
    expect((await reported()).snapshot).toContain('이상한 소개');
  });

  test('the nickname of a person whom she meets in a list, and of nobody else', async () => {
    const stranger = await createPerson(stack);
    const meetingId = await createMeeting(stack, leader, [member]);
    await as(outsider).get(`/report?kind=nickname&id=${stranger.id}`).expect(404);
    await as(member).get(`/report?kind=nickname&id=${member.id}`).expect(404);
    const page = await as(outsider).get(`/meetings/${meetingId}`).expect(200);
    expect(page.text).toContain(`href="/report?kind=nickname&amp;id=${member.id}"`);
    await as(outsider)
      .post('/reports', { kind: 'nickname', id: String(member.id), reason: 'abuse' })
      .expect(303);
    expect(await reported()).toMatchObject({ kind: 'nickname', snapshot: member.nickname });
    await as(leader).get('/report?kind=nickname&id=2147483648').expect(404);
    await as(leader).get('/report?kind=planet&id=1').expect(404);
  });

  test('a comment of the model: it is folded at once, with its path, model and prompt', async () => {
    const { id, bookId } = await recommendTo(stack, member);
    const path = `/report?kind=ai_text&id=${id}&book=${bookId}`;
    await as(leader).get(path).expect(404);
    const before = await as(member).get(`/recommendations/${id}`).expect(200);
    expect(before.text).toContain(`href="${path.replaceAll('&', '&amp;')}"`);
    await as(member)
      .post('/reports', { kind: 'ai_text', id: String(id), book: String(bookId), reason: 'wrong' })
      .expect(303);
    expect(await reported()).toMatchObject({
      snapshot: '이상한 추천 글',
      path: 'ai',
      model: 'fake-model',
      promptVersion: '7',
    });
    const after = await as(member).get(`/recommendations/${id}`).expect(200);
    expect(after.text).toMatch(/<summary>신고한 글이에요<\/summary><p class="pick__comment">이상한 추천 글/);
  });
});
