import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeClub } from '../../src/clubs/close-club.ts';
import { setRole } from '../../src/clubs/set-role.ts';
import { asPerson, wallTimeIn } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createBooks, createVotingClub, hourMs, openForm, openThrough, postList } from './sample-votes.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let outsider: TestPerson;
let clubId: number;
let books: number[];

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  member = await createPerson(stack, '바다');
  outsider = await createPerson(stack, '노을');
  const titles = ['남극', '데미안', '토지', '모비딕', '이방인', '변신', '페스트', '소송', '성'];
  books = await createBooks(stack, titles);
});
afterAll(() => stack.close());

beforeEach(async () => {
  clubId = await createVotingClub(stack, leader, [member]);
});

const as = (person: TestPerson) => asPerson(app, person);
const path = () => `/clubs/${clubId}/book-votes`;
const post = (person: TestPerson, fields: [string, string][]) => postList(app, person, path(), fields);
const votes = () => stack.db.bookVote.count({ where: { clubId } });
const candidatesOf = async (voteId: number) => {
  const rows = await stack.db.bookVoteCandidate.findMany({ where: { voteId }, orderBy: { place: 'asc' } });
  return rows.map(({ bookId }) => bookId);
};

describe('opening a vote', () => {
  test('shows it to members on the page of the club and of its votes', async () => {
    const id = await openThrough(app, leader, clubId, books.slice(0, 3));
    for (const page of [`/clubs/${clubId}`, path()]) {
      const { text } = await as(member).get(page).expect(200);
      expect(text).toContain(`data-poll-id="${id}"`);
      expect(text).toContain('투표 전');
    }
    const { text } = await as(member).get(`/book-votes/${id}`).expect(200);
    for (const bookId of books.slice(0, 3)) expect(text).toContain(`data-option-id="${bookId}"`);
    expect(text).not.toContain('data-winner');
  });

  test('puts proposed books first, the earliest at the top, and takes them off the proposals', async () => {
    for (const bookId of [books[2], books[0]])
      await as(member)
        .post(`/clubs/${clubId}/book-proposals`, { bookId: String(bookId) })
        .expect(303);
    const id = await openThrough(app, leader, clubId, [books[1] ?? 0, books[0] ?? 0, books[2] ?? 0]);
    expect(await candidatesOf(id)).toEqual([books[2], books[0], books[1]]);
    expect(await stack.db.bookProposal.count({ where: { clubId } })).toBe(0);
  });

  test('is offered to a leader with the proposals checked', async () => {
    for (const bookId of books.slice(0, 2))
      await as(member)
        .post(`/clubs/${clubId}/book-proposals`, { bookId: String(bookId) })
        .expect(303);
    const { text } = await as(leader).get(path()).expect(200);
    expect(text.match(/name="bookId" value="\d+" checked/g)).toHaveLength(2);
    expect(text).toMatch(/name="closesAt"[^>]* value="\d{4}-\d\d-\d\dT21:00"/);
    expect((await as(member).get(path())).text).not.toContain('name="closesAt"');
  });

  test('sent twice within a minute is one vote', async () => {
    const form = openForm(books.slice(0, 2));
    const answers = await Promise.all([post(leader, form), post(leader, form)]);
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    expect(await votes()).toBe(1);
  });

  test.each<[string, () => [string, string][], string]>([
    ['no book', () => openForm([]), '2권에서 8권까지'],
    ['one book', () => openForm(books.slice(0, 1)), '2권에서 8권까지'],
    ['nine books', () => openForm(books), '2권에서 8권까지'],
    ['the same book twice', () => openForm([books[0] ?? 0, books[0] ?? 0]), '같은 책'],
    ['an unknown book', () => openForm([books[0] ?? 0, 999_999_999]), '찾을 수 없어요'],
    ['no id', () => openForm([books[0] ?? 0, 'x']), '찾을 수 없어요'],
    ['a past time', () => openForm(books.slice(0, 2), wallTimeIn(-hourMs)), '이미 지난 시간'],
    ['a time beyond 90 days', () => openForm(books.slice(0, 2), wallTimeIn(91 * 24 * hourMs)), '90일 안에'],
    ['no time', () => openForm(books.slice(0, 2), ''), '마감할 시간을 골라'],
    ['30 February', () => openForm(books.slice(0, 2), '2027-02-30T10:00'), '달력에 있는'],
  ])('with %s is 422 with a message and the form kept', async (_what, form, message) => {
    for (const bookId of books.slice(0, 3))
      await as(member)
        .post(`/clubs/${clubId}/book-proposals`, { bookId: String(bookId) })
        .expect(303);
    const { text } = await post(leader, form()).expect(422);
    expect(text).toMatch(new RegExp(`-error">[^<]*${message}`));
    const closesAt = form().at(-1)?.[1] ?? '';
    if (closesAt) expect(text).toContain(`value="${closesAt}"`);
    expect(await votes()).toBe(0);
  });

  test('on two editions of one work is 422', async () => {
    const [edition] = await createBooks(stack, ['남극 (양장)']);
    expect((await post(leader, openForm([books[0] ?? 0, edition ?? 0])).expect(422)).text).toContain(
      '다른 판',
    );
  });

  test('is for the leader and co-leaders of an open club', async () => {
    const form = openForm(books.slice(0, 2));
    await post(member, form).expect(403);
    await post(outsider, form).expect(403);
    await setRole({ db: stack.db }, leader.id, { clubId, userId: member.id, role: 'co_leader' });
    await post(member, form).expect(303);
    await closeClub({ db: stack.db }, leader.id, clubId);
    await post(leader, openForm(books.slice(2, 4))).expect(409);
  });

  test('ends at three open votes and at ten in 24 hours', async () => {
    for (const from of [0, 2, 4]) await openThrough(app, leader, clubId, books.slice(from, from + 2));
    expect((await post(leader, openForm(books.slice(6, 8))).expect(422)).text).toContain('3개까지');
    await stack.db.$executeRaw`UPDATE book_votes SET closes_at = now() WHERE club_id = ${clubId}`;
    for (let more = 3; more < 10; more += 1) {
      const id = await openThrough(app, leader, clubId, books.slice(6, 8));
      await stack.db.$executeRaw`UPDATE book_votes SET closes_at = now() WHERE id = ${id}`;
    }
    expect((await post(leader, openForm(books.slice(0, 2))).expect(422)).text).toContain('하루에 10번');
  });

  test('of a hidden club is not found by outsiders', async () => {
    const hidden = await createVotingClub(stack, leader, [member], { visibility: 'unlisted' });
    const id = await openThrough(app, leader, hidden, books.slice(0, 2));
    for (const page of [`/clubs/${hidden}/book-votes`, `/book-votes/${id}`, '/book-votes/999999999'])
      await as(outsider).get(page).expect(404);
    const open = await openThrough(app, leader, clubId, books.slice(0, 2));
    await as(outsider).get(`/book-votes/${open}`).expect(403);
  });
});
