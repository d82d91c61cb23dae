import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeClub } from '../../src/clubs/close-club.ts';
import { joinClub } from '../../src/clubs/join-club.ts';
import { leaveClub } from '../../src/clubs/leave-club.ts';
import { closeDuePolls } from '../../src/date-polls/close-due-polls.ts';
import { pollLimits } from '../../src/date-polls/poll-limits.ts';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson, wallTimeIn } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createBook } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { answerFields, datesOf, day, hour, letPass, openThrough, pollForm } from './sample-poll.ts';

let stack: TestStack;
let app: TestApp;
let bookId: number;
let leader: TestPerson;
let members: [TestPerson, TestPerson, TestPerson];
let outsider: TestPerson;
let clubId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  bookId = (await createBook(stack)).id;
  leader = await createPerson(stack, '하늘');
  members = [
    await createPerson(stack, '바다'),
    await createPerson(stack, '노을'),
    await createPerson(stack, '이슬'),
  ];
  outsider = await createPerson(stack, '나그네');
});
afterAll(() => stack.close());

beforeEach(async () => {
  clubId = await createClub(stack, leader);
  for (const { id } of members) await joinClub({ db: stack.db }, id, { clubId, answer: '' });
});

const as = (person: TestPerson | null) => asPerson(app, person);
const open = (fields: Record<string, string | string[]> = {}) => openThrough(as(leader), clubId, fields);
const answer = (person: TestPerson | null, pollId: number, given: Record<number, string>) =>
  as(person).post(`/date-polls/${pollId}/answer`, answerFields(given));
const close = (person: TestPerson | null, pollId: number, fields: Record<string, string> = {}) =>
  as(person).post(`/date-polls/${pollId}/close`, { bookId: String(bookId), ...fields });
const page = async (person: TestPerson, pollId: number) =>
  (await as(person).get(`/date-polls/${pollId}`).expect(200)).text;
const seatsOf = async (meetingId: number) =>
  (await stack.db.membership.findMany({ where: { meetingId }, orderBy: { userId: 'asc' } })).map(
    ({ userId }) => userId,
  );
const meetingOf = (response: { headers: Record<string, string> }) =>
  Number(/^\/meetings\/(\d+)$/.exec(response.headers.location ?? '')?.[1]);

/** The part of a page that is about one date. */
const dateIn = (html: string, id: number) =>
  new RegExp(`data-option-id="${id}"[\\s\\S]*?</(?:fieldset|li)>`).exec(html)?.[0] ?? '';

