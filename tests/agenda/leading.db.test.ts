import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findAgendas } from '../../src/agenda/agenda-repository.ts';
import { agendaState } from '../../src/agenda/agenda-state.ts';
import { cardsThatRan } from '../../src/agenda/cards-that-ran.ts';
import { passAbsent } from '../../src/agenda/pass-absent.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createQuestion } from '../questions/sample-questions.ts';
import { createTestApp, silentSockets, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let other: TestPerson;
let outsider: TestPerson;
let id: number;
let present: number[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, {
    isThrottled: false,
    sockets: () => ({ ...silentSockets, findPresent: async () => new Set(present) }),
  });
  leader = await createPerson(stack, '하늘');
  member = await createPerson(stack, '바다');
  other = await createPerson(stack, '구름');
  outsider = await createPerson(stack, '나그네');
});
afterAll(() => stack.close());

beforeEach(async () => {
  id = await createMeeting(stack, leader, [member, other]);
  present = [leader.id, member.id, other.id];
});

const press = (person: TestPerson | null, button: string, fields: Record<string, string> = {}) =>
  asPerson(app, person).post(`/meetings/${id}/agenda/${button}`, fields);
const save = (fields: Record<string, string>, person: TestPerson | null = leader) =>
  asPerson(app, person).post(`/meetings/${id}/agenda`, fields);
const planPage = async (person: TestPerson = leader) =>
  (await asPerson(app, person).get(`/meetings/${id}/agenda`).expect(200)).text;
const agenda = () => stack.db.agenda.findUniqueOrThrow({ where: { meetingId: id } });
const cards = () => stack.db.agendaCard.findMany({ where: { meetingId: id }, orderBy: { position: 'asc' } });
const turns = () => stack.db.agendaTurn.findMany({ where: { meetingId: id }, orderBy: { position: 'asc' } });
const twoCards = { body1: '첫 질문', minutes1: '10', body2: '둘째 질문', minutes2: '20' };

