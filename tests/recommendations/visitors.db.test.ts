import supertest from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deleteOldVisits } from '../../src/recommendations/delete-old-visits.ts';
import { answersOf } from '../quiz/answers-of.ts';
import { createTestApp, csrfOf, signedUp, type TestApp, testOrigin } from '../support/app.ts';
import { FakeOpenAI } from '../support/fake-openai.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { type SeededCatalogue, seedCatalogue } from './seed-catalogue.ts';

let stack: TestStack;
let catalogue: SeededCatalogue;
let fake: FakeOpenAI;
let app: TestApp;
let now: number;

const day = 24 * 60 * 60_000;
const clock = { now: () => new Date(now) };

beforeAll(async () => {
  [stack, fake] = await Promise.all([openTestStack(), FakeOpenAI.start()]);
  catalogue = await seedCatalogue(stack);
  now = Date.now();
  app = appWith();
});
afterAll(async () => {
  await fake.stop();
  await stack.close();
});
beforeEach(async () => {
  await stack.redis.flushdb();
  await stack.db.recommendation.deleteMany();
  fake.forget();
  fake.play('ok');
  now = Date.now();
});

const appWith = (env: Record<string, string> = {}) =>
  createTestApp(stack, { clock, env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: fake.url, ...env } });

type Agent = ReturnType<TestApp['browser']>;
const form = (letters = 'abcdabcdab') => ({ genre: String(catalogue.full.id), ...answersOf(letters) });
const post = (browser: Agent, letters?: string) => browser.post('/quiz').type('form').send(form(letters));
const resultOf = async (browser: Agent, letters?: string) =>
  (await post(browser, letters).expect(303)).headers.location ?? '';
const idOf = (path: string) => Number(path.split('/').at(-1));
const signUp = (browser: Agent, fields: Record<string, string> = {}) =>
  browser
    .post('/signup')
    .type('form')
    .send({
      email: 'visitor@example.com',
      nickname: '새손님',
      password: 'quiet-evening-42',
      isFourteen: 'on',
      ...fields,
    });

