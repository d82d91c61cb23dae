import supertest from 'supertest';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createBook } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { createRecommendation } from '../support/recommendations.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let book: { readonly id: number; readonly genreId: number };
let now: Date;

beforeAll(async () => {
  stack = await openTestStack();
  book = await createBook(stack);
  app = createTestApp(stack, { clock: { now: () => now }, isThrottled: false });
});
beforeEach(async () => {
  now = new Date();
  await stack.db.recommendation.deleteMany();
});
afterAll(() => stack.close());

const get = (path: string, as: TestPerson) => supertest(app.app).get(path).set('Cookie', as.cookie);
const openedAt = async (id: number) =>
  (await stack.db.recommendationPick.findFirstOrThrow({ where: { recommendationId: id } })).openedAt;

test('the link of a recommended book leads to its page and stores the first opening only', async () => {
  const reader = await createPerson(stack);
  const id = await createRecommendation(stack, reader, book);
  const { text } = await get(`/recommendations/${id}`, reader).expect(200);
  const link = `/recommendations/${id}/books/${book.id}`;
  expect(text).toContain(`<h2 class="pick__title"><a href="${link}">`);
  expect(await openedAt(id)).toBeNull();

  const first = now;
  await get(link, reader).expect(303).expect('Location', `/books/${book.id}`);
  now = new Date(now.getTime() + 60_000);
  await get(link, reader).expect(303);
  expect(await openedAt(id)).toEqual(first);
});

test('a browser that loads the page ahead, or asks for its headers only, opens nothing', async () => {
  const reader = await createPerson(stack);
  const id = await createRecommendation(stack, reader, book);
  const link = `/recommendations/${id}/books/${book.id}`;
  await get(link, reader).set('Sec-Purpose', 'prefetch;prerender').expect(303);
  await supertest(app.app).head(link).set('Cookie', reader.cookie).expect(303);
  expect(await openedAt(id)).toBeNull();
});

test("nobody else opens a reader's recommended book", async () => {
  const reader = await createPerson(stack);
  const id = await createRecommendation(stack, reader, book);
  const link = `/recommendations/${id}/books/${book.id}`;
  await app
    .browser()
    .get(link)
    .expect(302)
    .expect('Location', /^\/login\?next=/);
  await get(link, await createPerson(stack)).expect(404);
  await get(`/recommendations/${id}/books/${book.id + 1}`, reader).expect(404);
  await get(`/recommendations/${id}/books/x`, reader).expect(404);
  expect(await openedAt(id)).toBeNull();
});

test('a claim of a kind that a later version stored is left out of the page', async () => {
  const reader = await createPerson(stack);
  const id = await createRecommendation(stack, reader, book);
  const claims = [
    { answer: 'q1', field: 'of a later version', value: '1' },
    { answer: 'q1', field: 'year', value: '2020' },
  ];
  await stack.db.recommendationPick.updateMany({ where: { recommendationId: id }, data: { claims } });
  const { text } = await get(`/recommendations/${id}`, reader).expect(200);
  expect(text).not.toContain('of a later version');
  await get('/recommendations', reader).expect(200);
});