describe('planning an agenda', () => {
  test('stores the questions in order and shows them again', async () => {
    await save({ ...twoCards, body5: '다섯째 칸', minutes5: '5' })
      .expect(303)
      .expect('Location', `/meetings/${id}/agenda?done=saved`);
    expect(await cards()).toMatchObject([
      { position: 0, body: '첫 질문', seconds: 600 },
      { position: 1, body: '둘째 질문', seconds: 1200 },
      { position: 2, body: '다섯째 칸', seconds: 300 },
    ]);
    const page = await planPage();
    expect(page).toContain('둘째 질문');
    expect(page).toContain('진행 시작하기');
  });

  test("is told on the meeting's page of a leader", async () => {
    const meetingPage = async () => (await asPerson(app, leader).get(`/meetings/${id}`).expect(200)).text;
    expect(await meetingPage()).toContain('진행 순서 정하기');
    await save(twoCards).expect(303);
    const planned = await meetingPage();
    expect(planned).toContain('질문 2개를 순서대로 나눠요.');
    expect(planned).not.toContain('진행 순서 정하기');
  });

  test('refuses wrong minutes with the typed text, and stores nothing', async () => {
    const page = await save({ body1: '<b>질문</b>', minutes1: '0' }).expect(422);
    expect(page.text).toContain('시간은 1분에서 600분 사이로 적어 주세요.');
    expect(page.text).toContain('&lt;b&gt;질문&lt;/b&gt;');
    expect(await cards()).toEqual([]);
  });

  test('refuses 31 questions and stores 30', async () => {
    const many = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, i) => [
          [`body${i + 1}`, `질문 ${i + 1}`],
          [`minutes${i + 1}`, '1'],
        ]).flat(),
      );
    expect((await save(many(31)).expect(422)).text).toContain('질문은 30개까지 담을 수 있어요');
    await save(many(30)).expect(303);
    expect(await cards()).toHaveLength(30);
  });

  test('shows one more row without storing', async () => {
    const page = await save({ ...twoCards, more: '1' }).expect(200);
    expect(page.text).toMatch(/name="body3"[^>]* autofocus/);
    expect(page.text).not.toContain('name="body4"');
    expect(page.text).toContain('첫 질문');
    expect(await cards()).toEqual([]);
  });

  test('moves a row without storing, and loses neither an empty row nor wrong minutes', async () => {
    const typed = {
      body1: '첫 질문',
      minutes1: '10',
      body2: '',
      minutes2: '7',
      body3: '끝 질문',
      minutes3: 'x',
    };
    const shown = (page: string) => ({
      bodies: [...page.matchAll(/<textarea[^>]*>\n([^<]*)/g)].map(([, body]) => body),
      minutes: [...page.matchAll(/name="minutes\d"[^>]*?(?: value="([^"]*)")?>/g)].map(([, value]) => value),
      focused: /name="(up|down)" value="\d" autofocus/.exec(page)?.[0],
    });
    const up = (await save({ ...typed, up: '3' }).expect(200)).text;
    expect(shown(up)).toEqual({
      bodies: ['첫 질문', '끝 질문', ''],
      minutes: ['10', 'x', '7'],
      focused: 'name="up" value="2" autofocus',
    });
    expect(up).toContain('2번째로 옮겼어요.');
    expect(shown((await save({ ...typed, down: '2' }).expect(200)).text)).toEqual({
      bodies: ['첫 질문', '끝 질문', ''],
      minutes: ['10', 'x', '7'],
      focused: 'name="up" value="3" autofocus',
    });
    expect(await cards()).toEqual([]);
  });

  test('a plan with questions ends with one empty row', async () => {
    await save(twoCards);
    const page = await planPage();
    expect(page).toContain('name="body3"');
    expect(page).not.toContain('name="body4"');
  });

  test('warns when the questions take longer than the meeting', async () => {
    await save({ body1: '긴 질문', minutes1: '90' }).expect(303);
    expect(await planPage()).toContain('길어요');
  });

  test('keeps the card that runs and replaces those after it', async () => {
    await save(twoCards);
    await press(leader, 'start').expect(303);
    await save({ body1: '다른 질문', minutes1: '3' }).expect(303);
    expect(await cards()).toMatchObject([{ body: '첫 질문' }, { body: '다른 질문', position: 1 }]);
  });

  test('refuses a form that was drawn before its first card began, and keeps its text', async () => {
    await save(twoCards);
    const seenIn = (page: string) => ({ seen: /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '' });
    const early = seenIn(await planPage());
    await press(leader, 'start');
    const page = (await save({ ...twoCards, ...early }).expect(409)).text;
    expect(page).toContain('그사이 질문이 시작했거나');
    expect(page).toContain('name="body2"');
    expect(await cards()).toHaveLength(2);
    await press(leader, 'pause');
    await save({ body1: '둘째 질문', minutes1: '20', ...seenIn(page) }).expect(303);
    expect(await cards()).toMatchObject([{ body: '첫 질문' }, { body: '둘째 질문' }]);
  });

  test('a new plan after the last card begins at once', async () => {
    await save(twoCards);
    await press(leader, 'start');
    await press(leader, 'skip');
    await press(leader, 'skip');
    await press(leader, 'skip').expect(409);
    await save({ body1: '하나 더', minutes1: '3' }).expect(303);
    await press(leader, 'pause').expect(303);
    expect((await agenda()).pausedAt).not.toBeNull();
  });

  test.each<[string, () => TestPerson | null, number]>([
    ['a member', () => member, 403],
    ['an outsider', () => outsider, 403],
    ['a visitor', () => null, 401],
  ])('%s cannot plan or lead', async (_who, person, status) => {
    await save(twoCards);
    await save({ body1: '남의 질문', minutes1: '1' }, person()).expect(status);
    for (const button of ['start', 'pause', 'resume', 'skip', 'extend', 'turns', 'turns/pass', 'turns/stop'])
      await press(person(), button).expect(status);
    expect(await agenda()).toMatchObject({ startedAt: null, revision: 1 });
    expect(await cards()).toMatchObject([{ body: '첫 질문' }, { body: '둘째 질문' }]);
  });
});

