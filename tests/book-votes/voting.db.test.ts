import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeClub } from '../../src/clubs/close-club.ts';
import { leaveClub } from '../../src/clubs/leave-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createBooks, createVotingClub, moveEnd, openThrough, sendBallot } from './sample-votes.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let members: TestPerson[];
let outsider: TestPerson;
let clubId: number;
let books: number[];
let voteId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  members = [];
  for (const name of ['바다', '구름', '나무', '바람']) members.push(await createPerson(stack, name));
  outsider = await createPerson(stack, '노을');
  books = await createBooks(stack, ['남극', '데미안', '토지', '모비딕']);
});
afterAll(() => stack.close());

beforeEach(async () => {
  clubId = await createVotingClub(stack, leader, members);
  voteId = await openThrough(app, leader, clubId, books.slice(0, 3));
});

const as = (person: TestPerson) => asPerson(app, person);
const member = () => members[0] as TestPerson;
const book = (index: number) => books[index] ?? 0;
/** The page of the vote, without the characters that keep a particle on the line of its title. */
const page = async (person: TestPerson) =>
  (await as(person).get(`/book-votes/${voteId}`).expect(200)).text.replaceAll('\u2060', '');
const close = (person: TestPerson) => as(person).post(`/book-votes/${voteId}/close`);
const rankingOf = async ({ id }: TestPerson) =>
  (await stack.db.bookVoteBallot.findFirst({ where: { voteId, userId: id } }))?.ranking;
/** Each member sends the ranking at her place. */
async function vote(...rankings: number[][]): Promise<void> {
  for (const [at, ranking] of rankings.entries())
    await sendBallot(app, members[at] as TestPerson, voteId, ranking.map(book)).expect(303);
}

describe('a ballot', () => {
  test('ranks some or all books and may be changed until the close', async () => {
    await sendBallot(app, member(), voteId, [book(1), book(0)]).expect(303);
    expect(await rankingOf(member())).toEqual([book(1), book(0)]);
    const answer = await sendBallot(app, member(), voteId, [book(2), '', '']).expect(303);
    expect(answer.headers.location).toBe(`/book-votes/${voteId}?done=cast`);
    expect(await rankingOf(member())).toEqual([book(2)]);
    expect(await page(member())).toMatch(new RegExp(`<option value="${book(2)}" selected>`));
    expect((await as(member()).get(`/clubs/${clubId}`)).text).toContain('투표했어요');
  });

  test.each<[string, () => (number | string)[], string]>([
    ['nothing', () => [], '한 권 이상'],
    ['only empty ranks', () => ['', '', ''], '한 권 이상'],
    ['a book twice', () => [book(1), book(0), book(1)], '두 번 골랐어요'],
    ['a book of no candidate', () => [book(1), book(3)], '이 투표에 없는 책'],
    ['no id', () => [book(1), 'x'], '이 투표에 없는 책'],
  ])('with %s is 422 with a message and the ranks kept', async (_what, ranks, message) => {
    const { text } = await sendBallot(app, member(), voteId, ranks()).expect(422);
    expect(text).toMatch(new RegExp(`id="rank-error">[^<]*${message}`));
    if (ranks()[0]) expect(text).toMatch(new RegExp(`<option value="${ranks()[0]}" selected>`));
    expect(await rankingOf(member())).toBeUndefined();
  });

  test('is for members only', async () => {
    await sendBallot(app, outsider, voteId, [book(0)]).expect(403);
    await close(member()).expect(403);
  });

  test('after the close is 409 by the clock of the database, with the ranking on the page', async () => {
    await vote([0], [0], [1]);
    await moveEnd(stack, voteId, -1);
    const late = members[3] as TestPerson;
    const { text } = await sendBallot(app, late, voteId, [book(2), book(1)]).expect(409);
    expect(text).toContain('이미 마감한 투표예요');
    expect(text).toMatch(/세지 못한 순위예요[\s\S]*<li dir="auto">토지<\/li><li dir="auto">데미안<\/li>/);
    expect(text).toContain(`data-winner="${book(0)}"`);
    expect(await rankingOf(late)).toBeUndefined();
  });

  test('is refused in a club that was closed, and the vote is counted', async () => {
    await vote([1], [1]);
    await closeClub({ db: stack.db }, leader.id, clubId);
    await stack.db.$executeRaw`UPDATE book_votes SET closes_at = '2027-02-03T04:05:00Z' WHERE id = ${voteId}`;
    await sendBallot(app, members[2] as TestPerson, voteId, [book(0)]).expect(409);
    expect(await page(member())).not.toContain('2월 3일');
    expect(await page(member())).toContain(`data-winner="${book(1)}"`);
  });
});

