import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setRole } from '../../src/clubs/set-role.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createQuestion } from '../questions/sample-questions.ts';
import { createClubMeeting, createClubOf } from '../shelf/sample-shelf.ts';
import { createTestApp, silentSockets, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let other: TestPerson;
let id: number;
/** The members who were told of a card. */
let told: number[] = [];
/** The messages that were sent to rooms, and the answer of the room. */
let sent: { userId: number; body: string }[] = [];
let refusal: 'muted' | 'held' | null = null;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, {
    isThrottled: false,
    sockets: () => ({
      ...silentSockets,
      tellOfCard: (_meetingId, userId, event) => {
        if (event === 'sent') told.push(userId);
      },
      sendMessage: async (_meetingId, { userId, body }) => {
        if (refusal) return { ok: false, code: refusal };
        sent.push({ userId, body });
        return { ok: true } as Awaited<ReturnType<typeof silentSockets.sendMessage>>;
      },
    }),
  });
  leader = await createPerson(stack, '하늘');
  member = await createPerson(stack, '구름');
  other = await createPerson(stack, '바다');
});
afterAll(() => stack.close());
beforeEach(async () => {
  [told, sent, refusal] = [[], [], null];
  id = await createMeeting(stack, leader, [member, other], { title: '질문이 오가는 모임' });
});

const question = '어느 장면에서 오래 머물렀나요?';
const send = (body = question, { by = leader, to = member } = {}) =>
  asPerson(app, by).post(`/meetings/${id}/question-cards`, { userId: String(to.id), body });
const cardsOf = (person: TestPerson) => asPerson(app, person).get(`/meetings/${id}/question-cards`);
const act = (verb: 'answer' | 'put-away', cardId: number, fields = {}, by = member) =>
  asPerson(app, by).post(`/meetings/${id}/question-cards/${cardId}/${verb}`, fields);
const newestCard = async () =>
  (await stack.db.questionCard.findFirstOrThrow({ where: { meetingId: id }, orderBy: { id: 'desc' } })).id;

/** How far the card to the member got, as the leader reads it. */
async function stateFor(person = leader): Promise<string | null> {
  const { text } = await asPerson(app, person).get(`/meetings/${id}/talk`).expect(200);
  const line = text.split('<li ').find((part) => part.includes(`data-user-id="${member.id}"`));
  return /질문 카드: ([^<]+)</.exec(line ?? '')?.[1] ?? null;
}

describe('a question card', () => {
  test('reaches its member alone; the leader reads that it was sent, read and put away', async () => {
    const { headers } = await send().expect(303);
    expect(headers.location).toBe(`/meetings/${id}/talk?sent=${member.id}`);
    expect(told).toEqual([member.id]);
    const after = await asPerson(app, leader).get(`/meetings/${id}/talk?sent=${member.id}`);
    expect(after.text).toContain('구름 님에게 질문 카드를 보냈어요.');
    expect(await stateFor()).toBe('보냈어요');

    const { text } = await cardsOf(member).expect(200);
    expect(text).toContain(question);
    expect(text).toContain('하늘 님이 나에게만 보낸 질문');
    expect(await stateFor()).toBe('읽었어요');

    const cardId = await newestCard();
    const { headers: back } = await act('put-away', cardId).expect(303);
    expect(back.location).toBe(`/meetings/${id}/question-cards`);
    expect(await stateFor()).toBe('지금은 넘긴대요');
    // A second time changes nothing.
    await act('put-away', cardId).expect(303);
    expect((await cardsOf(member)).text).toContain('넘긴 질문이에요.');
  });

  test('is invisible to other members, strangers and other leaders', async () => {
    const clubLeader = await createPerson(stack);
    const coLeader = await createPerson(stack, '공동');
    const clubId = await createClubOf(stack, clubLeader, [coLeader, member]);
    await setRole({ db: stack.db }, clubLeader.id, { clubId, userId: coLeader.id, role: 'co_leader' });
    ({ id } = await createClubMeeting(
      stack,
      { clubId, leader: clubLeader, members: [coLeader, member] },
      { startsInMinutes: -5 },
    ));
    await send(question, { by: coLeader }).expect(303);
    expect(await stateFor(coLeader)).toBe('보냈어요');
    expect(await stateFor(clubLeader)).toBeNull();
    expect((await cardsOf(clubLeader)).text).not.toContain(question);
    await cardsOf(other).expect(403);
    await act('put-away', await newestCard(), {}, clubLeader).expect(404);
    await act('answer', await newestCard(), { body: '내 것이 아닌 답' }, clubLeader).expect(404);
    expect(sent).toEqual([]);
  });

  test('stays readable while its member is seen only by a prefetch', async () => {
    await send().expect(303);
    await cardsOf(member).set('Sec-Purpose', 'prefetch').expect(200);
    expect(await stateFor()).toBe('보냈어요');
  });
});