describe('leading', () => {
  beforeEach(async () => {
    await save(twoCards);
  });

  test('starts, pauses and resumes once, however often it is pressed', async () => {
    await press(leader, 'start').expect(303).expect('Location', `/meetings/${id}/chat`);
    const { startedAt } = await agenda();
    await press(leader, 'start', { back: 'plain' }).expect('Location', `/meetings/${id}/chat/plain`);
    expect(await agenda()).toMatchObject({ startedAt, revision: 2 });
    for (const button of ['pause', 'pause', 'resume', 'resume']) await press(leader, button).expect(303);
    expect(await agenda()).toMatchObject({ pausedAt: null, revision: 4 });
  });

  test('only one of two leaders who skip the same card at once does', async () => {
    await press(leader, 'start');
    const [first] = await cards();
    const skips = await Promise.all(
      [1, 2, 3].map(() => press(leader, 'skip', { cardId: String(first?.id) })),
    );
    expect(skips.map(({ status }) => status).toSorted()).toEqual([303, 409, 409]);
    expect((await cards()).map(({ endedAt }) => endedAt !== null)).toEqual([true, false]);
  });

  test('refuses a press on an agenda that somebody else changed', async () => {
    await press(leader, 'start');
    await press(leader, 'extend', { revision: '1' }).expect(409);
    await press(leader, 'extend', { revision: '2', minutes: '7' }).expect(303);
    expect(await cards()).toMatchObject([{ seconds: 600 + 420 }, { seconds: 1200 }]);
  });

  test('tells a script why, and leaves it on its page', async () => {
    const refused = await press(leader, 'pause').set('Accept', 'application/json').expect(409);
    expect(refused.body).toEqual({ message: '지금은 진행 중인 질문이 없어요.' });
    await press(leader, 'start').set('Accept', 'application/json').expect(204);
  });

  test('cards do not run before the meeting begins, nor after it', async () => {
    id = await createMeeting(stack, leader, [], { startsInMinutes: 60 });
    await save({ ...twoCards, startsItself: 'on' }).expect(303);
    expect(await agenda()).toMatchObject({ startsItself: true });
    expect((await press(leader, 'start').expect(409)).text).toContain('모임이 시작하면 진행할 수 있어요.');
    id = await createMeeting(stack, leader, [], { startsInMinutes: -90 });
    await press(leader, 'start').expect(409);
    await asPerson(app, leader).get(`/meetings/${id}/agenda`).expect(409);
  });
});

describe('the room without scripts', () => {
  const plain = async (person: TestPerson) =>
    (await asPerson(app, person).get(`/meetings/${id}/chat/plain`).expect(200)).text;

  test('shows the card and when it ends, and the buttons to leaders only', async () => {
    await save(twoCards);
    expect(await plain(member)).not.toContain('plain-agenda');
    expect(await plain(leader)).toContain('진행 시작하기');
    await press(leader, 'start');
    const page = await plain(member);
    expect(page).toMatch(/지금 나누는 질문 1\/2, 오[전후] \d+:\d\d까지/);
    expect(page).not.toContain('다음 질문');
    await press(leader, 'pause');
    expect(await plain(leader)).toContain('잠시 멈췄어요. 10분 남았어요.');
  });

  test('lets the speaker pass', async () => {
    present = [member.id];
    await press(leader, 'turns');
    expect(await plain(member)).toContain('내 차례 넘기기');
    expect(await plain(other)).toContain('바다 님 차례예요.');
  });
});