describe('asking for dates', () => {
  test('puts a fieldset for each date, in their order, on a page for members', async () => {
    const pollId = await open();
    const [early, late] = await datesOf(stack, pollId);
    const html = await page(members[0], pollId);
    expect(html).toContain(`data-poll-id="${pollId}"`);
    expect(html.indexOf(`data-option-id="${early}"`)).toBeLessThan(html.indexOf(`data-option-id="${late}"`));
    expect(html.match(/<fieldset class="poll-date"/g)).toHaveLength(2);
    for (const value of ['yes', 'maybe', 'no'])
      expect(html).toContain(`<input type="radio" name="answer[${early}]" value="${value}" required>`);
    expect(html).not.toContain('모임 열기');
    expect(await page(leader, pollId)).toContain('에 모임 열기');
  });

  test('names the book of the poll to members', async () => {
    const link = `함께 읽을 책 <a href="/books/${bookId}"`;
    expect(await page(members[0], await open({ bookId: String(bookId) }))).toContain(link);
    expect(await page(members[0], await open({ minutes: '60' }))).not.toContain('함께 읽을 책');
  });

  test('is found from the page of the club: before the answer, after it, and to open the meeting', async () => {
    const club = async (person: TestPerson) => (await as(person).get(`/clubs/${clubId}`).expect(200)).text;
    expect(await club(members[0])).not.toContain('/date-polls/');
    const pollId = await open();
    const waiting = await club(members[0]);
    expect(waiting).toMatch(new RegExp(`data-deciding[\\s\\S]*?href="/date-polls/${pollId}"[\\s\\S]*?답 전`));
    expect(waiting.split(`href="/date-polls/${pollId}"`)).toHaveLength(2);
    expect(waiting).not.toContain('data-own-asks');
    await answer(members[0], pollId, { [(await datesOf(stack, pollId))[0]]: 'yes' }).expect(303);
    const answered = await club(members[0]);
    expect(answered).not.toContain('data-own-asks');
    expect(answered).toMatch(new RegExp(`data-poll-id="${pollId}"[\\s\\S]*?에 마감해요[\\s\\S]*?답했어요`));
    expect(await club(outsider)).not.toContain('date-polls');
    await close(leader, pollId, { optionId: 'none' }).expect(303);
    expect(await club(members[0])).not.toContain(`/date-polls/${pollId}`);
    expect(await club(leader)).toMatch(new RegExp(`data-poll-id="${pollId}"[\\s\\S]*?모임을 열어 주세요`));
    expect(await club(leader)).toContain('날짜 물어보기');
  });

  test('shows leaders who has answered, and a member her own state', async () => {
    const pollId = await open();
    await answer(members[0], pollId, { [(await datesOf(stack, pollId))[0]]: 'yes' }).expect(303);
    await page(members[1], pollId);
    const states = (
      await stack.db.askPerson.findMany({ where: { ask: { kind: 'date_poll', subjectId: pollId } } })
    )
      .filter(({ seenAt }) => seenAt !== null)
      .map(({ userId, answeredAt }) => [userId, answeredAt !== null]);
    expect(states.sort()).toEqual(
      [
        [members[0].id, true],
        [members[1].id, false],
      ].sort(),
    );
    expect(await page(leader, pollId)).toMatch(/data-ask-panel[\s\S]*바다/);
    expect(await page(members[0], pollId)).toContain('data-ask-panel');
  });

  test.each<[string, () => Record<string, string | string[]>, string, string]>([
    ['without a date', () => ({ option: ['', ''] }), 'option-0', '하나 이상'],
    ['in the past', () => ({ option: wallTimeIn(-hour) }), 'option-0', '이미 지난'],
    ['asked twice', () => ({ option: [wallTimeIn(4 * day), wallTimeIn(4 * day)] }), 'option-1', '같아요'],
    ['beyond a year', () => ({ option: ['', wallTimeIn(366 * day)] }), 'option-1', '1년 안'],
    ['not in the calendar', () => ({ option: '2027-02-30T19:00' }), 'option-0', '달력에 있는'],
    ['no date at all', () => ({ option: '다음 주 토요일' }), 'option-0', '달력에 있는'],
    ['too long', () => ({ minutes: '721' }), 'field-minutes', '720분까지'],
    ['closed in the past', () => ({ closesAt: wallTimeIn(-hour) }), 'field-closesAt', '이미 지난'],
    [
      'closed after its first date',
      () => ({ closesAt: wallTimeIn(4.5 * day) }),
      'field-closesAt',
      '먼저 마감',
    ],
  ])('%s is 422 with a message at the field and the input kept', async (_what, fields, field, message) => {
    const typed = pollForm({ ...fields() });
    const { text } = await as(leader).post(`/clubs/${clubId}/date-polls`, typed).expect(422);
    expect(text).toMatch(new RegExp(`id="${field}-error">[^<]*${message}`));
    for (const value of [typed.option].flat()) if (value !== '') expect(text).toContain(`value="${value}"`);
    expect(await stack.db.datePoll.count({ where: { clubId } })).toBe(0);
  });

  test('takes eight dates, and not nine', async () => {
    const dates = (count: number) => Array.from({ length: count }, (_, at) => wallTimeIn((4 + at) * day));
    const { text } = await as(leader)
      .post(`/clubs/${clubId}/date-polls`, pollForm({ option: dates(9) }))
      .expect(422);
    expect(text).toContain('8개까지');
    expect(await datesOf(stack, await open({ option: dates(8) }))).toHaveLength(8);
  });

  test('reads dates as times in Seoul, also those that summer time skips elsewhere', async () => {
    const year = new Date().getUTCFullYear() + 1;
    // Clocks in Berlin and New York skip half past two on the last and the second Sunday of March.
    const lastSunday = 31 - new Date(Date.UTC(year, 2, 31)).getUTCDay();
    const pollId = await open({ option: `${year}-03-${lastSunday}T02:30` });
    const [option] = await stack.db.datePollOption.findMany({ where: { pollId } });
    expect(option?.startsAt.toISOString()).toBe(`${year}-03-${lastSunday - 1}T17:30:00.000Z`);
  });

  test('closes in three days if nobody says otherwise, and before its first date', async () => {
    const closesAt = async (option: string) => {
      const poll = await stack.db.datePoll.findUniqueOrThrow({
        where: { id: await open({ option, closesAt: '' }) },
      });
      return (poll.closesAt.getTime() - Date.now()) / hour;
    };
    expect(await closesAt(wallTimeIn(9 * day))).toBeCloseTo(72, 0);
    expect(await closesAt(wallTimeIn(3 * day))).toBeCloseTo(48, 0);
    expect(await closesAt(wallTimeIn(6 * hour))).toBeCloseTo(3, 0);
  });

  test('twice with the same form opens one poll; a club has three open ones at most', async () => {
    const form = pollForm();
    const ids = [await open(form), await open(form)];
    expect(ids[0]).toBe(ids[1]);
    for (let more = 1; more < pollLimits.open; more += 1) await open({ minutes: String(90 + more) });
    const refused = await as(leader).post(`/clubs/${clubId}/date-polls`, pollForm({ minutes: '60' }));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('3개까지');
  });

  test('is limited by day, and only the last hundred polls of a club are kept', async () => {
    await stack.db.$executeRaw`
      INSERT INTO date_polls (club_id, minutes, opened_at, closes_at, closed_at, settled_at, voters)
      SELECT ${clubId}::int, 90, now() - n * interval '1 day', now() - n * interval '1 day', now(), now(), 0
      FROM generate_series(1, 100) AS n ORDER BY n DESC`;
    await stack.db.$executeRaw`
      INSERT INTO date_poll_options (poll_id, starts_at) SELECT id, closes_at FROM date_polls WHERE club_id = ${clubId}`;
    await open();
    expect(await stack.db.datePoll.count({ where: { clubId } })).toBe(pollLimits.kept);
    await stack.db.datePoll.updateMany({
      where: { clubId, closedAt: { not: null } },
      data: { openedAt: new Date() },
    });
    const refused = await as(leader).post(`/clubs/${clubId}/date-polls`, pollForm({ minutes: '60' }));
    expect([refused.status, refused.text.includes('하루에 10개까지')]).toEqual([422, true]);
  });

  test('refuses a length, a close or a book that stands in the form twice', async () => {
    const twice = { minutes: ['60', '90'], closesAt: Array<string>(2).fill(wallTimeIn(day)) };
    const book = { bookId: Array<string>(2).fill(String(bookId)) };
    for (const fields of [{ minutes: twice.minutes }, { closesAt: twice.closesAt }, book])
      await as(leader).post(`/clubs/${clubId}/date-polls`, pollForm(fields)).expect(422);
    expect(await stack.db.datePoll.count({ where: { clubId } })).toBe(0);
  });

  test('is for leaders of an open club', async () => {
    const post = (person: TestPerson | null) => as(person).post(`/clubs/${clubId}/date-polls`, pollForm());
    await post(null).expect(401);
    await post(members[0]).expect(403);
    await post(outsider).expect(403);
    await closeClub({ db: stack.db }, leader.id, clubId);
    await post(leader).expect(409);
  });
});