describe('the result', () => {
  test('is in no response before the close', async () => {
    await vote([0, 1], [0, 2], [1], [0]);
    for (const person of [leader, member()])
      for (const path of [
        `/book-votes/${voteId}`,
        `/clubs/${clubId}/book-votes`,
        `/clubs/${clubId}`,
        '/notifications',
        '/',
      ]) {
        const { text } = await as(person).get(path).expect(200);
        expect(text).not.toMatch(/\d+표|data-winner|멤버 \d+명이 투표|차 집계/);
      }
    const { text } = await as(leader).get(`/book-votes/${voteId}`).set('Accept', 'application/json');
    expect(text).not.toMatch(/\d+표|winner|rounds|ballotCount/);
    const told = await stack.db.$queryRaw<
      object[]
    >`SELECT a.* FROM announcements a WHERE a.club_id = ${clubId}`;
    expect(JSON.stringify(told)).not.toMatch(/표|rounds|ranking/);
  });

  test('of an open vote is the same page for every set of ballots of others', async () => {
    // A leader sees who has voted, and nothing of the ballots.
    const voters = /<section class="card" aria-label="답한 사람">.*?<\/section>/s;
    const shape = (text: string) => text.replace(/nonce="[^"]+"/g, '').replace(voters, '');
    const before = shape(await page(leader));
    await vote([0], [1], [0]);
    const after = await page(leader);
    expect(after).toMatch(voters);
    expect(shape(after)).toBe(before);
  });

  test('is shown in words after the leader closed the vote, and leads to a meeting', async () => {
    await vote([2, 0], [0], [0], [1]);
    expect((await close(leader).expect(303)).headers.location).toBe(`/book-votes/${voteId}?done=closed`);
    const text = await page(leader);
    expect(text).toContain(`data-winner="${book(0)}"`);
    expect(text).toContain('멤버 4명이 투표해 『남극』이 뽑혔어요.');
    expect(text).toContain('표가 가장 적은');
    expect(text).toContain(`/clubs/${clubId}/meetings/new?bookId=${book(0)}`);
    expect(await page(member())).not.toContain('meetings/new?bookId');
    await as(leader)
      .get(`/clubs/${clubId}/meetings/new?bookId=${book(0)}`)
      .expect(200);
    await close(leader).expect(409);
  });

  test('of equal books is the one proposed earlier', async () => {
    await vote([2], [0]);
    await close(leader).expect(303);
    const text = await page(member());
    expect(text).toContain(`data-winner="${book(0)}"`);
    expect(text).toContain('먼저 제안된 『남극』이 뽑혔어요');
  });

  test('keeps the second book as a proposal that the next vote marks', async () => {
    await vote([0], [0], [1]);
    await close(leader).expect(303);
    const list = (await as(member()).get(`/clubs/${clubId}/book-votes`)).text;
    expect(list).toMatch(new RegExp(`data-book-id="${book(1)}"[\\s\\S]*지난번 2위`));
    expect(list).toContain('『남극』');
    const next = await openThrough(app, leader, clubId, [book(3), book(1)]);
    const { text } = await as(member()).get(`/book-votes/${next}`).expect(200);
    expect(text.indexOf(`data-option-id="${book(1)}"`)).toBeLessThan(
      text.indexOf(`data-option-id="${book(3)}"`),
    );
    expect(text.match(/지난번 2위/g)).toHaveLength(1);
  });

  test('without a ballot has no winner, and all books are proposals again', async () => {
    await close(leader).expect(303);
    const text = await page(leader);
    expect(text).not.toContain('data-winner');
    expect(text).toContain('투표한 멤버가 없어');
    const rows = await stack.db.bookProposal.findMany({ where: { clubId }, orderBy: { proposedAt: 'asc' } });
    expect(rows.map(({ bookId }) => bookId)).toEqual(books.slice(0, 3));
  });

  test('does not count the ballot of a member who left before the close, and keeps that of one who left later', async () => {
    await vote([1], [1], [0]);
    for (const { id } of members.slice(0, 2)) await leaveClub({ db: stack.db }, id, clubId);
    await close(leader).expect(303);
    await leaveClub({ db: stack.db }, members[2]?.id ?? 0, clubId);
    expect(await page(leader)).toContain('멤버 1명이 투표해 『남극』이 뽑혔어요.');
  });
});
