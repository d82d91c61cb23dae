import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeClub } from '../../src/clubs/close-club.ts';
import { leaveClub } from '../../src/clubs/leave-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createBooks, createVotingClub, openThrough } from './sample-votes.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let other: TestPerson;
let outsider: TestPerson;
let clubId: number;
let books: number[];

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  member = await createPerson(stack, '바다');
  other = await createPerson(stack, '구름');
  outsider = await createPerson(stack, '노을');
  books = await createBooks(stack, ['남극', '데미안', '토지', '모비딕', '이방인', '변신']);
});
afterAll(() => stack.close());

beforeEach(async () => {
  clubId = await createVotingClub(stack, leader, [member, other]);
});

const as = (person: TestPerson) => asPerson(app, person);
const propose = (person: TestPerson, bookId: number | string | undefined) =>
  as(person).post(`/clubs/${clubId}/book-proposals`, { bookId: String(bookId) });
const withdraw = (person: TestPerson, bookId: number | undefined) =>
  as(person).post(`/clubs/${clubId}/book-proposals/${bookId}/remove`);
const proposed = async () => {
  const rows = await stack.db.bookProposal.findMany({ where: { clubId }, orderBy: { proposedAt: 'asc' } });
  return rows.map(({ bookId }) => bookId);
};

describe('proposing a book', () => {
  test('leads from the choice over a question to the list, which names the proposer', async () => {
    const choice = await as(member).get(`/clubs/${clubId}/book-proposals/new`).expect(200);
    expect(choice.text).toContain(`/clubs/${clubId}/book-proposals/new?bookId=${books[0]}`);
    await as(member).get(`/clubs/${clubId}/book-proposals/new?bookId=${books[0]}`).expect(200);
    const answer = await propose(member, books[0]).expect(303);
    expect(answer.headers.location).toBe(`/clubs/${clubId}/book-votes?done=proposed#proposals`);
    const { text } = await as(other).get(`/clubs/${clubId}/book-votes`).expect(200);
    expect(text).toMatch(new RegExp(`data-book-id="${books[0]}"`));
    expect(text).toContain('바다 님이 제안했어요');
  });

  test('twice by the same member is one proposal', async () => {
    await propose(member, books[0]).expect(303);
    await propose(member, books[0]).expect(303);
    expect(await proposed()).toEqual([books[0]]);
  });

  test('of another edition of a proposed work is 422 and says why', async () => {
    const [edition] = await createBooks(stack, ['남극 (개정판)']);
    await propose(member, books[0]).expect(303);
    expect((await propose(other, edition).expect(422)).text).toContain('이미 제안한 책이에요');
    expect((await propose(other, books[0]).expect(422)).text).toContain('이미 제안한 책이에요');
    expect(await proposed()).toEqual([books[0]]);
  });

  test('of a book that the club votes on is 422', async () => {
    await openThrough(app, leader, clubId, books.slice(0, 2));
    expect((await propose(member, books[1]).expect(422)).text).toContain('지금 투표하고 있는 책');
  });

  test.each(['0', '999999999', 'x', ''])('of the unknown book %j is 422 with books to choose', async (id) => {
    expect((await propose(member, id).expect(422)).text).toContain('고른 책을 찾을 수 없어요');
  });

  test('ends at five books of one member; a colleague goes on', async () => {
    for (const bookId of books.slice(0, 5)) await propose(member, bookId).expect(303);
    expect((await propose(member, books[5]).expect(422)).text).toContain('5권까지');
    await propose(other, books[5]).expect(303);
  });

  test('ends at forty books of a club, also for concurrent members', async () => {
    await stack.db.$executeRaw`
      WITH made AS (
        INSERT INTO books (item_id, title, search_text, category_id, publisher, list_price, sale_price,
          sales_point, tags, product_url, updated_at)
        SELECT 900000 + n, '책마다 다른 이름 ' || md5(n::text), '', category_id, '책모임', 0, 0, 0, '{}', 'https://example.com/', now()
        FROM generate_series(1, 39) AS n, (SELECT category_id FROM books WHERE id = ${books[0]}) AS g
        RETURNING id)
      INSERT INTO book_proposals (club_id, book_id) SELECT ${clubId}, id FROM made`;
    const answers = await Promise.all([propose(member, books[0]), propose(other, books[1])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect((await proposed()).length).toBe(40);
  });

  test('is for members of an open club', async () => {
    await as(outsider).get(`/clubs/${clubId}/book-proposals/new`).expect(403);
    await propose(outsider, books[0]).expect(403);
    await closeClub({ db: stack.db }, leader.id, clubId);
    await propose(member, books[0]).expect(409);
    expect(await proposed()).toEqual([]);
  });
});

describe('taking a proposal back', () => {
  test('is for its proposer and for leaders', async () => {
    await propose(member, books[0]).expect(303);
    await propose(member, books[1]).expect(303);
    await withdraw(other, books[0]).expect(403);
    await withdraw(outsider, books[0]).expect(403);
    await withdraw(member, books[0]).expect(303);
    await withdraw(leader, books[1]).expect(303);
    await withdraw(leader, books[1]).expect(404);
    expect(await proposed()).toEqual([]);
  });
});

test('the proposal of a member who left stays without her name', async () => {
  await propose(member, books[0]).expect(303);
  await leaveClub({ db: stack.db }, member.id, clubId);
  const { text } = await as(leader).get(`/clubs/${clubId}/book-votes`).expect(200);
  expect(text).toContain(`data-book-id="${books[0]}"`);
  expect(text).not.toContain('바다');
});

test('a proposed book cannot be deleted from the catalogue', async () => {
  await propose(member, books[0]).expect(303);
  await expect(stack.db.book.delete({ where: { id: books[0] ?? 0 } })).rejects.toThrow();
});