test('a plan begins with the approved questions, spread evenly over the meeting', async () => {
  const question = (position: number, approvedAt: Date | null) =>
    stack.db.discussionQuestion.create({
      data: {
        meetingId: id,
        position,
        body: `물음 ${position}`,
        kind: 'application',
        origin: 'person',
        approvedAt,
      },
    });
  const [first] = [await question(0, new Date()), await question(1, new Date()), await question(2, null)];
  const page = await planPage();
  expect(page).toMatch(/물음 0.*value="30".*물음 1.*value="30"/s);
  expect(page).not.toContain('물음 2');
  await save({
    body1: '물음 0',
    minutes1: '30',
    question1: String(first.id),
    body2: '새 물음',
    minutes2: '5',
    question2: '999',
  });
  expect(await cards()).toMatchObject([{ questionId: first.id }, { questionId: null }]);
});

describe('a plan whose questions changed since it was saved', () => {
  let questionIds: number[];

  beforeEach(async () => {
    questionIds = [];
    for (const body of ['첫째 질문인가요?', '둘째 질문인가요?'])
      questionIds.push(await createQuestion(stack, { meetingId: id, body, isApproved: true }));
    await save(rowsWith('첫째 질문인가요?', '둘째 질문인가요?')).expect(303);
  });

  const rowsWith = (first: string, second: string): Record<string, string> => ({
    body1: first,
    minutes1: '10',
    question1: String(questionIds[0]),
    body2: second,
    minutes2: '10',
    question2: String(questionIds[1]),
  });
  const ask = (path: string, fields: Record<string, string> = {}) =>
    asPerson(app, leader).post(`/meetings/${id}/questions/${path}`, fields).expect(303);
  const edit = (body: string) => ask(String(questionIds[0]), { body });
  const deletedWords = '질문 목록에서 지운 질문이에요.';

  test('tells its leader the new text and what was deleted, and takes the new text', async () => {
    for (const words of ['고쳤어요', deletedWords]) expect(await planPage()).not.toContain(words);
    await edit('새로 고친 <질문>인가요?');
    await ask(`${questionIds[1]}/delete`);
    const page = await planPage();
    expect(page).toContain('<q dir="auto">새로 고친 &lt;질문&gt;인가요?</q>');
    expect(page).toContain('name="take1" value="새로 고친 &lt;질문&gt;인가요?"');
    expect(page.split(deletedWords)).toHaveLength(2);
    const rows = rowsWith('첫째 질문인가요?', '');
    await save({ ...rows, take1: '새로 고친 <질문>인가요?' }).expect(303);
    expect(await cards()).toMatchObject([{ body: '새로 고친 <질문>인가요?', questionId: questionIds[0] }]);
    for (const words of ['고쳤어요', deletedWords]) expect(await planPage()).not.toContain(words);
  });

  test('keeps the text of a card whose leader does not take the new one', async () => {
    await edit('새로 고친 질문인가요?');
    await save(rowsWith('첫째 질문인가요?', '둘째 질문인가요?')).expect(303);
    expect(await cards()).toMatchObject([{ body: '첫째 질문인가요?' }, { body: '둘째 질문인가요?' }]);
  });

  test('says nothing of a card that was reworded, of one that was asked, or of a hidden question', async () => {
    await save(rowsWith('다르게 적은 첫째?', '둘째 질문인가요?')).expect(303);
    expect(await planPage()).not.toContain('고쳤어요');
    await stack.db.discussionQuestion.update({
      where: { id: questionIds[1] ?? 0 },
      data: { hiddenAt: new Date() },
    });
    await press(leader, 'start').expect(303);
    await edit('새로 고친 질문인가요?');
    for (const words of ['고쳤어요', deletedWords]) expect(await planPage()).not.toContain(words);
  });

  test('does not tell a leader a text from further on in the book than she has read', async () => {
    await stack.db.meeting.update({ where: { id }, data: { startsAt: new Date(Date.now() + 60_000) } });
    await edit('결말은 왜 그런가요?');
    await stack.db.discussionQuestion.update({
      where: { id: questionIds[0] ?? 0 },
      data: { forPercent: 75, authorId: null },
    });
    expect(await planPage()).not.toContain('결말은');
    const moved = await save({ ...rowsWith('첫째?', '둘째?'), down: '1' }).expect(200);
    expect(moved.text).not.toContain('결말은');
    const { text } = await asPerson(app, leader).get(`/meetings/${id}/agenda?show=all`).expect(200);
    expect(text).toContain('결말은 왜 그런가요?');
  });
});

