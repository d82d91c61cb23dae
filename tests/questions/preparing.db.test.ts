import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setRole } from '../../src/clubs/set-role.ts';
import { questionLimits } from '../../src/questions/question-limits.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createNote } from '../notes/sample-notes.ts';
import { createClubMeeting, createClubOf } from '../shelf/sample-shelf.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createQuestion } from './sample-questions.ts';

const day = 24 * 60;

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let coLeader: TestPerson;
let presenter: TestPerson;
let member: TestPerson;
let outsider: TestPerson;
let clubId: number;
let id: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  const names = ['하늘', '바다', '구름', '나무', '나그네'] as const;
  [leader, coLeader, presenter, member, outsider] = (await Promise.all(
    names.map((name) => createPerson(stack, name)),
  )) as [TestPerson, TestPerson, TestPerson, TestPerson, TestPerson];
  clubId = await createClubOf(stack, leader, [coLeader, presenter, member]);
  await setRole({ db: stack.db }, leader.id, { clubId, userId: coLeader.id, role: 'co_leader' });
});
afterAll(() => stack.close());

beforeEach(async () => {
  const members = [presenter, member];
  ({ id } = await createClubMeeting(stack, { clubId, leader, members }, { startsInMinutes: 3 * day }));
  await stack.db.clubDuty.create({
    data: { meetingId: id, task: 'presenter', clubId, userId: presenter.id, setBy: null },
  });
});

const as = (person: TestPerson | null) => asPerson(app, person);
const path = (rest = '') => `/meetings/${id}/questions${rest}`;
const post = (person: TestPerson | null, rest: string, fields: Record<string, string | string[]> = {}) =>
  as(person).post(path(rest), fields);
const stored = () =>
  stack.db.discussionQuestion.findMany({ where: { meetingId: id }, orderBy: { position: 'asc' } });
const bodies = async () => (await stored()).map(({ body }) => body);
const page = async (person: TestPerson) => (await as(person).get(path()).expect(200)).text;
const meetingPage = async (person: TestPerson | null) =>
  (await as(person).get(`/meetings/${id}`).expect(200)).text;
const question = (body: string, fields: Partial<Parameters<typeof createQuestion>[1]> = {}) =>
  createQuestion(stack, { meetingId: id, body, ...fields });

describe('who prepares questions', () => {
  test('is the leader, a co-leader and the presenter of the meeting', async () => {
    for (const [at, person] of [leader, coLeader, presenter].entries()) {
      await post(person, '', { body: `${at + 1}번째 질문인가요?` }).expect(303);
      expect(await page(person)).toContain(`${at + 1}번째 질문인가요?`);
      expect(await meetingPage(person)).toContain(path());
    }
    expect(await stored()).toMatchObject([1, 2, 3].map((position) => ({ position, origin: 'person' })));
  });

  test('is nobody else at any door: members and outsiders get 403, visitors 401', async () => {
    const qid = await question('비밀 질문인가요?');
    for (const person of [member, outsider]) {
      await as(person).get(path()).expect(403);
      await post(person, '', { body: '질문인가요?' }).expect(403);
      await post(person, `/${qid}`, { body: '고친 질문인가요?' }).expect(403);
      await post(person, `/${qid}`, { position: '1' }).expect(403);
      await post(person, `/${qid}/delete`).expect(403);
      await post(person, '/approve').expect(403);
    }
    await as(null).get(path()).expect(302);
    for (const rest of ['', `/${qid}`, `/${qid}/delete`, '/approve'])
      await post(null, rest, { body: '질문' }).expect(401);
    expect(await stored()).toMatchObject([{ body: '비밀 질문인가요?', approvedAt: null }]);
  });

  test('is no presenter any more who gave her seat up or left the club', async () => {
    await as(presenter).post(`/meetings/${id}/leave`).expect(303);
    await as(presenter).get(path()).expect(403);
  });

  test('cannot reach the questions of another meeting through her own', async () => {
    const other = await createMeeting(stack, outsider, [], { startsInMinutes: day });
    const foreign = await createQuestion(stack, { meetingId: other, body: '남의 질문인가요?' });
    await post(leader, `/${foreign}`, { body: '바꾼 질문' }).expect(404);
    await post(leader, `/${foreign}`, { position: '1' }).expect(404);
    await post(leader, `/${foreign}/delete`).expect(404);
    await post(leader, '/approve', { question: `${foreign}-1` }).expect(303);
    const row = await stack.db.discussionQuestion.findUniqueOrThrow({ where: { id: foreign } });
    expect(row).toMatchObject({ body: '남의 질문인가요?', approvedAt: null });
  });

  test('changes nothing once the meeting is over or cancelled', async () => {
    const qid = await question('늦은 질문인가요?');
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
    for (const data of [
      { startsAt: hours(-2), endsAt: hours(-1) },
      { startsAt: hours(1), endsAt: hours(2), cancelledAt: new Date() },
    ]) {
      await stack.db.meeting.update({ where: { id }, data });
      await post(leader, '', { body: '또 다른 질문인가요?' }).expect(409);
      await post(leader, `/${qid}`, { body: '고친 질문인가요?' }).expect(409);
      await post(leader, `/${qid}/delete`).expect(409);
      await post(leader, '/approve').expect(409);
      expect(await page(leader)).not.toContain('승인하기');
    }
    expect(await stored()).toMatchObject([{ body: '늦은 질문인가요?', approvedAt: null }]);
  });
});

