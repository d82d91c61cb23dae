import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hideMessage, restoreMessage } from '../../src/chat/index.ts';
import { makeRecords } from '../../src/record/make-records.ts';
import { createAgenda } from '../agenda/sample-agenda.ts';
import { createVotingClub } from '../book-votes/sample-votes.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, silentSockets, type TestApp } from '../support/app.ts';
import { FakeOpenAI } from '../support/fake-openai.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, prove, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { endedMeeting, recordServices, talkOfFour } from './sample-meeting.ts';

let stack: TestStack;
let app: TestApp;
let fake: FakeOpenAI;
let people: [TestPerson, TestPerson, TestPerson, TestPerson];
let outsider: TestPerson;
let meetingId: number;
const told: number[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  fake = await FakeOpenAI.start();
  app = createTestApp(stack, {
    isThrottled: false,
    sockets: () => ({ ...silentSockets, tellReaders: (id) => told.push(id) }),
  });
  const person = (name: string) => createPerson(stack, name);
  people = [await person('하늘'), await person('바다'), await person('구름'), await person('노을')];
  outsider = await person('바람');
});
afterAll(async () => {
  await fake.stop();
  await stack.close();
});
beforeEach(async () => {
  fake.play('ok');
  await stack.db.recordOptOut.deleteMany();
  await stack.db.userBlock.deleteMany();
  meetingId = await endedMeeting(stack, people, talkOfFour);
  await make();
  told.length = 0;
});

const make = () => makeRecords(recordServices(stack, fake.url));
const as = (person: TestPerson) => asPerson(app, person);
const path = (id = meetingId) => `/meetings/${id}/record`;
const pageFor = async (person: TestPerson) => (await as(person).get(path()).expect(200)).text;
const words = '저는 눈이 내리는 마지막 장면이 오래 남았어요.';
const stateFor = async (person: TestPerson) => (await as(person).get(`${path()}/state`).expect(200)).body;

test('members read the record; others get 403, visitors log in, and an unknown meeting is 404', async () => {
  const text = await pageFor(people[2]);
  expect(text).toContain(words);
  expect(text).toContain(`href="/meetings/${meetingId}/chat?after=1"`);
  expect(text).toContain('AI가 골랐어요');
  for (const address of [path(), `${path()}/state`, `${path()}.md`])
    await as(outsider).get(address).expect(403);
  for (const verb of ['make', 'take-down', 'quotes'])
    await as(outsider).post(`${path()}/${verb}`, {}).expect(403);
  await app.browser().get(path()).expect(302);
  await as(people[0]).get(path(999_999)).expect(404);
});

test('before the end and after a cancellation there is no record', async () => {
  const running = await createMeeting(stack, people[0]);
  const cancelled = await createMeeting(stack, people[0], [], { cancelled: true });
  for (const id of [running, cancelled]) {
    await as(people[0]).get(path(id)).expect(409);
    await as(people[0])
      .post(`${path(id)}/make`, {})
      .expect(409);
  }
});

test('a quote goes with its message, and its point with it; a restored message brings it back', async () => {
  const before = await stateFor(people[0]);
  await stack.db.$transaction((tx) => hideMessage(tx, { meetingId, seq: 2 }));
  expect(await pageFor(people[0])).not.toContain(words);
  const after = await stateFor(people[0]);
  expect(after.quotes).toHaveLength(before.quotes.length - 1);
  expect(after.version).toBe(before.version);
  await stack.db.$transaction((tx) => restoreMessage(tx, { meetingId, seq: 2 }, talkOfFour[1][1]));
  expect(await pageFor(people[0])).toContain(words);
});

test.each([
  ['has left the service', { leftAt: new Date() }],
  ['is suspended', { suspendedUntil: new Date(Date.now() + 60_000) }],
])('the words of an author who %s are not shown', async (_, data) => {
  await stack.db.user.update({ where: { id: people[1].id }, data });
  expect(await pageFor(people[0])).not.toContain(words);
  await stack.db.user.update({ where: { id: people[1].id }, data: { leftAt: null, suspendedUntil: null } });
});

