import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closeClub } from '../../src/clubs/close-club.ts';
import { suggestBooks } from '../../src/next-book/suggest-books.ts';
import { quizVersion, storeTasteProfile } from '../../src/quiz/index.ts';
import { createVotingClub } from '../book-votes/sample-votes.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { seedCatalogue } from '../recommendations/seed-catalogue.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { createRecommendation } from '../support/recommendations.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let members: TestPerson[];
let outsider: TestPerson;
let clubId: number;
const random = seededRandom(77);

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  await seedCatalogue(stack);
});
afterAll(() => stack.close());

beforeEach(async () => {
  leader = await createPerson(stack);
  members = await Promise.all([1, 2, 3].map(() => createPerson(stack)));
  outsider = await createPerson(stack);
  clubId = await createVotingClub(stack, leader, members);
});

const as = (person: TestPerson) => asPerson(app, person);
const path = () => `/clubs/${clubId}/next-book`;
const letters = () => Array.from({ length: 10 }, () => 'abcd'[Math.floor(random() * 4)]).join('');
const answer = (person: TestPerson | undefined, answers = letters()) =>
  storeTasteProfile(stack.db, person?.id ?? 0, { answers, quizVersion, updatedAt: new Date() });
const suggested = async () => {
  const suggestions = await suggestBooks(stack.db, clubId);
  return suggestions.ok ? suggestions.picks.map(({ bookId }) => bookId) : [];
};
const verdict = (person: TestPerson | undefined, bookId: number, data: { taste?: string; readAt?: Date }) =>
  stack.db.bookVerdict.create({ data: { userId: person?.id ?? 0, bookId, ...data } });
const first = async () => (await suggested())[0] ?? 0;

test('with three profiles the page shows three books, each with a button that proposes it', async () => {
  for (const person of members) await answer(person);
  const ids = await suggested();
  expect(ids).toHaveLength(3);
  const { text } = await as(leader).get(path()).expect(200);
  expect([...text.matchAll(/data-book-id="(\d+)"/g)].map(([, id]) => Number(id))).toEqual(ids);
  expect(text).toContain(`action="/clubs/${clubId}/book-proposals"`);
  await as(members[0] as TestPerson)
    .post(`/clubs/${clubId}/book-proposals`, { bookId: String(ids[0]) })
    .expect(303);
  expect((await as(leader).get(`/clubs/${clubId}/book-votes`)).text).toContain(`data-book-id="${ids[0]}"`);
  expect(await suggested()).not.toContain(ids[0]);
});

test('with two profiles, or a third of an older quiz, the page says what is missing', async () => {
  await answer(members[0]);
  await answer(members[1]);
  await storeTasteProfile(stack.db, leader.id, {
    answers: letters(),
    quizVersion: '0',
    updatedAt: new Date(),
  });
  const { text } = await as(leader).get(path()).expect(200);
  expect(text).toContain('세 명 있어야 해요');
  expect(text).toContain('href="/quiz"');
  expect(text).not.toContain('data-book-id');
});

test('members who swap their profiles and verdicts get the same page', async () => {
  for (let round = 0; round < 5; round += 1) {
    const profiles = [letters(), letters(), letters()];
    for (const [at, profile] of profiles.entries()) await answer(members[at], profile);
    const before = await suggestBooks(stack.db, clubId);
    for (const [at, profile] of [profiles[1], profiles[2], profiles[0]].entries())
      await answer(members[at], profile);
    expect(await suggestBooks(stack.db, clubId)).toEqual(before);
  }
});

test('a book that one member has read, dislikes or rejected is not among them', async () => {
  for (const person of members) await answer(person);
  const read = await first();
  await verdict(members[1], read, { readAt: new Date() });
  expect(await suggested()).not.toContain(read);
  const disliked = await first();
  await stack.db.book.update({ where: { id: disliked }, data: { tags: [] } });
  await verdict(members[2], disliked, { taste: 'dislike' });
  expect(await suggested()).not.toContain(disliked);
  const rejected = await first();
  const { genreId } = await stack.db.book.update({ where: { id: rejected }, data: { tags: [] } });
  const againOfId = await createRecommendation(stack, members[0] as TestPerson, { id: rejected, genreId });
  const again = await createRecommendation(stack, members[0] as TestPerson, { id: disliked, genreId });
  await stack.db.recommendation.update({
    where: { id: again },
    data: { againOfId, wishes: ['not_my_taste'] },
  });
  expect(await suggested()).not.toContain(rejected);
  // Also of a member who has no profile.
  const ofQuiet = await first();
  await verdict(leader, ofQuiet, { readAt: new Date() });
  expect(await suggested()).not.toContain(ofQuiet);
});

test('no book has a tag that one member avoids, unless she likes as many books with it', async () => {
  for (const person of members) await answer(person);
  const tagged = await stack.db.book.findMany({ where: { tags: { isEmpty: false } } });
  const disliked = tagged[0];
  await verdict(members[0], disliked?.id ?? 0, { taste: 'dislike' });
  const avoided = new Set(disliked?.tags);
  const rows = await stack.db.book.findMany({ where: { id: { in: await suggested() } } });
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.flatMap(({ tags }) => tags).filter((tag) => avoided.has(tag))).toEqual([]);
  const suggestions = await suggestBooks(stack.db, clubId);
  const hasAvoided = (one: typeof suggestions) =>
    one.ok && [...one.books.values()].some(({ tags }) => tags.some((tag) => avoided.has(tag)));
  expect(hasAvoided(suggestions)).toBe(false);
  const liked = tagged.find(({ id, tags }) => id !== disliked?.id && tags.some((tag) => avoided.has(tag)));
  await verdict(members[0], liked?.id ?? 0, { taste: 'like' });
  expect(hasAvoided(await suggestBooks(stack.db, clubId))).toBe(true);
});

test('a book of a meeting of the club is not among them', async () => {
  for (const person of members) await answer(person);
  const bookId = await first();
  const startsAt = new Date(Date.now() - 3_600_000);
  await stack.db.meeting.create({
    data: {
      clubId,
      bookId,
      leaderId: leader.id,
      title: '모임',
      startsAt,
      endsAt: new Date(),
      capacity: 5,
      searchText: '',
      searchGrams: [],
    },
  });
  expect(await suggested()).not.toContain(bookId);
});

test('the page names no member and no answer while fewer than five members have a profile', async () => {
  for (const person of [leader, ...members]) await answer(person, 'abcdabcdab');
  const { text } = await as(members[0] as TestPerson)
    .get(path())
    .expect(200);
  expect(text).not.toContain('절반 이상');
  const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
  for (const { nickname } of [leader, ...members]) expect(main).not.toContain(nickname);
  await answer(outsider, 'abcdabcdab');
  await stack.db.clubMembership.create({ data: { clubId, userId: outsider.id, role: 'member' } });
  expect((await as(leader).get(path())).text).toContain('절반 이상');
});

test('the page is for members; a closed club has no buttons', async () => {
  for (const person of members) await answer(person);
  await as(outsider).get(path()).expect(403);
  await closeClub({ db: stack.db }, leader.id, clubId);
  expect((await as(leader).get(path()).expect(200)).text).not.toContain('다음 투표에 제안하기');
});