describe('a question', () => {
  test.each<[string, Record<string, string>, string]>([
    ['without letters', { body: ' \n\u2800' }, 'body'],
    ['of 301 letters', { body: '가'.repeat(301) }, 'body'],
    ['of 300 families, which are too many code points', { body: '👨‍👩‍👧‍👦'.repeat(300) }, 'body'],
    ['with an unknown mark', { body: '질문인가요?', spoiler: '30' }, 'spoiler'],
    ['of an unknown kind', { body: '질문인가요?', kind: 'constructor' }, 'kind'],
  ])('%s is 422 with the text kept and the message beside the field', async (_what, fields, field) => {
    const { text } = await post(leader, '', fields).expect(422);
    expect(text).toContain(`id="${field}-new-error"`);
    if ((fields.body ?? '').trim() === '질문인가요?') expect(text).toContain('질문인가요?');
    expect(await stored()).toEqual([]);
    const qid = await question('처음 질문인가요?');
    const edited = await post(leader, `/${qid}`, fields).expect(422);
    expect(edited.text).toContain(`id="${field}-${qid}-error"`);
    expect(await bodies()).toEqual(['처음 질문인가요?']);
  });

  test('of 300 letters is stored in one line, and printed escaped', async () => {
    await post(leader, '', { body: '가'.repeat(300) }).expect(303);
    await post(leader, '', { body: '<b>첫</b>\n질문인가요?', kind: 'comparison', spoiler: '50' }).expect(303);
    expect((await stored())[1]).toMatchObject({
      body: '<b>첫</b> 질문인가요?',
      kind: 'comparison',
      forPercent: 50,
      authorId: leader.id,
    });
    expect(await page(leader)).toContain('&lt;b&gt;첫&lt;/b&gt; 질문인가요?');
  });

  test('sent twice is added once', async () => {
    for (let time = 0; time < 2; time += 1) await post(leader, '', { body: '같은 질문인가요?' }).expect(303);
    expect(await bodies()).toEqual(['같은 질문인가요?']);
  });

  test(`number ${questionLimits.perMeeting + 1} is refused with its text kept`, async () => {
    for (let at = 1; at <= questionLimits.perMeeting; at += 1) await question(`${at}번 질문인가요?`);
    await post(leader, '', { body: '하나 더인가요?' }).expect(409);
    expect(await bodies()).toHaveLength(questionLimits.perMeeting);
  });

  test('that another leader changed meanwhile is 409 with both texts on the page', async () => {
    const qid = await question('처음 질문인가요?');
    await post(coLeader, `/${qid}`, { body: '먼저 고친 질문인가요?', version: '1' }).expect(303);
    const { text } = await post(leader, `/${qid}`, { body: '나중에 고친 질문인가요?', version: '1' }).expect(
      409,
    );
    expect(text).toContain('다른 분이 그 사이에 이 질문을 고쳤어요');
    expect(text).toContain('먼저 고친 질문인가요?');
    expect(text).toContain('나중에 고친 질문인가요?');
    expect(text).toContain('name="version" value="2"');
    expect(await bodies()).toEqual(['먼저 고친 질문인가요?']);
  });

  test('whose form was refused for its text still names the version that was seen', async () => {
    const qid = await question('처음 질문인가요?');
    await post(coLeader, `/${qid}`, { body: '먼저 고친 질문인가요?', version: '1' }).expect(303);
    const { text } = await post(leader, `/${qid}`, { body: '가'.repeat(301), version: '1' }).expect(422);
    expect(text).toContain('name="version" value="1"');
  });

  test('edited by two leaders at the same moment keeps exactly one of the texts', async () => {
    const qid = await question('처음 질문인가요?');
    const answers = await Promise.all(
      [leader, coLeader].map((person, at) => post(person, `/${qid}`, { body: `고침 ${at}`, version: '1' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect((await stored())[0]).toMatchObject({ version: 2 });
  });

  test('keeps the mark of the note that it quotes as its lowest', async () => {
    const noteId = await createNote(stack, {
      meetingId: id,
      author: member,
      body: '뒤쪽 장면',
      forPercent: 75,
    });
    const qid = await question('그 장면은 어땠나요?', { forPercent: 75 });
    await stack.db.discussionQuestionNote.create({ data: { questionId: qid, noteId, quote: '장면' } });
    const { text } = await post(leader, `/${qid}`, { body: '그 장면은요?', spoiler: '50' }).expect(422);
    expect(text).toContain(`id="spoiler-${qid}-error"`);
    await post(leader, `/${qid}`, { body: '그 장면은요?', spoiler: '100' }).expect(303);
  });

  test('keeps its kind and mark when a form leaves them out', async () => {
    const qid = await question('처음 질문인가요?', { forPercent: 50 });
    await post(leader, `/${qid}`, { body: '비교하는 질문인가요?', kind: 'comparison' }).expect(303);
    await post(leader, `/${qid}`, { body: '고친 질문인가요?' }).expect(303);
    expect(await stored()).toMatchObject([
      { body: '고친 질문인가요?', kind: 'comparison', forPercent: 50, version: 3 },
    ]);
  });

  test('is deleted with its gap closed', async () => {
    const [, second] = [await question('하나'), await question('둘'), await question('셋')];
    await post(presenter, `/${second}/delete`).expect(303);
    expect((await stored()).map(({ body, position }) => [body, position])).toEqual([
      ['하나', 1],
      ['셋', 2],
    ]);
    await post(presenter, `/${second}/delete`).expect(404);
  });

  test('is not deleted once operators hid it, since its copies elsewhere would be shown again', async () => {
    const qid = await question('가린 질문인가요?', { isApproved: true });
    await stack.db.discussionQuestion.update({ where: { id: qid }, data: { hiddenAt: new Date() } });
    await post(leader, `/${qid}/delete`).expect(409);
    expect(await bodies()).toEqual(['가린 질문인가요?']);
    expect(await page(leader)).not.toContain('질문을 지울게요');
  });
});

describe('the order', () => {
  test('is changed by the buttons of the page, and by a place beyond the last', async () => {
    const ids = [await question('하나'), await question('둘'), await question('셋')];
    const moves = (text: string) =>
      [...text.matchAll(/action="([^"]+)" data-move="(up|down)"[\s\S]*?name="position" value="(\d+)"/g)].map(
        ([, , way, place]) => `${way} ${place}`,
      );
    expect(moves(await page(leader))).toEqual(['down 2', 'up 1', 'down 3', 'up 2']);
    await post(leader, `/${ids[2]}`, { position: '1' }).expect(303);
    expect(await bodies()).toEqual(['셋', '하나', '둘']);
    await post(leader, `/${ids[2]}`, { position: '99' }).expect(303);
    expect((await stored()).map(({ body, position }) => `${position} ${body}`)).toEqual([
      '1 하나',
      '2 둘',
      '3 셋',
    ]);
    await post(leader, `/${ids[0]}`, { position: '0' }).expect(422);
  });

  test('is given with a new question, or with an edit', async () => {
    await question('하나');
    const second = await question('둘');
    await post(leader, '', { body: '맨 앞', position: '1' }).expect(303);
    await post(leader, '', { body: '맨 뒤', position: '' }).expect(303);
    await post(leader, `/${second}`, { body: '고친 둘', position: '2' }).expect(303);
    expect((await stored()).map(({ body, position }) => `${position} ${body}`)).toEqual([
      '1 맨 앞',
      '2 고친 둘',
      '3 하나',
      '4 맨 뒤',
    ]);
  });

  test('that is no number refuses the whole form, with a message and its text', async () => {
    const qid = await question('처음 질문인가요?');
    for (const rest of ['', `/${qid}`]) {
      const { text } = await post(leader, rest, { body: '새 질문인가요?', position: '하나' }).expect(422);
      expect(text).toContain('순서는 1부터 세는 숫자로 적어 주세요.');
      expect(text).toContain('새 질문인가요?');
    }
    expect(await bodies()).toEqual(['처음 질문인가요?']);
  });

  test('stays without gaps when leaders move and delete at the same time', async () => {
    const ids: number[] = [];
    for (const body of ['하나', '둘', '셋', '넷', '다섯']) ids.push(await question(body));
    await Promise.all([
      post(leader, `/${ids[4]}`, { position: '1' }).expect(303),
      post(coLeader, `/${ids[0]}`, { position: '5' }).expect(303),
      post(presenter, `/${ids[2]}/delete`).expect(303),
    ]);
    expect((await stored()).map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  });
});

describe('approving', () => {
  test('shows all questions, or one, to members; before that they see none', async () => {
    const [first] = [await question('첫 질문인가요?'), await question('둘째 질문인가요?')];
    expect(await meetingPage(member)).not.toContain('이야기할 질문');
    await post(coLeader, '/approve', { question: `${first}-1` }).expect(303);
    expect(await meetingPage(member)).toContain('첫 질문인가요?');
    expect(await meetingPage(member)).not.toContain('둘째 질문인가요?');
    expect(await meetingPage(outsider)).not.toContain('첫 질문인가요?');
    await post(presenter, '/approve').expect(303);
    expect(await meetingPage(member)).toContain('둘째 질문인가요?');
    expect(await meetingPage(member)).not.toContain(path());
  });

  test('leads the leader on to the agenda, and not a presenter who may not plan it', async () => {
    await question('첫 질문인가요?');
    expect(await page(leader)).not.toContain('진행 순서 정하기');
    await post(presenter, '/approve').expect(303);
    expect(await page(leader)).toContain(`href="/meetings/${id}/agenda">진행 순서 정하기`);
    expect(await page(presenter)).not.toContain('진행 순서 정하기');
  });

  test('numbers what members see without a gap that would tell of a draft', async () => {
    await question('초안인가요?');
    await question('첫 질문인가요?', { isApproved: true });
    await question('둘째 질문인가요?', { isApproved: true });
    const numbers = (await meetingPage(member)).matchAll(/question__number"[^>]*>(\d+)</g);
    expect([...numbers].map(([, number]) => number)).toEqual(['1', '2']);
  });

  test('leaves out a question that was changed since the leader saw it', async () => {
    const [first, second] = [await question('첫 질문인가요?'), await question('둘째 질문인가요?')];
    await post(coLeader, `/${second}`, { body: '바뀐 질문인가요?' }).expect(303);
    await post(leader, '/approve', { question: [`${first}-1`, `${second}-1`] })
      .expect(303)
      .expect('Location', path('?done=some_left'));
    expect((await stored()).map(({ approvedAt }) => approvedAt !== null)).toEqual([true, false]);
  });

  test('with something that names no question is 422, and approves nothing', async () => {
    await question('첫 질문인가요?');
    await post(leader, '/approve', { question: 'all' }).expect(422);
    expect(await stored()).toMatchObject([{ approvedAt: null }]);
  });

  test('keeps the label of the model until a person edits the text', async () => {
    const draft = await stack.db.questionDraft.create({
      data: { meetingId: id, model: 'gpt-4o-mini', promptVersion: 'questions-1', origin: 'model' },
    });
    const qid = await question('모델이 쓴 질문인가요?', { origin: 'model', draftId: draft.id });
    await post(leader, '/approve').expect(303);
    expect(await meetingPage(member)).toContain('AI가 쓴 질문');
    await post(leader, `/${qid}`, { body: '모델이 쓴 질문인가요?', kind: 'fact' }).expect(303);
    expect(await meetingPage(member)).toContain('AI가 쓴 질문');
    await post(leader, `/${qid}`, { body: '사람이 고친 질문인가요?' }).expect(303);
    expect(await meetingPage(member)).not.toContain('AI가 쓴 질문');
    expect(await stored()).toMatchObject([{ origin: 'person', authorId: leader.id }]);
  });
});

describe('the spoiler rule', () => {
  test('withholds a question from members who have not read so far, leaders too, until the start', async () => {
    await question('결말의 비밀은 왜인가요?', { forPercent: 75, isApproved: true });
    await stack.db.meetingProgress.create({ data: { meetingId: id, userId: member.id, percent: 75 } });
    expect(await meetingPage(member)).toContain('결말의 비밀');
    for (const person of [leader, presenter]) {
      expect(await meetingPage(person)).not.toContain('결말의 비밀');
      expect(await meetingPage(person)).toContain('¾까지 읽은 분에게만 먼저 열려요');
      expect(await page(person)).not.toContain('결말의 비밀');
    }
    const { text } = await as(leader).get(path('?show=all')).expect(200);
    expect(text).toContain('결말의 비밀');
    const now = { startsAt: new Date(Date.now() - 1_000), endsAt: new Date(Date.now() + 3_600_000) };
    await stack.db.meeting.update({ where: { id }, data: now });
    expect(await meetingPage(presenter)).toContain('결말의 비밀');
    expect(await meetingPage(outsider)).not.toContain('결말의 비밀');
  });
});

describe('after the end', () => {
  test('the approved questions stand in the archive for all members of the club', async () => {
    await question('남는 질문인가요?', { isApproved: true, forPercent: 100 });
    await question('버린 질문인가요?');
    const over = { startsAt: new Date(Date.now() - 7_200_000), endsAt: new Date(Date.now() - 3_600_000) };
    await stack.db.meeting.update({ where: { id }, data: over });
    for (const person of [member, coLeader]) {
      const { text } = await as(person).get(`/meetings/${id}/archive`).expect(200);
      expect(text).toContain('남는 질문인가요?');
      expect(text).not.toContain('버린 질문인가요?');
    }
  });
});