test('the words of an author without a seat are not shown', async () => {
  await stack.db.membership.deleteMany({ where: { meetingId, userId: people[1].id } });
  expect(await pageFor(people[0])).not.toContain(words);
});

describe('the switch of quotes', () => {
  test('on the record page takes her words out of all records, and tells their readers', async () => {
    await as(people[1]).post(`${path()}/quotes`, { optOut: 'on' }).expect(303);
    expect(told).toContain(meetingId);
    const text = await pageFor(people[1]);
    expect(text).not.toContain(words);
    expect(text).toMatch(/name="optOut" value="on" checked/);
    expect((await as(people[0]).get(`${path()}.md`)).text).not.toContain('눈이 내리는');
    await as(people[1]).post(`${path()}/quotes`, {}).expect(303);
    expect(await pageFor(people[0])).toContain(words);
  });

  test('stands in the settings too', async () => {
    await as(people[1]).post('/settings/record-quotes', { optOut: 'on' }).expect(303);
    expect((await as(people[1]).get('/settings').expect(200)).text).toMatch(
      /name="optOut" value="on" checked/,
    );
    expect(await pageFor(people[0])).not.toContain(words);
    expect(told).toContain(meetingId);
  });
});

test('a sentence is shown only with all quotes that prove it', async () => {
  const point = await stack.db.meetingRecordPoint.findFirstOrThrow({ where: { meetingId, position: 1 } });
  const sentence = '눈이 내리는 장면이 남았다는 이야기가 나왔어요.';
  await stack.db.meetingRecordPoint.update({ where: { id: point.id }, data: { sentence } });
  await stack.db.meetingRecordQuote.create({
    data: { pointId: point.id, position: 1, seq: 3, beginsAt: 0, endsAt: 3 },
  });
  expect(await pageFor(people[0])).toContain(sentence);
  await stack.db.recordOptOut.create({ data: { userId: people[2].id } });
  const text = await pageFor(people[0]);
  expect(text).not.toContain(sentence);
  expect(text).toContain(words);
  expect((await stateFor(people[0])).sentences).not.toContain(String(point.id));
});

test('a reader unfolds the words of a person whom she blocked, and her file leaves them out', async () => {
  await stack.db.userBlock.create({ data: { blockerId: people[3].id, blockedId: people[1].id } });
  expect(await pageFor(people[3])).toMatch(/<details data-blocked>.*\s*.*눈이 내리는/);
  expect((await as(people[3]).get(`${path()}.md`)).text).not.toContain('눈이 내리는');
  expect(await pageFor(people[0])).not.toContain('data-blocked');
});

describe('a leader', () => {
  test('has the record made again, at most five times, and sees the old one until then', async () => {
    expect(await pageFor(people[0])).toContain('기록 다시 만들기');
    expect(await pageFor(people[1])).not.toContain('기록 다시 만들기');
    for (let making = 2; making <= 5; making += 1) {
      await as(people[0]).post(`${path()}/make`, {}).expect(303);
      expect(await pageFor(people[1])).toContain(words);
      expect(await make()).toBe(1);
    }
    await as(people[0]).post(`${path()}/make`, {}).expect(409);
    expect(await make()).toBe(0);
  });

  test('takes it down; members cannot, and cannot have it made again', async () => {
    await as(people[1]).post(`${path()}/take-down`, {}).expect(403);
    await as(people[0]).post(`${path()}/take-down`, {}).expect(303);
    expect(told).toEqual([meetingId]);
    for (const person of people) {
      const text = await pageFor(person);
      expect(text).not.toContain(words);
      expect(text).toContain('리더가 이 기록을 내렸어요');
    }
    await as(people[1]).get(`${path()}.md`).expect(404);
    await as(people[1]).post(`${path()}/make`, {}).expect(403);
    await as(people[0]).post(`${path()}/make`, {}).expect(303);
    await make();
    expect(await pageFor(people[1])).toContain(words);
  });
});