test('a plan with a question from further on in the book is folded for a leader until the start', async () => {
  await stack.db.meeting.update({ where: { id }, data: { startsAt: new Date(Date.now() + 60_000) } });
  const question = await stack.db.discussionQuestion.create({
    data: {
      meetingId: id,
      position: 1,
      body: '결말의 비밀은 왜인가요?',
      kind: 'interpretation',
      origin: 'person',
      forPercent: 75,
      approvedAt: new Date(),
    },
  });
  await save({ body1: question.body, minutes1: '30', question1: String(question.id) });
  const folded = await planPage();
  expect(folded).not.toContain('결말의 비밀');
  expect(folded).not.toContain('저장하기');
  expect(folded).toContain(`href="/meetings/${id}/agenda?show=all"`);
  const { text } = await asPerson(app, leader).get(`/meetings/${id}/agenda?show=all`).expect(200);
  expect(text).toMatch(/결말의 비밀.*저장하기/s);
  await stack.db.meeting.update({ where: { id }, data: { startsAt: new Date(Date.now() - 60_000) } });
  expect(await planPage()).toContain('결말의 비밀');
});

test('a leader finds the agenda on the page of the meeting, and a member does not', async () => {
  const page = async (person: TestPerson) =>
    (await asPerson(app, person).get(`/meetings/${id}`).expect(200)).text;
  expect(await page(leader)).toContain(`href="/meetings/${id}/agenda"`);
  expect(await page(member)).not.toContain(`href="/meetings/${id}/agenda"`);
});

describe('turns', () => {
  const current = async () => (await turns()).find(({ endedAt }) => endedAt === null);
  const personOf = (userId = 0) => [leader, member, other].find((one) => one.id === userId) ?? null;

  test('each of those present stands in the order once', async () => {
    await press(leader, 'turns', { seconds: '30' }).expect(303);
    expect((await turns()).map(({ userId }) => userId).toSorted((a, b) => a - b)).toEqual(present);
    expect(await agenda()).toMatchObject({ turnSeconds: 30 });
  });

  test('a member who passes is asked once more at the end, and then not again', async () => {
    present = [member.id, other.id];
    await press(leader, 'turns');
    const first = (await current())?.userId;
    await press(personOf(first), 'turns/pass').expect(303);
    const second = (await current())?.userId;
    expect(second).not.toBe(first);
    await press(leader, 'turns/pass').expect(303);
    expect(await current()).toMatchObject({ userId: first, isSecond: true });
    await press(personOf(first), 'turns/pass').expect(303);
    expect(await current()).toBeUndefined();
    await press(leader, 'turns/pass').expect(409);
  });

  test('a member cannot pass for another one', async () => {
    present = [member.id];
    await press(leader, 'turns');
    await press(other, 'turns/pass').expect(403);
    expect(await current()).toMatchObject({ userId: member.id });
  });

  test('a leader stops a round, and nobody’s turn is kept', async () => {
    await press(leader, 'turns');
    await press(leader, 'turns/stop').expect(303);
    await press(leader, 'turns/stop').expect(303);
    expect(await turns()).toEqual([]);
  });

  test('a second round replaces the first', async () => {
    await press(leader, 'turns');
    present = [member.id];
    await press(leader, 'turns').expect(303);
    expect(await turns()).toMatchObject([{ userId: member.id, position: 0 }]);
  });

  test('people without a seat, silenced members and erased people get no turn', async () => {
    const silence = { meetingId: id, userId: other.id, reason: '이유', silencedBy: leader.id };
    await stack.db.meetingSilence.create({ data: silence });
    present = [member.id, other.id, outsider.id, 2_000_000_000];
    await press(leader, 'turns').expect(303);
    expect((await turns()).map(({ userId }) => userId)).toEqual([member.id]);
    present = [outsider.id];
    await press(leader, 'turns').expect(409);
  });

  test('an absent member is asked once more at the end, and not if she left the meeting', async () => {
    present = [member.id, other.id];
    await press(leader, 'turns').expect(303);
    const [first, second] = await turns();
    const pass = (turnId = 0) => passAbsent({ db: stack.db, announce: () => {} }, { meetingId: id, turnId });
    await pass(first?.id);
    expect((await turns()).map(({ userId }) => userId)).toEqual([
      first?.userId,
      second?.userId,
      first?.userId,
    ]);
    await stack.db.membership.deleteMany({ where: { meetingId: id, userId: second?.userId ?? 0 } });
    await pass(second?.id);
    expect(await turns()).toHaveLength(3);
    expect((await turns())[1]?.endedAt).not.toBeNull();
  });

  test('nobody in the room, no turns', async () => {
    present = [];
    await press(leader, 'turns').expect(409);
  });
});

