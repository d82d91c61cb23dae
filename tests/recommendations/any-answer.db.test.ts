import fc from 'fast-check';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCallBudget } from '../../src/model/call-budget.ts';
import { countModelUse } from '../../src/model/model-metrics.ts';
import { createOpenAiClient } from '../../src/model/openai-client.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import { noRateLimits } from '../../src/platform/rate-limits/index.ts';
import { accountOwner } from '../../src/recommendations/owner.ts';
import { recommendBooks } from '../../src/recommendations/recommend-books.ts';
import { countRecommendations } from '../../src/recommendations/recommendation-metrics.ts';
import { answersOf } from '../quiz/answers-of.ts';
import { createTestApp, type TestApp, testOrigin } from '../support/app.ts';
import { FakeOpenAI } from '../support/fake-openai.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { type WildAnswer, wildAnswers } from '../support/wild-answers.ts';
import { type SeededCatalogue, seedCatalogue } from './seed-catalogue.ts';

/** With these answers every sample book has a provable claim. */
const answers = answersOf('cccccccccc');

let stack: TestStack;
let catalogue: SeededCatalogue;
let fake: FakeOpenAI;
let now: number;

beforeAll(async () => {
  [stack, fake] = await Promise.all([openTestStack(), FakeOpenAI.start()]);
  catalogue = await seedCatalogue(stack);
  now = Date.now();
});
afterAll(async () => {
  await fake.stop();
  await stack.close();
});

/** Returns the responses one after the other, then starts again. */
function inTurn(all: readonly WildAnswer[]): () => WildAnswer {
  let turn = 0;
  return () => all[turn++ % all.length] ?? expect.unreachable();
}

const bodiless = new Set([204, 205, 304]);

/** A `fetch` that returns these responses and handles aborts. */
const networkOf =
  (next: () => WildAnswer): typeof fetch =>
  async (_, init) => {
    const { status, headers, body, breaksAfter, stallsAfter } = next();
    if (bodiless.has(status)) return new Response(null, { status, headers });
    const end = Math.min(breaksAfter ?? body.length, stallsAfter ?? body.length);
    const sent = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(body.slice(0, end)));
        init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
        if (stallsAfter !== null) return;
        if (breaksAfter === null) controller.close();
        else controller.error(new TypeError('terminated'));
      },
    });
    return new Response(sent, { status, headers });
  };

async function expectThreeBooks(id: number, passes: number, from: readonly number[] = catalogue.topIds) {
  const row = await stack.db.recommendation.findUniqueOrThrow({ where: { id }, include: { picks: true } });
  expect(new Set(row.picks.map(({ bookId }) => bookId)).size).toBe(3);
  for (const { bookId } of row.picks) expect(from).toContain(bookId);
  const byModel = row.picks.filter(({ chosenByModel }) => chosenByModel).length;
  const allowed = { ai: [3], repaired: [3], filled: [1, 2], fallback: [0] }[row.path];
  expect(allowed).toContain(byModel);
  expect(row.fallbackReason === null).toBe(row.path !== 'fallback');
  expect(row.passes).toBeLessThanOrEqual(passes);
  for (const { comment, commentByModel, chosenByModel } of row.picks) {
    expect(comment).toMatch(/[가-힣]{2}/);
    if (commentByModel) expect(chosenByModel).toBe(true);
  }
  return row;
}

test('any response of a server: three distinct books of the twenty are stored in time without an internal error', async () => {
  const wild = fc.array(wildAnswers(true), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(wild, fc.constantFrom(1, 1, 2, 4), async (all, passes) => {
      const complaints: unknown[] = [];
      const log = createLogger(
        { level: 'error', name: 'test' },
        { write: (line) => complaints.push(JSON.parse(line)) },
      );
      const clock = { now: () => new Date(now) };
      const { id: userId } = await createPerson(stack);
      const metrics = createMetrics('web');
      const startedAt = performance.now();
      const result = await recommendBooks(
        {
          db: stack.db,
          redis: stack.redis,
          clock,
          log,
          meter: { ...countModelUse(metrics), ...countRecommendations(metrics) },
          budget: createCallBudget(stack.redis, clock, 1_000_000),
          rateLimits: noRateLimits,
          isConfirmed: async () => true,
          recommender: createOpenAiClient({
            apiKey: 'sk-test',
            baseUrl: 'http://127.0.0.1/v1',
            model: 'gpt-4o-mini',
            clock,
            log,
            fetch: networkOf(inTurn(all)),
          }),
          limits: { perDay: 10, perVisitorDay: 3, choiceTimeoutMs: 400, passes },
          comparison: { share: 0, secret: 'secret' },
        },
        { owner: accountOwner(userId), genre: catalogue.full, answers },
      );
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      if (result.kind !== 'recommended') throw new Error(`not recommended: ${result.kind}`);
      const row = await expectThreeBooks(result.id, passes);
      expect(['internal_error', 'not_stored']).not.toContain(row.fallbackReason);
      expect(complaints.filter((line) => /stored|handled/.test(JSON.stringify(line)))).toEqual([]);
    }),
    { numRuns: 120 },
  );
}, 120_000);

test('any response of a server: POST /quiz and "again" lead to three books with a true label', async () => {
  const app: TestApp = createTestApp(stack, {
    clock: { now: () => new Date(now) },
    env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: fake.url, RECOMMENDATION_PASSES: '4' },
    isThrottled: false,
  });
  const wild = fc.array(wildAnswers(false), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(wild, async (all) => {
      const next = inTurn(all);
      fake.reply(() => {
        const { breaksAfter, ...reply } = next();
        return breaksAfter === null ? reply : { ...reply, breaksAfter };
      });
      // Later than the pause of an open circuit.
      now += 31_000;
      const reader = await createPerson(stack);
      const startedAt = performance.now();
      const posted = await supertest(app.app)
        .post('/quiz')
        .type('form')
        .set('Origin', testOrigin)
        .set('Cookie', reader.cookie)
        .send({ _csrf: 'test-token', genre: String(catalogue.full.id), ...answers });
      expect(posted.status).toBe(303);
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      const { path } = await expectThreeBooks(Number(/\d+$/.exec(posted.headers.location ?? '')), 4);
      const { text } = await supertest(app.app)
        .get(posted.headers.location ?? '')
        .set('Cookie', reader.cookie)
        .expect(200);
      expect(text.match(/<article class="pick[^>]* data-book-id="\d+"/g)).toHaveLength(3);
      expect(/class="badge[^"]*">AI 없이 고른 추천/.test(text)).toBe(
        path === 'fallback' || path === 'filled',
      );
      expect(/class="badge[^"]*">AI 생성/.test(text)).toBe(path !== 'fallback');
    }),
    { numRuns: 25 },
  );
}, 120_000);