describe('answering', () => {
  test('is one form for all dates, and can be changed', async () => {
    const pollId = await open();
    const [early, late = 0] = await datesOf(stack, pollId);
    expect(await page(members[0], pollId)).toContain('아직 답한 멤버가 없어요.');
    const answered = await answer(members[0], pollId, { [early]: 'yes', [late]: 'no' }).expect(303);
    expect(answered.headers.location).toBe(`/date-polls/${pollId}?done=answered`);
    await answer(members[1], pollId, { [early]: 'maybe' }).expect(303);
    await answer(members[0], pollId, { [late]: 'maybe' }).expect(303);
    const html = await page(members[0], pollId);
    expect(dateIn(html, early)).toContain('가능 1명 · 애매 1명 · 불가 0명');
    expect(dateIn(html, early)).toMatch(/value="yes" required checked>/);
    expect(dateIn(html, late)).toContain('가능 0명 · 애매 1명 · 불가 0명');
    expect(html).toContain('멤버 4명 가운데 2명이 답했어요.');
    expect(dateIn(await page(members[2], pollId), early)).not.toContain('checked');
  });

  test('refuses nothing, something else, and dates of another poll', async () => {
    const [pollId, other] = [await open(), await open({ minutes: '60' })];
    const [ofOther] = await datesOf(stack, other);
    await answer(members[0], pollId, {}).expect(422);
    await answer(members[0], pollId, { [(await datesOf(stack, pollId))[0]]: 'perhaps' }).expect(422);
    expect((await answer(members[0], pollId, { [ofOther]: 'yes' }).expect(422)).text).toContain('없는 날짜');
    expect(await stack.db.datePollAnswer.count({ where: { clubId } })).toBe(0);
  });

  test('is refused from the deadline on with what was answered before, without any worker', async () => {
    const pollId = await open();
    const [early] = await datesOf(stack, pollId);
    await answer(members[0], pollId, { [early]: 'no' }).expect(303);
    await letPass(stack, pollId, 2 * day + 1_000);
    const { text } = await answer(members[0], pollId, { [early]: 'yes' }).expect(409);
    expect(text).toContain('저장하지 못했어요');
    expect(dateIn(text, early)).toMatch(/내 답: <strong>불가/);
    expect(text).not.toContain('type="radio"');
    expect((await stack.db.datePollAnswer.findFirstOrThrow({ where: { pollId } })).answer).toBe('no');
  });

  test('is for members of an open club', async () => {
    const pollId = await open();
    const [early] = await datesOf(stack, pollId);
    await answer(null, pollId, { [early]: 'yes' }).expect(401);
    await answer(outsider, pollId, { [early]: 'yes' }).expect(403);
    await as(outsider).get(`/date-polls/${pollId}`).expect(403);
    await as(outsider).get('/date-polls/999999').expect(404);
    await stack.db.club.update({ where: { id: clubId }, data: { visibility: 'unlisted' } });
    await answer(outsider, pollId, { [early]: 'yes' }).expect(404);
    await as(outsider).get(`/date-polls/${pollId}`).expect(404);
    await closeClub({ db: stack.db }, leader.id, clubId);
    await answer(members[0], pollId, { [early]: 'yes' }).expect(409);
    await close(leader, pollId).expect(409);
  });

  test('is over when the club closes, and the page and the list say so', async () => {
    const pollId = await open();
    await closeClub({ db: stack.db }, leader.id, clubId);
    const closed = /에 마감했어요/;
    const html = await page(members[0], pollId);
    expect(html).not.toContain('에 마감해요');
    expect(html).toMatch(closed);
    expect(html).not.toContain(`/date-polls/${pollId}/answer`);
    const list = (await as(members[0]).get(`/clubs/${clubId}/date-polls`).expect(200)).text;
    expect(list).not.toContain('답 전');
    expect(list).toMatch(closed);
  });

  test('ends with the membership: a member who leaves is not counted, and one who joins may answer', async () => {
    const pollId = await open();
    const [early] = await datesOf(stack, pollId);
    await answer(members[0], pollId, { [early]: 'yes' }).expect(303);
    await leaveClub({ db: stack.db }, members[0].id, clubId);
    expect(dateIn(await page(leader, pollId), early)).toContain('가능 0명');
    await joinClub({ db: stack.db }, outsider.id, { clubId, answer: '' });
    await answer(outsider, pollId, { [early]: 'yes' }).expect(303);
    expect(dateIn(await page(leader, pollId), early)).toContain('가능 1명');
  });
});