test('a card whose question operators hid shows its text to nobody', async () => {
  const body = '가려야 하는 질문이에요?';
  const { id: questionId } = await stack.db.discussionQuestion.create({
    data: { meetingId: id, position: 1, body, kind: 'fact', origin: 'person', approvedAt: new Date() },
  });
  await save({ body1: body, minutes1: '10', question1: String(questionId), body2: '다음', minutes2: '5' });
  await press(leader, 'start').expect(303);
  const room = async () => (await asPerson(app, member).get(`/meetings/${id}/chat/plain`).expect(200)).text;
  expect(await planPage()).toContain(body);
  await stack.db.discussionQuestion.update({ where: { id: questionId }, data: { hiddenAt: new Date() } });
  const [found] = await findAgendas(stack.pool, [id]);
  expect(found && agendaState(found).cards.map((card) => card.body)).toEqual([
    '운영자가 가린 질문이에요.',
    '다음',
  ]);
  expect((await cardsThatRan(stack.pool, id)).map((card) => card.body)).not.toContain(body);
  expect(await planPage()).not.toContain(body);
  expect(await room()).not.toContain(body);
});

test('a plan that was opened before operators hid its question stores no readable copy of it', async () => {
  const body = '가려야 하는 질문이에요?';
  const { id: questionId } = await stack.db.discussionQuestion.create({
    data: { meetingId: id, position: 1, body, kind: 'fact', origin: 'person', approvedAt: new Date() },
  });
  await stack.db.discussionQuestion.update({ where: { id: questionId }, data: { hiddenAt: new Date() } });
  await save({ body1: body, minutes1: '10', question1: String(questionId) }).expect(303);
  const [found] = await findAgendas(stack.pool, [id]);
  expect(found && agendaState(found).cards.map((card) => card.body)).toEqual(['운영자가 가린 질문이에요.']);
});

test('a plan that is saved while a question is hidden keeps its card, in its place', async () => {
  const { id: questionId } = await stack.db.discussionQuestion.create({
    data: {
      meetingId: id,
      position: 1,
      body: '둘째?',
      kind: 'fact',
      origin: 'person',
      approvedAt: new Date(),
    },
  });
  const hide = (hiddenAt: Date | null) =>
    stack.db.discussionQuestion.update({ where: { id: questionId }, data: { hiddenAt } });
  const second = { body2: '둘째?', minutes2: '10', question2: String(questionId) };
  await save({ body1: '첫째?', minutes1: '10', ...second, body3: '셋째?', minutes3: '10' }).expect(303);
  await hide(new Date());
  expect(await planPage()).not.toContain('둘째?');
  await save({ body1: '첫째?', minutes1: '5', body2: '셋째?', minutes2: '20' }).expect(303);
  await hide(null);
  const stored = (await cards()).map(({ body, seconds }) => [body, seconds]);
  expect(stored).toEqual([
    ['첫째?', 300],
    ['둘째?', 600],
    ['셋째?', 1200],
  ]);
});