describe('a room without scripts', () => {
  test('leads its member to an open card, without the question, and nobody else', async () => {
    const plainOf = async (person: TestPerson) =>
      (await asPerson(app, person).get(`/meetings/${id}/chat/plain`).expect(200)).text;
    await send().expect(303);
    expect(await plainOf(member)).toContain(`<a href="/meetings/${id}/question-cards">질문 보기</a>`);
    expect(await plainOf(member)).not.toContain(question);
    expect(await plainOf(other)).not.toContain('question-cards');
    expect(await stateFor()).toBe('보냈어요');
    await act('put-away', await newestCard()).expect(303);
    expect(await plainOf(member)).not.toContain('question-cards');
  });
});

describe('the answer', () => {
  test('goes to the whole room without the question, and ends the card', async () => {
    await send().expect(303);
    const { headers } = await act('answer', await newestCard(), {
      body: '마지막 장면이요.',
      clientId: randomUUID(),
    }).expect(303);
    expect(headers.location).toBe(`/meetings/${id}/chat/plain#write`);
    expect(sent).toEqual([{ userId: member.id, body: '마지막 장면이요.' }]);
    expect(await stateFor()).toBe('답했어요');
    expect((await cardsOf(member)).text).not.toContain('/answer"');
  });

  test('that the room refuses keeps its text, and the card stays open', async () => {
    await send().expect(303);
    await cardsOf(member).expect(200);
    refusal = 'held';
    const { text } = await act('answer', await newestCard(), { body: '쓰지 않기로 한 말' }).expect(422);
    expect(text).toMatch(/<textarea[^>]*aria-invalid="true"[^>]*>\s*쓰지 않기로 한 말<\/textarea>/);
    expect(await stateFor()).toBe('읽었어요');
  });

  test('that is a list of texts is refused, and the card stays open', async () => {
    await send().expect(303);
    refusal = 'held';
    const path = `/meetings/${id}/question-cards/${await newestCard()}/answer`;
    await asPerson(app, member)
      .post(path, { body: ['하나', '둘'] })
      .expect(422);
    expect(await stateFor()).not.toBe('답했어요');
  });

  test('that the page of the room has sent itself only ends the card, while the meeting runs', async () => {
    await send().expect(303);
    await act('answer', await newestCard()).expect(303);
    expect(sent).toEqual([]);
    expect(await stateFor()).toBe('답했어요');
    await send('하나 더요?').expect(303);
    await stack.db.meeting.update({ where: { id }, data: { endsAt: new Date() } });
    await act('answer', await newestCard()).expect(409);
    await act('put-away', await newestCard()).expect(303);
  });
});

describe('an approved question of the meeting', () => {
  const choose = (questionId: number, body = '') =>
    asPerson(app, leader).post(`/meetings/${id}/question-cards`, {
      userId: String(member.id),
      questionId: String(questionId),
      body,
    });
  const bodies = async () =>
    (await stack.db.questionCard.findMany({ where: { meetingId: id } })).map(({ body }) => body);

  test('can be sent in place of a text, as a copy; a text goes before it', async () => {
    const approved = { meetingId: id, body: '무엇이 남았나요?', isApproved: true };
    const questionId = await createQuestion(stack, approved);
    const form = `/meetings/${id}/question-cards/new?userId=${member.id}`;
    expect((await asPerson(app, leader).get(form).expect(200)).text).toContain('무엇이 남았나요?');
    await choose(questionId).expect(303);
    await act('put-away', await newestCard()).expect(303);
    await choose(questionId, '직접 쓴 질문?').expect(303);
    await stack.db.discussionQuestion.delete({ where: { id: questionId } });
    expect(await bodies()).toEqual(['무엇이 남았나요?', '직접 쓴 질문?']);
  });

  test('takes its card with it when operators hide it, and gives it back put away', async () => {
    const questionId = await createQuestion(stack, { meetingId: id, body: '가릴 질문?', isApproved: true });
    const hide = (hiddenAt: Date | null) =>
      stack.db.discussionQuestion.update({ where: { id: questionId }, data: { hiddenAt } });
    await choose(questionId).expect(303);
    expect((await cardsOf(member)).text).toContain('가릴 질문?');
    await hide(new Date());
    expect((await cardsOf(member)).text).not.toContain('가릴 질문?');
    await act('answer', await newestCard(), { body: '답' }).expect(404);
    expect(await stateFor()).toBeNull();
    await send('다른 질문?').expect(303);
    expect(await stateFor()).toBe('보냈어요');
    await hide(null);
    const { text } = await cardsOf(member).expect(200);
    expect(text).toContain('가릴 질문?');
    expect(text).toContain('넘긴 질문이에요.');
  });

  test('that is not approved, or of another meeting, is refused', async () => {
    const draft = await createQuestion(stack, { meetingId: id, body: '아직 초안?' });
    const elsewhere = await createMeeting(stack, leader);
    const foreign = await createQuestion(stack, { meetingId: elsewhere, body: '남의 것?', isApproved: true });
    for (const questionId of [draft, foreign])
      expect((await choose(questionId).expect(422)).text).toContain('고른 질문이 그사이 없어졌어요.');
    expect(await bodies()).toEqual([]);
  });
});