describe('one tap of a leader', () => {
  test('opens the meeting on the best date with seats for those who can come', async () => {
    const pollId = await open();
    const [early, late = 0] = await datesOf(stack, pollId);
    await answer(members[0], pollId, { [early]: 'maybe', [late]: 'yes' }).expect(303);
    await answer(members[1], pollId, { [early]: 'no', [late]: 'yes' }).expect(303);
    await answer(members[2], pollId, { [early]: 'yes', [late]: 'no' }).expect(303);
    const meetingId = meetingOf(await close(leader, pollId).expect(303));
    const meeting = await stack.db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
    const option = await stack.db.datePollOption.findUniqueOrThrow({ where: { id: late } });
    expect(meeting).toMatchObject({
      clubId,
      bookId,
      leaderId: leader.id,
      startsAt: option.startsAt,
      endsAt: new Date(option.startsAt.getTime() + 90 * 60_000),
      capacity: 30,
      memberCount: 3,
    });
    expect(option).toMatchObject({ isChosen: true, yesCount: 2, maybeCount: 0, noCount: 1 });
    const seated = [leader, members[0], members[1]].map(({ id }) => id).sort((a, b) => a - b);
    expect(await seatsOf(meetingId)).toEqual(seated);
    const { text } = await as(leader).get(`/meetings/${meetingId}`).expect(200);
    expect(text).toContain('북클럽 멤버의 자리를 잡아 두었어요.');
    expect(text).not.toContain('멤버가 모두 참여해요');
    const { text: seen } = await as(members[0]).get(`/meetings/${meetingId}`).expect(200);
    expect(seen).toContain('이 북클럽 모임에 자리가 있어요.');
    expect(await page(members[0], pollId)).toMatch(/모임이 열렸어요[\s\S]*내 자리가 있어요/);
    expect(await page(members[2], pollId)).toContain('오고 싶으면 모임 화면에서');
    expect(meetingOf(await close(leader, pollId, { optionId: String(early) }).expect(303))).toBe(meetingId);
    await answer(members[2], pollId, { [late]: 'yes' }).expect(409);
  });

  test('takes the date that the leader chooses, and seats in the order of answers up to the capacity', async () => {
    const pollId = await open();
    const [early] = await datesOf(stack, pollId);
    await answer(members[2], pollId, { [early]: 'yes' }).expect(303);
    await answer(members[0], pollId, { [early]: 'yes' }).expect(303);
    await answer(members[1], pollId, { [early]: 'yes' }).expect(303);
    // She changes her mind and comes back: she is the last one now.
    await answer(members[2], pollId, { [early]: 'no' }).expect(303);
    await answer(members[2], pollId, { [early]: 'yes' }).expect(303);
    await answer(members[0], pollId, { [early]: 'yes' }).expect(303);
    const fields = { optionId: String(early), capacity: '3' };
    const meetingId = meetingOf(await close(leader, pollId, fields).expect(303));
    const seated = [leader, members[0], members[1]].map(({ id }) => id).sort((a, b) => a - b);
    expect(await seatsOf(meetingId)).toEqual(seated);
    expect(await page(members[2], pollId)).toContain('정원이 먼저 차서 자리를 기다리고');
    // The seat of one who leaves is offered to her at once.
    await as(members[0]).post(`/meetings/${meetingId}/leave`).expect(303);
    const wait = await stack.db.seatWait.findFirstOrThrow({ where: { meetingId } });
    expect([wait.userId, wait.offeredAt !== null]).toEqual([members[2].id, true]);
  });

  test('is in the inbox of every member but the one who tapped', async () => {
    const pollId = await open();
    const meetingId = meetingOf(await close(leader, pollId).expect(303));
    const told = await stack.db.notification.findMany({
      where: { announcement: { kind: 'club_meeting_opened', subjectId: meetingId } },
    });
    expect(told.map(({ userId }) => userId).sort((a, b) => a - b)).toEqual(
      members.map(({ id }) => id).sort((a, b) => a - b),
    );
  });

  test('offers the books that members proposed before the best-selling ones', async () => {
    const pollId = await open();
    const { id: proposed } = await createBook(stack, { title: '함께 고른 책' });
    const choice = async () => (await as(leader).get(`/date-polls/${pollId}/book`).expect(200)).text;
    const first = (html: string) => Number(/<li data-book-id="(\d+)"/.exec(html)?.[1]);
    expect(first(await choice())).not.toBe(proposed);
    await stack.db.bookProposal.create({ data: { clubId, bookId: proposed, proposedBy: leader.id } });
    const page = await choice();
    expect(first(page)).toBe(proposed);
    expect(page.split(`<li data-book-id="${proposed}"`)).toHaveLength(2);
    expect(page).toContain('북클럽에서 제안한 책부터');
  });

  test('needs a book: that of the form, of the poll, or of the club', async () => {
    const pollId = await open();
    const { text } = await as(leader).post(`/date-polls/${pollId}/close`).expect(422);
    expect(text).toMatch(/field__error[^>]*>[^<]*책을 먼저 골라/);
    expect(text).toContain(`/date-polls/${pollId}/book`);
    expect((await as(leader).get(`/date-polls/${pollId}/book`).expect(200)).text).toContain(
      `href="/date-polls/${pollId}?bookId=`,
    );
    await as(members[0]).get(`/date-polls/${pollId}/book`).expect(403);
    const withBook = await open({ minutes: '60', bookId: String(bookId) });
    meetingOf(await as(leader).post(`/date-polls/${withBook}/close`).expect(303));
    // Now the club has a meeting, and with it a book.
    meetingOf(await as(leader).post(`/date-polls/${pollId}/close`).expect(303));
  });

  test('can close the poll without a meeting, and open one from a closed poll later', async () => {
    const pollId = await open();
    const [early] = await datesOf(stack, pollId);
    await answer(members[0], pollId, { [early]: 'yes' }).expect(303);
    const closed = await close(leader, pollId, { optionId: 'none' }).expect(303);
    expect(closed.headers.location).toBe(`/date-polls/${pollId}?done=closed`);
    await answer(members[1], pollId, { [early]: 'yes' }).expect(409);
    const html = await page(leader, pollId);
    expect(html).toMatch(/가장 좋은 날짜[\s\S]*가능 1명[\s\S]*가능하다는 답이 가장 많아요/);
    const meetingId = meetingOf(await close(leader, pollId).expect(303));
    await stack.db.meeting.update({ where: { id: meetingId }, data: { cancelledAt: new Date() } });
    expect(meetingOf(await close(leader, pollId, { capacity: '9' }).expect(303))).not.toBe(meetingId);
  });

  test('on a date that has passed is 409 and the page offers the dates ahead', async () => {
    const pollId = await open();
    const [early, late = 0] = await datesOf(stack, pollId);
    await answer(members[0], pollId, { [early]: 'yes', [late]: 'no' }).expect(303);
    await letPass(stack, pollId, 4 * day + hour);
    const { text } = await close(leader, pollId, { optionId: String(early) }).expect(409);
    expect(text).toContain('이미 지난 날짜라');
    expect(text).toContain(`name="optionId" value="${late}"`);
    expect(text).not.toContain(`name="optionId" value="${early}"`);
    await letPass(stack, pollId, 2 * day);
    expect((await close(leader, pollId).expect(409)).text).toContain('모두 지나서');
    expect(await stack.db.meeting.count({ where: { clubId } })).toBe(0);
  });

  test('is for leaders, with a date of the poll', async () => {
    const pollId = await open();
    await close(null, pollId).expect(401);
    await close(members[0], pollId).expect(403);
    await close(outsider, pollId).expect(403);
    await close(leader, pollId, { optionId: '999999' }).expect(422);
    expect((await close(leader, pollId, { capacity: '1' }).expect(422)).text).toContain(
      'field-capacity-error',
    );
    await close(leader, 999_999).expect(404);
  });
});

describe('the worker', () => {
  test('closes polls from their deadline on, once, however late', async () => {
    const pollId = await open();
    const [early] = await datesOf(stack, pollId);
    await answer(members[0], pollId, { [early]: 'yes' }).expect(303);
    await closeDuePolls({ db: stack.db, log: app.live.log });
    expect((await stack.db.datePoll.findUniqueOrThrow({ where: { id: pollId } })).closedAt).toBeNull();
    await letPass(stack, pollId, 2 * day + 90 * 60_000);
    await Promise.all([
      closeDuePolls({ db: stack.db, log: app.live.log }),
      closeDuePolls({ db: stack.db, log: app.live.log }),
    ]);
    const poll = await stack.db.datePoll.findUniqueOrThrow({ where: { id: pollId } });
    expect(poll).toMatchObject({ closedAt: poll.closesAt, voters: 1 });
    expect(await closeDuePolls({ db: stack.db, log: app.live.log })).toBe(0);
  });
});
