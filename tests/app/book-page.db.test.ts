import supertest from 'supertest';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createBook } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let reader: TestPerson;
let bookId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
});
afterAll(() => stack.close());
beforeEach(async () => {
  reader = await createPerson(stack);
  bookId = (await createBook(stack)).id;
});

const page = async (as: TestPerson | null) => {
  const request = supertest(app.app).get(`/books/${bookId}`);
  return (await (as ? request.set('Cookie', as.cookie) : request).expect(200)).text;
};
const countOn = (html: string) => Number(/data-interested-readers="(\d+)"/.exec(html)?.[1]);

async function liker(answers?: string): Promise<TestPerson> {
  const person = await createPerson(stack);
  await stack.db.bookVerdict.create({ data: { userId: person.id, bookId, taste: 'like' } });
  if (answers) await answer(person, answers);
  return person;
}
const answer = (person: TestPerson, answers: string) =>
  stack.db.tasteProfile.create({ data: { userId: person.id, answers, quizVersion: 'taste-1' } });

async function meet(
  people: readonly TestPerson[],
  changes: { startsInMinutes?: number; cancelled?: boolean } = {},
) {
  const startsAt = new Date(Date.now() + (changes.startsInMinutes ?? 60) * 60_000);
  await stack.db.meeting.create({
    data: {
      title: '모임',
      bookId,
      leaderId: people[0]?.id ?? 0,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3_600_000),
      capacity: 10,
      memberCount: people.length,
      cancelledAt: changes.cancelled ? new Date() : null,
      memberships: { createMany: { data: people.map(({ id: userId }) => ({ userId })) } },
    },
  });
}

test('the page links to the form for a meeting about the book', async () => {
  expect(await page(reader)).toContain(`href="/meetings/new?bookId=${bookId}"`);
});

test('a visitor sees how many readers want to meet about the book, but not their names', async () => {
  expect(await page(null)).toContain('아직 이 책으로 만나고 싶다고 남긴 독자가 없어요');
  const people = [await liker(), await liker()];
  const html = await page(null);
  expect(countOn(html)).toBe(2);
  expect(html).toContain('독자 2명이 이 책으로 만나고 싶어 해요');
  for (const { nickname } of people) expect(html).not.toContain(nickname);
});

test('a reader sees how many of them answered like her: four of the ten', async () => {
  await answer(reader, 'aaaaaaaaaa');
  await liker('aaaabbbbbb');
  await liker('bbbbbbaaaa');
  await liker('aaabbbbbbb');
  await liker();
  const html = await page(reader);
  expect(countOn(html)).toBe(2);
  expect(html).toContain('나와 취향이 비슷한 독자 2명이');
});

test('without a similar reader she sees the total number', async () => {
  await answer(reader, 'aaaaaaaaaa');
  await liker('bbbbbbbbbb');
  const html = await page(reader);
  expect(html).toContain('독자 1명이 이 책으로 만나고 싶어 해요');
  expect(html).not.toContain('취향이 비슷한');
  expect(countOn(html)).toBe(1);
});

test('beyond a hundred it says "more than" and, of those like her, only "at least"', async () => {
  const crowd = await stack.db.user.createManyAndReturn({
    data: Array.from({ length: 100 }, (_, i) => ({
      email: `crowd${i}@example.com`,
      nickname: `무리${i}`,
      nicknameKey: `무리${i}`,
    })),
  });
  await stack.db.bookVerdict.createMany({
    data: crowd.map(({ id }) => ({ userId: id, bookId, taste: 'like' })),
  });
  await answer(reader, 'aaaaaaaaaa');
  expect(await page(null)).toContain('독자 100명이 이 책으로');
  const alike = await liker('aaaaaaaaaa');
  await stack.db.tasteProfile.createMany({
    data: crowd.map(({ id }) => ({ userId: id, answers: 'aaaabbbbbb', quizVersion: 'taste-1' })),
  });
  expect(await page(null)).toContain('독자 100명 넘게 이 책으로');
  expect(await page(reader)).toContain('나와 취향이 비슷한 독자가 적어도 100명은 이 책으로');
  expect(await page(alike)).toContain('독자 100명이 이 책으로');
});

test("a reader's own like is counted and named; dislikes and books only read are not", async () => {
  await stack.db.bookVerdict.create({ data: { userId: reader.id, bookId, taste: 'like' } });
  const [one, other] = [await createPerson(stack), await createPerson(stack)];
  await stack.db.bookVerdict.create({ data: { userId: one.id, bookId, taste: 'dislike' } });
  await stack.db.bookVerdict.create({ data: { userId: other.id, bookId, readAt: new Date() } });
  const own = await page(reader);
  expect(countOn(own)).toBe(1);
  expect(own).toContain('나는 이 책으로 만나고 싶다고 남겼어요. 다른 독자는 아직 없어요.');
  expect(countOn(await page(one))).toBe(1);
  await liker();
  expect(await page(reader)).toContain('나를 포함해 독자 2명이 이 책으로 만나고 싶어 해요');
  await meet([reader]);
  expect(await page(reader)).toContain('독자 1명이 이 책으로 만나고 싶어 해요');
});

test('a member of an upcoming meeting about the book is not counted; a past or cancelled meeting does not matter', async () => {
  const [joined, past, cancelled] = [await liker(), await liker(), await liker()];
  await meet([joined]);
  await meet([past], { startsInMinutes: -300 });
  await meet([cancelled], { cancelled: true });
  expect(countOn(await page(null))).toBe(2);
});