describe('the leader cannot send a card', () => {
  const refused = async (message: string, status = 409, sending = send()) => {
    const { text } = await sending.expect(status);
    expect(text).toContain(message);
    expect(told).toEqual([]);
  };

  test('before the start, after the end, or in a cancelled meeting', async () => {
    const create = async (options: object) => {
      id = await createMeeting(stack, leader, [member], options);
    };
    await create({ startsInMinutes: 10 });
    await refused('질문 카드는 모임이 시작하면 보낼 수 있어요.');
    await create({ startsInMinutes: -90 });
    await refused('모임이 끝나서 질문 카드를 보낼 수 없어요.');
    await create({ cancelled: true });
    await refused('취소된 모임이라');
  });

  test('to herself, to a person without a seat, or to nobody', async () => {
    await refused('나에게는 질문 카드를 보낼 수 없어요.', 409, send(question, { to: leader }));
    const stranger = await createPerson(stack);
    await refused('이 모임의 참여자가 아니어서', 409, send(question, { to: stranger }));
    await asPerson(app, leader).post(`/meetings/${id}/question-cards`, { body: question }).expect(404);
  });

  test('to a member whom she silenced, until she lifts that', async () => {
    const silence = { meetingId: id, userId: member.id, reason: '이유', silencedBy: leader.id };
    await stack.db.meetingSilence.create({ data: silence });
    await refused('말하기를 멈춘 분은 답할 수 없어요.');
    await stack.db.meetingSilence.deleteMany({});
    await send().expect(303);
  });

  test('to a member whom she blocked', async () => {
    await stack.db.userBlock.create({ data: { blockerId: leader.id, blockedId: member.id } });
    await refused('내가 막은 분에게는 보낼 수 없어요.');
    await stack.db.userBlock.deleteMany({});
  });

  test('while the member holds an open one of hers, and not more than five', async () => {
    await send().expect(303);
    told = [];
    const { text } = await send('둘째 질문이에요?').expect(409);
    expect(text).toContain('먼저 보낸 카드를 아직 갖고 있어요.');
    expect(text).toContain('둘째 질문이에요?</textarea>');
    for (let card = 2; card <= 5; card += 1) {
      await act('put-away', await newestCard()).expect(303);
      await send().expect(303);
    }
    await act('put-away', await newestCard()).expect(303);
    told = [];
    await refused('한 분에게는 모임마다 5장까지 보낼 수 있어요.');
  });

  test('twice at once: one of two requests is refused', async () => {
    const answers = await Promise.all([send(), send('다른 질문?')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await stack.db.questionCard.count({ where: { meetingId: id } })).toBe(1);
  });

  test('that is empty, invisible or too long: the text is kept', async () => {
    await refused('질문을 적거나 아래에서 골라 주세요.', 422, send('   '));
    await refused('질문을 적거나 아래에서 골라 주세요.', 422, send('\u200b'));
    await refused('질문은 300자까지 쓸 수 있어요.', 422, send('가'.repeat(301)));
    await send('가'.repeat(300)).expect(303);
  });

  test('if she is a member', async () => {
    await send(question, { by: other }).expect(403);
    await asPerson(app, other).get(`/meetings/${id}/question-cards/new?userId=${member.id}`).expect(403);
    await asPerson(app, null)
      .post(`/meetings/${id}/question-cards`, { userId: '1', body: question })
      .expect(401);
  });
});

describe('what happens around a card', () => {
  test('a member who blocked the leader never sees it, and the leader does not learn of the block', async () => {
    await stack.db.userBlock.create({ data: { blockerId: member.id, blockedId: leader.id } });
    await send().expect(303);
    expect((await cardsOf(member).expect(200)).text).not.toContain(question);
    expect(await stateFor()).toBe('보냈어요');
    await act('put-away', await newestCard()).expect(404);
    await stack.db.userBlock.deleteMany({});
    expect((await cardsOf(member)).text).toContain(question);
  });

  test('a member who is silenced after it came can still put it away, and cannot answer', async () => {
    await send().expect(303);
    await stack.db.meetingSilence.create({
      data: { meetingId: id, userId: member.id, reason: '이유', silencedBy: leader.id },
    });
    const { text } = await cardsOf(member).expect(200);
    expect(text).not.toContain('/answer"');
    expect(text).toContain('/put-away"');
    refusal = 'muted';
    await act('answer', await newestCard(), { body: '그래도 답할래요' }).expect(403);
    await act('put-away', await newestCard()).expect(303);
  });

  test('one who left the meeting sees it no more', async () => {
    await send().expect(303);
    await stack.db.membership.delete({ where: { meetingId_userId: { meetingId: id, userId: member.id } } });
    await cardsOf(member).expect(403);
  });

  test('after the end it can be read, without buttons to answer', async () => {
    await send().expect(303);
    await stack.db.meeting.update({ where: { id }, data: { endsAt: new Date() } });
    const { text } = await cardsOf(member).expect(200);
    expect(text).toContain(question);
    expect(text).not.toContain('/answer"');
  });
});