test('a reported sentence is folded for all; an operator hides it, and its quotes stay', async () => {
  const point = await stack.db.meetingRecordPoint.findFirstOrThrow({ where: { meetingId, position: 1 } });
  const sentence = '눈이 내리는 장면이 남았다는 이야기가 나왔어요.';
  await stack.db.meetingRecordPoint.update({ where: { id: point.id }, data: { sentence } });
  const named = { kind: 'record', id: String(point.id) };
  const form = `/report?${new URLSearchParams(named)}`;
  expect(await pageFor(people[3])).toContain(form.replace('&', '&amp;'));
  await as(outsider).get(form).expect(404);
  expect((await as(people[3]).get(form).expect(200)).text).toContain(sentence);
  await as(people[3])
    .post('/reports', { ...named, reason: 'wrong' })
    .expect(303);
  expect(await pageFor(people[0])).toMatch(/<details><summary[^>]*>신고된 문장/);
  expect((await as(people[0]).get(`${path()}.md`)).text).not.toContain('장면이 남았다는');
  const report = await stack.db.report.findFirstOrThrow({ where: { recordPointId: point.id } });
  expect(report).toMatchObject({ snapshot: sentence, model: 'gpt-4o-mini', promptVersion: 'record-1' });
  const operator = await createPerson(stack);
  await stack.db.user.update({ where: { id: operator.id }, data: { isAdmin: true } });
  await prove(stack, operator);
  const decided = { decision: 'hidden', explanation: '사실과 달라요' };
  told.length = 0;
  await as(operator).post(`/admin/reports/${report.id}/decide`, decided).expect(303);
  expect(told).toContain(meetingId);
  expect(await pageFor(people[0])).not.toContain(sentence);
  expect(await pageFor(people[0])).toContain(words);
  told.length = 0;
  await as(operator).post(`/admin/reports/${report.id}/undo`, {}).expect(303);
  expect(told).toContain(meetingId);
  expect(await pageFor(people[0])).toContain(sentence);
});

