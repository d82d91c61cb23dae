import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closeClub } from '../../src/clubs/close-club.ts';
import { joinClub } from '../../src/clubs/join-club.ts';
import { leaveClub } from '../../src/clubs/leave-club.ts';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { postThrough } from './sample-notices.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let first: TestPerson;
let second: TestPerson;
let clubId: number;
let noticeId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  first = await createPerson(stack, '바다');
  second = await createPerson(stack, '노을');
});
afterAll(() => stack.close());

beforeEach(async () => {
  clubId = await createClub(stack, leader);
  for (const { id } of [first, second]) await joinClub({ db: stack.db }, id, { clubId, answer: '' });
  noticeId = await postThrough(as(leader), clubId, { body: '다음 모임은 한 주 미뤄요', pinned: 'on' });
});

const as = (person: TestPerson | null) => asPerson(app, person);
const readingOf = ({ id: userId }: TestPerson) =>
  stack.db.clubNoticeReading.findUnique({ where: { noticeId_userId: { noticeId, userId } } });

/** The three lists as the leader sees them. */
async function lists(): Promise<string[]> {
  const { text } = await as(leader).get(`/clubs/${clubId}/notices`).expect(200);
  const [, found = ''] = /<dl class="club-notice__readers[^>]*>([\s\S]*?)<\/dl>/.exec(text) ?? [];
  return [...found.matchAll(/<dt>([^<]*)<\/dt><dd>(.*?)<\/dd>/g)].map(
    ([, label, names = '']) => `${label}: ${names.replace(/<[^>]*>/g, '')}`,
  );
}

test('the leader sees who confirmed, who only saw and who has not seen a notice', async () => {
  expect(await lists()).toEqual([
    '확인했어요 0명: 없어요',
    '보기만 했어요 0명: 없어요',
    '아직 못 봤어요 2명: 바다, 노을',
  ]);
  await as(first).get(`/clubs/${clubId}`).expect(200);
  expect(await lists()).toEqual([
    '확인했어요 0명: 없어요',
    '보기만 했어요 1명: 바다',
    '아직 못 봤어요 1명: 노을',
  ]);
  const answer = await as(second).post(`/notices/${noticeId}/confirm`).expect(303);
  expect(answer.headers.location).toBe(`/clubs/${clubId}#notice-${noticeId}`);
  expect(await lists()).toEqual([
    '확인했어요 1명: 노을',
    '보기만 했어요 1명: 바다',
    '아직 못 봤어요 0명: 없어요',
  ]);
  expect((await as(leader).get(`/clubs/${clubId}`)).text).toContain('확인 1명 · 보기만 1명 · 아직 0명');
});

test('a member sees her own answer and nobody else’s', async () => {
  await as(first).post(`/notices/${noticeId}/confirm`, { page: '1' }).expect(303);
  const { text } = await as(first).get(`/clubs/${clubId}/notices`).expect(200);
  expect(text).toContain('에 확인했어요');
  expect(text).not.toContain(`/notices/${noticeId}/confirm`);
  const other = (await as(second).get(`/clubs/${clubId}/notices`).expect(200)).text;
  expect(other).toContain(`/notices/${noticeId}/confirm`);
  expect(other).not.toContain('에 확인했어요');
  expect(other).not.toContain('club-notice__readers');
  expect(other).not.toContain('바다');
});

test('confirming leads back to the page of the list where she was', async () => {
  const answer = await as(first).post(`/notices/${noticeId}/confirm`, { page: '2' }).expect(303);
  expect(answer.headers.location).toBe(`/clubs/${clubId}/notices?page=2#notice-${noticeId}`);
});

test('the first confirmation counts, however often and at once it is sent', async () => {
  await as(first).post(`/notices/${noticeId}/confirm`).expect(303);
  const before = await readingOf(first);
  expect(before?.confirmedAt).not.toBeNull();
  await Promise.all(
    Array.from({ length: 5 }, () => as(first).post(`/notices/${noticeId}/confirm`).expect(303)),
  );
  expect(await readingOf(first)).toEqual(before);
});

test('a notice is seen on the list too, but not by a prefetch, a HEAD request or its author', async () => {
  await app
    .browser()
    .get(`/clubs/${clubId}`)
    .set({ Cookie: first.cookie, 'Sec-Purpose': 'prefetch' })
    .expect(200);
  await app.browser().head(`/clubs/${clubId}/notices`).set('Cookie', first.cookie).expect(200);
  await as(leader).get(`/clubs/${clubId}`).expect(200);
  expect(await stack.db.clubNoticeReading.count({ where: { noticeId } })).toBe(0);
  await as(first).get(`/clubs/${clubId}/notices`).expect(200);
  expect(await readingOf(first)).toMatchObject({ confirmedAt: null });
});

test('a member who joins later has not seen it, and one who leaves is in no list any more', async () => {
  await as(first).post(`/notices/${noticeId}/confirm`).expect(303);
  await leaveClub({ db: stack.db }, first.id, clubId);
  expect(await lists()).toEqual([
    '확인했어요 0명: 없어요',
    '보기만 했어요 0명: 없어요',
    '아직 못 봤어요 1명: 노을',
  ]);
  await joinClub({ db: stack.db }, first.id, { clubId, answer: '' });
  expect((await lists())[2]).toBe('아직 못 봤어요 2명: 노을, 바다');
});

test('leaving and confirming at once leaves no reading without a membership', async () => {
  const answers = await Promise.all([
    leaveClub({ db: stack.db }, first.id, clubId),
    ...Array.from({ length: 4 }, () => as(first).post(`/notices/${noticeId}/confirm`)),
  ]);
  expect(
    answers.slice(1).every((answer) => 'status' in answer && [303, 403, 404].includes(Number(answer.status))),
  ).toBe(true);
  expect(await readingOf(first)).toBeNull();
});

test('in a closed club members read, and nothing is recorded', async () => {
  await closeClub({ db: stack.db }, leader.id, clubId);
  const { text } = await as(first).get(`/clubs/${clubId}/notices`).expect(200);
  expect(text).toContain('한 주 미뤄요');
  expect(text).not.toContain(`/notices/${noticeId}/`);
  await as(first).post(`/notices/${noticeId}/confirm`).expect(409);
  expect(await readingOf(first)).toBeNull();
});

test('outsiders and people who left cannot confirm', async () => {
  const stranger = await createPerson(stack, '이방인');
  await as(stranger).post(`/notices/${noticeId}/confirm`).expect(403);
  await as(null).post(`/notices/${noticeId}/confirm`).expect(401);
  await as(first).post('/notices/999999/confirm').expect(404);
});

test('a notice outlives the account of its author, and counts all members then', async () => {
  const writer = await createPerson(stack, '떠날 사람');
  await joinClub({ db: stack.db }, writer.id, { clubId, answer: '' });
  await stack.db.clubNotice.update({ where: { id: noticeId }, data: { authorId: writer.id } });
  await stack.db.user.delete({ where: { id: writer.id } });
  expect((await lists())[2]).toBe('아직 못 봤어요 3명: 하늘, 바다, 노을');
  expect((await as(first).get(`/clubs/${clubId}/notices`)).text).toContain('탈퇴한 회원');
});