describe('a visitor', () => {
  test('takes the quiz and reads three books of the model, and is asked for an account to keep them', async () => {
    const browser = app.browser();
    const quiz = (await browser.get('/quiz').expect(200)).text;
    expect(quiz).toContain('가입하지 않아도');
    const path = await resultOf(browser);
    expect(path).toMatch(/^\/recommendations\/\d+$/);
    const { text, headers } = await browser.get(path).expect(200);
    expect(text.match(/<article class="pick/g)).toHaveLength(3);
    expect(text).toContain('AI 생성');
    expect(text).toContain('이 추천을 간직하고 싶으세요?');
    expect(text).toContain(`href="/signup?next=${encodeURIComponent(path)}"`);
    expect(text).not.toContain('data-again');
    expect(text).not.toMatch(/action="[^"]*verdict"/);
    expect(headers['cache-control']).toBe('no-store');
  });

  test('gets the cookie that opens the result for seven days only with a result', async () => {
    const browser = app.browser();
    const cookies = async (asked: supertest.Test) => ((await asked).headers['set-cookie'] ?? []).toString();
    expect(await cookies(browser.get('/quiz'))).toBe('');
    expect(await cookies(browser.post('/quiz').type('form').send({ genre: '1' }).expect(422))).toBe('');
    const cookie = await cookies(post(browser));
    expect(cookie).toMatch(/^visitor=[^;]+; Max-Age=604800; Path=\/; .*HttpOnly; SameSite=Lax$/);
  });

  test('opens the page of a recommended book from her result, and another visitor does not', async () => {
    const browser = app.browser();
    const path = await resultOf(browser);
    const [, link = ''] =
      /<h2 class="pick__title"><a href="([^"]+)"/.exec((await browser.get(path)).text) ?? [];
    await app.browser().get(link).expect(302);
    const other = app.browser();
    await resultOf(other);
    await other.get(link).expect(404);
    await browser.get(link).expect(303);
    expect(await stack.db.recommendationPick.count({ where: { openedAt: { not: null } } })).toBe(1);
  });

  test('gets the same result again for the same answers', async () => {
    const browser = app.browser();
    expect(await resultOf(browser)).toBe(await resultOf(browser));
    expect(await stack.db.recommendation.count()).toBe(1);
  });

  test('gets three results a day; the fourth answers 429 with the answers kept and an offer to sign up', async () => {
    const browser = app.browser();
    for (const letter of 'abc') await resultOf(browser, `${letter}bcdabcdab`);
    const { text } = await post(browser, 'dbcdabcdab').expect(429);
    expect(text).toContain('가입하지 않고는 하루에 3번까지 추천받을 수 있어요');
    expect(text).toContain('href="/signup');
    expect(text).toMatch(/id="q1-d"[^>]* checked/);
    now += day + 1_000;
    await resultOf(browser, 'dbcdabcdab');
  });

  test('of an address with too many quizzes is told to log in, and keeps her answers', async () => {
    const limited = appWith({ RATE_LIMITS: 'visitor-quiz=1/3600' });
    await resultOf(limited.browser());
    const { text } = await post(limited.browser()).expect(429);
    expect(text).toContain('60분 뒤에 다시 눌러 주세요');
    expect(text).toMatch(/id="q1-a"[^>]* checked/);
    const reader = await signedUp(limited);
    await reader.browser
      .post('/quiz')
      .type('form')
      .send({ ...form(), _csrf: reader.csrf })
      .expect(303);
  });

  test('of an address that used its model calls gets three books of the rule score', async () => {
    const limited = appWith({ RATE_LIMITS: 'visitor-recommendation=1/86400' });
    await resultOf(limited.browser());
    const browser = limited.browser();
    const { text } = await browser.get(await resultOf(browser, 'bbcdabcdab')).expect(200);
    expect(text.match(/<article class="pick/g)).toHaveLength(3);
    expect(text).toContain('AI 없이 고른 추천');
  });

  test('gets none of the half of the day that is kept for accounts', async () => {
    // A recommendation reserves three calls; of five, only two are not kept.
    const sparing = appWith({ RECOMMENDATION_DAILY_CALLS: '5' });
    const browser = sparing.browser();
    const { text } = await browser.get(await resultOf(browser)).expect(200);
    expect(text).toContain('가입한 분들의 추천에 쓰려고 남겨 두었어요');
    const reader = await signedUp(sparing);
    const { headers } = await reader.browser
      .post('/quiz')
      .type('form')
      .send({ ...form(), _csrf: reader.csrf })
      .expect(303);
    expect((await reader.browser.get(headers.location ?? '')).text).toContain('AI 생성');
  });
});

describe("a visitor's result", () => {
  test('is not found by another visitor, by a forged cookie, and by an account', async () => {
    const path = await resultOf(app.browser());
    const other = app.browser();
    await resultOf(other, 'bbcdabcdab');
    expect((await other.get(path).expect(404)).text).toContain('href="/quiz"');
    await app.browser().get(path).expect(404);
    const { visitorId } = await stack.db.recommendation.findUniqueOrThrow({ where: { id: idOf(path) } });
    for (const cookie of [`visitor=${visitorId}`, `visitor=${visitorId}.${'A'.repeat(43)}`])
      await supertest(app.app).get(path).set('Cookie', cookie).expect(404);
    const person = await createPerson(stack);
    await supertest(app.app).get(path).set('Cookie', person.cookie).expect(404);
  });

  test('takes no verdict and no repetition', async () => {
    const browser = app.browser();
    const path = await resultOf(browser);
    await browser.post(`${path}/again`).type('form').send({}).expect(401);
    const verdict = browser.post(`${path}/books/${catalogue.topIds[0]}/verdict`);
    await verdict.type('form').send({ verdict: 'like' }).expect(401);
  });

  test("an account's result still leads a visitor to the log-in", async () => {
    const person = await createPerson(stack);
    const { headers } = await supertest(app.app)
      .post('/quiz')
      .set('Cookie', person.cookie)
      .set('Origin', testOrigin)
      .type('form')
      .send({ ...form(), _csrf: 'test-token' })
      .expect(303);
    const path = String(headers.location);
    const answer = await app.browser().get(path).expect(302);
    expect(answer.headers.location).toBe(`/login?next=${encodeURIComponent(path)}`);
  });

  test('joins the account that she makes, as taste and for the daily limit too', async () => {
    const browser = app.browser();
    const first = await resultOf(browser);
    now += 1_000;
    const path = await resultOf(browser, 'bbcdabcdab');
    const { headers } = await signUp(browser, { next: path }).expect(303);
    expect(headers.location).toBe(path);
    expect(String(headers['set-cookie'])).toMatch(/visitor=; /);
    for (const own of [first, path])
      expect((await browser.get(own).expect(200)).text).toContain('data-again');
    expect((await browser.get('/recommendations')).text).toContain(`href="${first}"`);
    const { id: userId } = await stack.db.user.findUniqueOrThrow({ where: { email: 'visitor@example.com' } });
    expect(await stack.db.tasteProfile.findUnique({ where: { userId } })).toMatchObject({
      answers: 'bbcdabcdab',
    });
    expect(await stack.db.recommendationUse.count({ where: { userId } })).toBe(2);
    // Her verdict on an adopted result is taken.
    const csrf = csrfOf((await browser.get(path)).text);
    const action = /action="([^"]+verdict)"/.exec((await browser.get(path)).text)?.[1] ?? '';
    await browser.post(action).type('form').send({ _csrf: csrf, verdict: 'like' }).expect(303);
  });

  test('is where sign-up leads when no other page was asked for', async () => {
    const browser = app.browser();
    const path = await resultOf(browser);
    const { headers } = await signUp(browser, { email: 'b@example.com', nickname: '둘째손님' }).expect(303);
    expect(headers.location).toBe(path);
  });

  test('joins the account that she logs in to, and leaves newer answers there alone', async () => {
    const { person } = await signedUp(app);
    const { id: userId } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
    const browser = app.browser();
    const path = await resultOf(browser);
    const newer = { answers: 'eeeaeeadee', quizVersion: 'taste-1', updatedAt: new Date(now + 60_000) };
    await stack.db.tasteProfile.create({ data: { userId, ...newer } });
    await browser.post('/login').type('form').send(person).expect(303);
    await browser.get(path).expect(200);
    expect(await stack.db.tasteProfile.findUnique({ where: { userId } })).toMatchObject({
      answers: 'eeeaeeadee',
    });
  });

  test('that is stored after her log-in joins her account when she opens it', async () => {
    const { headers } = await post(app.browser()).expect(303);
    const path = headers.location ?? '';
    const [visitorCookie = ''] = String(headers['set-cookie']).split(';');
    const person = await createPerson(stack);
    const open = (...cookies: string[]) => supertest(app.app).get(path).set('Cookie', cookies.join('; '));
    await open(person.cookie).expect(404);
    // Another tab logged in before this tab's quiz was answered.
    const page = await open(person.cookie, visitorCookie).expect(200);
    expect(page.text).toContain('data-again');
    expect(String(page.headers['set-cookie'])).toContain('visitor=;');
    await open(person.cookie).expect(200);
    await open(visitorCookie).expect(302);
    expect(await stack.db.recommendationUse.count({ where: { userId: person.id } })).toBe(1);
  });

  test('is deleted by the worker after seven days, and accounts keep theirs', async () => {
    const visitor = idOf(await resultOf(app.browser()));
    const browser = app.browser();
    const kept = idOf(await resultOf(browser));
    await signUp(browser, { email: 'c@example.com', nickname: '셋째손님' }).expect(303);
    now += 7 * day - 1_000;
    expect(await deleteOldVisits({ db: stack.db, clock })).toBe(0);
    now += 2_000;
    const young = idOf(await resultOf(app.browser()));
    expect(await deleteOldVisits({ db: stack.db, clock })).toBe(1);
    const left = await stack.db.recommendation.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
    expect(left.map(({ id }) => id)).toEqual([kept, young]);
    expect(left).not.toContainEqual({ id: visitor });
  });
});