test('the link that reports a sentence names the sentence, and only its place once it is folded', async () => {
  const points = await stack.db.meetingRecordPoint.findMany({
    where: { meetingId },
    orderBy: { position: 'asc' },
  });
  const first = '눈이 내리는 장면이 남았다는 이야기가 나왔어요.';
  for (const [at, { id }] of points.entries())
    await stack.db.meetingRecordPoint.update({
      where: { id },
      data: { sentence: at === 0 ? first : '긴 문장'.repeat(20), reportedAt: at === 0 ? new Date() : null },
    });
  const links = [...(await pageFor(people[3])).matchAll(/class="report-link" href="[^"]+">(.*?)<\/a>/g)];
  const names = links.map(([, name = '']) => name.replace(/<[^>]+>/g, ''));
  expect(names.slice(0, 2)).toEqual([
    'AI 문장 신고하기: 접어 둔 1번째 문장',
    `AI 문장 신고하기: ${'긴 문장'.repeat(10)}…`,
  ]);
});

test('a member has the first record of an older meeting made; asking again changes nothing', async () => {
  const old = await endedMeeting(stack, people, talkOfFour, { startsInMinutes: -60 * 24 * 10 });
  expect((await as(people[1]).get(path(old)).expect(200)).text).toContain('기록 만들기');
  for (let asked = 0; asked < 2; asked += 1)
    await as(people[1])
      .post(`${path(old)}/make`, {})
      .expect(303);
  expect((await as(people[1]).get(path(old))).text).toContain('기록을 만들고 있어요');
  expect(await make()).toBe(1);
  await as(people[1])
    .post(`${path(old)}/make`, {})
    .expect(303);
  expect(await make()).toBe(0);
});

test('a member who did not come sees the record on top of the meeting’s page, once', async () => {
  await stack.db.meetingEntrance.create({ data: { meetingId, userId: people[1].id } });
  const absent = await createPerson(stack, '햇살');
  await stack.db.membership.create({ data: { meetingId, userId: absent.id } });
  const visit = async (person: TestPerson, purpose = '') =>
    (await as(person).get(`/meetings/${meetingId}`).set('Sec-Purpose', purpose).expect(200)).text;
  expect(await visit(absent, 'prefetch')).not.toContain('data-missed');
  const first = await visit(absent);
  expect(first).toContain('data-missed');
  expect(first).toContain(words);
  expect(first).toContain(`data-record="${meetingId}" data-version="1" data-state="${path()}/state"`);
  expect(first).toMatch(/<script[^>]+\/js\/record\./);
  expect(first.indexOf('data-missed')).toBeLessThan(first.indexOf('meeting__side'));
  expect(await visit(absent)).not.toContain('data-missed');
  expect(await visit(people[1])).not.toContain('data-missed');
  expect(await visit(outsider)).not.toContain('data-missed');
  expect(await visit(absent)).toContain(`href="${path()}"`);
});

test('a leader who takes records down before they are made cannot ask without end', async () => {
  let asked = 0;
  for (; asked < 40; asked += 1) {
    await as(people[0]).post(`${path()}/take-down`, {}).expect(303);
    const answer = await as(people[0]).post(`${path()}/make`, {});
    if (answer.status === 409) break;
    expect(answer.status).toBe(303);
  }
  expect(asked).toBeLessThan(40);
  await as(people[0]).get(path()).expect(200);
});

test('a question of a person whom the reader blocked is folded in the archive', async () => {
  const body = '어느 장면이 남았나요?';
  const made = { meetingId, position: 1, body, kind: 'fact', origin: 'person', approvedAt: new Date() };
  await stack.db.discussionQuestion.create({ data: { ...made, authorId: people[1].id } });
  await stack.db.userBlock.create({ data: { blockerId: people[2].id, blockedId: people[1].id } });
  const archiveFor = async (person: TestPerson) =>
    (await as(person).get(`/meetings/${meetingId}/archive`).expect(200)).text;
  const folded = new RegExp(
    `<details data-blocked><summary[^>]*>막은 분의 글이에요</summary><p[^>]*>${body.replace('?', '\\?')}`,
  );
  expect(await archiveFor(people[2])).toMatch(folded);
  expect(await archiveFor(people[3])).not.toMatch(folded);
});

test('a question that operators hid is no heading of a record any more', async () => {
  const body = '이 멍청한 질문은 가려져요?';
  const made = { meetingId, position: 1, body, kind: 'fact', origin: 'person' };
  await stack.db.discussionQuestion.create({ data: { ...made, approvedAt: new Date() } });
  await stack.db.meetingRecordQuestion.updateMany({ where: { meetingId }, data: { body } });
  expect(await pageFor(people[0])).toContain(body);
  await stack.db.discussionQuestion.updateMany({ where: { meetingId }, data: { hiddenAt: new Date() } });
  expect(await pageFor(people[0])).not.toContain(body);
  expect((await as(people[0]).get(`${path()}.md`)).text).not.toContain('멍청한');
});

test('a heading goes with its hidden question, also when the leader reworded it on the agenda', async () => {
  const made = { meetingId, position: 1, body: '가려져요?', kind: 'fact', origin: 'person' };
  const { id: questionId } = await stack.db.discussionQuestion.create({
    data: { ...made, approvedAt: new Date(), hiddenAt: new Date() },
  });
  const body = '첫째, 가려져요?';
  await createAgenda(stack, meetingId, [[body, 60]]);
  await stack.db.meetingRecordQuestion.updateMany({ where: { meetingId }, data: { body } });
  expect(await pageFor(people[0])).toContain(body);
  await stack.db.agendaCard.updateMany({ where: { meetingId }, data: { questionId } });
  expect(await pageFor(people[0])).not.toContain(body);
  expect((await as(people[0]).get(`${path()}.md`)).text).not.toContain(body);
  expect(JSON.stringify(await stateFor(people[0]))).not.toContain(body);
});

test('the Markdown file holds what people wrote as text', async () => {
  await stack.db.meeting.update({
    where: { id: meetingId },
    data: { title: '1. [제목](javascript:x) <b> https://a.example a@b' },
  });
  const wild = await endedMeeting(stack, people, [
    [
      1,
      '## 큰 글\n- 목록 <script>alert(1)</script> [눌러](곳) *별*\n3:05에 만나요~ (늦지 않게!) @서준 님도. :smile: ~지움~',
    ],
  ]);
  await makeRecords(recordServices(stack, null));
  const answer = await as(people[0])
    .get(`${path(wild)}.md`)
    .expect(200);
  expect(answer.headers['content-type']).toContain('text/markdown');
  expect(answer.headers['content-disposition']).toContain(`attachment; filename=bookmoim-${wild}.md`);
  expect(answer.text).toContain('> \\#\\# 큰 글 - 목록 \\<script\\>alert(1)\\</script\\> \\[눌러\\](곳)');
  // What Markdown does not read stays as it was written.
  expect(answer.text).toContain('3:05에 만나요~ (늦지 않게!) @서준 님도. \\:smile\\: \\~지움~');
  expect((await as(people[0]).get(`${path()}.md`)).text).toMatch(
    /^# 1\\\. \\\[제목\\\]\(javascript\\:x\) \\<b\\> https\\:\/\/a\\\.example a\\@b\n/,
  );
});

test('the Markdown file marks the sentences of the model', async () => {
  const { text } = await as(people[0]).get(`${path()}.md`).expect(200);
  expect(text).toMatch(/^AI: /m);
  expect(text).toMatch(/‘AI’로 시작하는 문장은 AI가 옮긴 글을 보고 썼어요\.\n$/);
});

test('questions stand in the order in which they were asked, and one without quotes says so', async () => {
  await stack.db.meetingRecordPoint.deleteMany({ where: { meetingId, question: 0 } });
  const stored = await stack.db.meetingRecordQuestion.findMany({
    where: { meetingId },
    orderBy: { position: 'asc' },
  });
  const { text } = await as(people[0]).get(`${path()}.md`).expect(200);
  const headings = [...text.matchAll(/^## (.*)\n\n_(.*)_$/gm)];
  expect(headings.map(([, heading]) => heading)).toEqual(stored.map(({ body }) => body ?? '나눈 이야기'));
  expect(headings[0]?.[2]).toBe('이 질문에는 옮길 말이 없어요.');
  expect(await pageFor(people[0])).toContain('<p class="soft">이 질문에는 옮길 말이 없어요.</p>');
});

test('in a club the record says what was decided, from the club’s tables, also to later members', async () => {
  const clubId = await createVotingClub(stack, people[0], [people[1]]);
  const id = await endedMeeting(stack, [people[0], people[1]], talkOfFour, { clubId });
  await make();
  expect((await as(people[0]).get(path(id)).expect(200)).text).not.toContain('정한 것');
  const next = await createMeeting(stack, people[0], [], { clubId, startsInMinutes: 60 * 24 });
  const { bookId } = await stack.db.meeting.findUniqueOrThrow({ where: { id: next } });
  await stack.db.clubMembership.create({ data: { clubId, userId: outsider.id, role: 'member' } });
  const { text } = await as(outsider).get(path(id)).expect(200);
  expect(text).toContain(`<a href="/meetings/${next}"`);
  expect(text).toContain(`<a href="/books/${bookId}"`);
  expect((await as(outsider).get(`/meetings/${id}/archive`).expect(200)).text).toContain(
    `href="${path(id)}"`,
  );
});
