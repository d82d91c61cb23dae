import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listCandidates } from '../../src/books/index.ts';
import { type CallBudget, createCallBudget } from '../../src/model/call-budget.ts';
import type { ModelClient } from '../../src/model/model-client.ts';
import { createOpenAiClient } from '../../src/model/openai-client.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createRateLimits, defaultLimits, type Limits } from '../../src/platform/rate-limits/index.ts';
import { assignAliases } from '../../src/recommendations/candidates/candidate.ts';
import { preferProvable } from '../../src/recommendations/comments/index.ts';
import { deleteTaste } from '../../src/recommendations/delete-taste.ts';
import { accountOwner } from '../../src/recommendations/owner.ts';
import { electBooks } from '../../src/recommendations/ranking/elect-books.ts';
import { readRanking } from '../../src/recommendations/ranking/read-ranking.ts';
import { rankByRule } from '../../src/recommendations/ranking/rule-score.ts';
import { recommendBooks } from '../../src/recommendations/recommend-books.ts';
import { noRecommendationMeter } from '../../src/recommendations/recommendation-meter.ts';
import { findRecommendation } from '../../src/recommendations/recommendation-repository.ts';
import type { RecommendationServices } from '../../src/recommendations/recommendation-request.ts';
import { answersOf, chosenOf } from '../quiz/answers-of.ts';
import { type FakeMode, FakeOpenAI, fakeModes } from '../support/fake-openai.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { type SeededCatalogue, seedCatalogue } from './seed-catalogue.ts';

const hour = 60 * 60 * 1_000;
/** With these answers every sample book has a provable claim. */
const answers = answersOf('cccccccccc');

let stack: TestStack;
let catalogue: SeededCatalogue;
let fake: FakeOpenAI;
let userId: number;
let now: number;

beforeAll(async () => {
  [stack, fake] = await Promise.all([openTestStack(), FakeOpenAI.start()]);
  catalogue = await seedCatalogue(stack);
});
afterAll(async () => {
  await fake.stop();
  await stack.close();
});
beforeEach(async () => {
  await stack.redis.flushdb();
  await stack.db.recommendation.deleteMany();
  userId = (await createPerson(stack)).id;
  now = Date.parse('2026-11-22T12:00:00Z');
  fake.forget();
  fake.play('ok');
});

/** Services as one process builds them. Each call stands for another process. */
function services(changes: Partial<RecommendationServices> = {}): RecommendationServices {
  const clock = { now: () => new Date(now) };
  const log = createLogger({ level: 'silent', name: 'test' });
  return {
    db: stack.db,
    redis: stack.redis,
    clock,
    log,
    meter: noRecommendationMeter,
    budget: createCallBudget(stack.redis, clock, 100),
    rateLimits: createRateLimits(stack.redis, defaultLimits),
    recommender: createOpenAiClient({
      apiKey: 'sk-test',
      baseUrl: fake.url,
      model: 'gpt-4o-mini',
      clock,
      log,
    }),
    isConfirmed: async () => true,
    limits: { perDay: 10, perVisitorDay: 3, choiceTimeoutMs: 8_500, passes: 1 },
    comparison: { share: 0, secret: 'secret' },
    ...changes,
  };
}

interface Asked {
  readonly letters?: string | undefined;
  readonly from?: RecommendationServices;
  readonly of?: number;
  readonly addressBlock?: string;
}

const ask = ({ letters, from = services(), of = userId, addressBlock }: Asked = {}) =>
  recommendBooks(from, {
    owner: accountOwner(of),
    genre: catalogue.full,
    answers: letters ? answersOf(letters) : answers,
    ...(addressBlock === undefined ? {} : { addressBlock }),
  });

async function askAndRead(changes: Parameters<typeof ask>[0] = {}) {
  const result = await ask(changes);
  if (result.kind !== 'recommended') throw new Error(`not recommended: ${result.kind}`);
  return stack.db.recommendation.findUniqueOrThrow({
    where: { id: result.id },
    include: { picks: { orderBy: { position: 'asc' } } },
  });
}

/** A database whose first `times` transactions fail. */
function failing(db: TestStack['db'], times: number, error: Error): TestStack['db'] {
  let left = times;
  return new Proxy(db, {
    get: (target, name) => {
      if (name !== '$transaction' || left <= 0) return Reflect.get(target, name);
      left -= 1;
      return () => Promise.reject(error);
    },
  });
}

const outputsOf = (row: { rawOutputs: unknown }) =>
  row.rawOutputs as { kind: string; pass: number | null; outcome: string; text: string | null }[];
const countRows = () => stack.db.recommendation.count({ where: { userId } });

describe.each([1, 4])(
  'every mode of the fake model, %i passes: stores three distinct books of the top twenty in time',
  (passes) => {
    test.each(fakeModes)('%s', async (mode: FakeMode) => {
      fake.play(mode);
      const startedAt = performance.now();
      const isSlow = mode === 'hang' || mode === 'drip';
      const limits = { perDay: 10, perVisitorDay: 3, choiceTimeoutMs: isSlow ? 500 : 8_500, passes };
      const row = await askAndRead({ from: services({ limits }) });
      expect(performance.now() - startedAt).toBeLessThan(isSlow ? 2_000 : 5_000);
      expect(new Set(row.picks.map(({ bookId }) => bookId)).size).toBe(3);
      for (const { bookId } of row.picks) expect(catalogue.topIds).toContain(bookId);
      expect(row.passes).toBeLessThanOrEqual(passes);
      expect(fake.requests[0]?.answers).toHaveLength(10);
    });
  },
);

describe('a stored recommendation', () => {
  test('holds everything needed to replay it', async () => {
    const row = await askAndRead();
    expect(row).toMatchObject({
      userId,
      genreId: catalogue.full.id,
      answers,
      quizVersion: 'taste-1',
      path: 'ai',
      fallbackReason: null,
      model: 'gpt-4o-mini',
      servedModel: 'fake',
      promptVersion: 'rank-and-write-5',
      candidates: catalogue.topIds,
      passes: 1,
      agreement: null,
      calls: 2,
      promptTokens: 4_000,
      completionTokens: 400,
      costMicroUsd: 840,
      latencyMs: 0,
      createdAt: new Date(now),
    });
    const [order] = row.orders as number[][];
    expect(order?.toSorted((one, other) => one - other)).toEqual(catalogue.topIds);
    expect(outputsOf(row).map(({ kind }) => kind)).toEqual(['rank', 'write']);
    expect(row.picks.map(({ position, votes }) => [position, votes])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
    for (const pick of row.picks) {
      expect(pick).toMatchObject({ chosenByModel: true, commentByModel: true });
      expect(pick.claims).not.toHaveLength(0);
    }
  });

  test('of two passes that agree holds their orders, their agreement, the votes and why no more ran', async () => {
    const row = await askAndRead({
      from: services({ limits: { perDay: 10, perVisitorDay: 3, choiceTimeoutMs: 8_500, passes: 4 } }),
    });
    expect(row).toMatchObject({ path: 'ai', passes: 2, agreement: 1, stopReason: 'agreed' });
    expect(row).toMatchObject({ calls: 3, costMicroUsd: 1_260 });
    expect(row.orders).toHaveLength(2);
    expect(row.picks.map(({ votes }) => votes)).toEqual([2, 2, 2]);
  });

  test('of four passes with one failure holds enough to repeat the election', async () => {
    fake.play('server-error', 'tail-punishing');
    const row = await askAndRead({
      from: services({ limits: { perDay: 10, perVisitorDay: 3, choiceTimeoutMs: 8_500, passes: 4 } }),
    });
    const outputs = outputsOf(row);
    expect(outputs.map(({ kind, pass }) => [kind, pass]).slice(0, 5)).toEqual([
      ['rank', 0],
      ['rank', 1],
      ['rank', 2],
      ['rank', 3],
      ['write', null],
    ]);
    expect(outputs.filter(({ outcome }) => outcome === 'server_error').map(({ text }) => text)).toEqual([
      null,
    ]);

    const found = await listCandidates(stack.db, { genreId: catalogue.full.id, limit: 20 });
    const byId = new Map(found.map((book) => [book.id, book]));
    const shelf = (ids: unknown) => (ids as number[]).flatMap((id) => byId.get(id) ?? []);
    const rankings = outputs.flatMap(({ pass, text }) => {
      if (pass === null || text === null) return [];
      const order = shelf((row.orders as number[][])[pass]);
      return [{ shown: order.map(({ id }) => id), ranked: readRanking(text, assignAliases(order)).bookIds }];
    });
    const candidates = shelf(row.candidates);
    const again = electBooks(
      candidates,
      rankings,
      preferProvable(rankByRule(chosenOf('cccccccccc'), candidates)),
      null,
    );
    expect(rankings).toHaveLength(row.passes);
    expect(again.agreement).toBe(row.agreement);
    expect(again.elected.map(({ ranked, votes, movedFor }) => [ranked.book.id, votes, movedFor])).toEqual(
      row.picks.map(({ bookId, votes, movedFor }) => [bookId, votes, movedFor]),
    );
  });

  test('holds how popular the reader’s own five books are, which the choice looked at', async () => {
    const own = await stack.db.book.findMany({
      where: { genreId: catalogue.full.id },
      orderBy: { bestRank: 'desc' },
      take: 6,
      select: { id: true, salesPoint: true },
    });
    const verdict = (taste: string | null, i: number) => ({
      userId,
      bookId: own[i]?.id ?? 0,
      taste,
      readAt: null,
    });
    await stack.db.bookVerdict.createMany({
      data: [...[0, 1, 2, 3].map((i) => verdict('like', i)), verdict('dislike', 4)],
    });
    expect((await askAndRead()).popularity).toBeNull();

    const read = { ...verdict(null, 5), readAt: new Date(now) };
    await stack.db.bookVerdict.create({ data: read });
    const { popularity, candidates } = await askAndRead({ letters: 'dddddddddd' });
    const logs = [0, 1, 2, 3, 5].map((i) => Math.log10(own[i]?.salesPoint ?? 0));
    const stored = popularity as { own: number; logSales: Record<string, number> };
    expect(stored.own).toBeCloseTo(logs.reduce((sum, value) => sum + value, 0) / 5);
    expect(Object.keys(stored.logSales).map(Number).toSorted()).toEqual((candidates as number[]).toSorted());
  });

  test('passes that disagree are stored with their replies', async () => {
    fake.play('first-biased');
    const row = await askAndRead({
      from: services({ limits: { perDay: 10, perVisitorDay: 3, choiceTimeoutMs: 8_500, passes: 4 } }),
    });
    expect(row).toMatchObject({ path: 'fallback', fallbackReason: 'no_agreement', stopReason: 'apart' });
    expect(row).toMatchObject({ passes: 2, calls: 2, agreement: 0 });
    expect(outputsOf(row)).toHaveLength(2);
    expect(row.picks.some(({ chosenByModel }) => chosenByModel)).toBe(false);
  });

  test("an alias in the model's reply means the book at that place of the stored order", async () => {
    const row = await askAndRead();
    const [order = []] = row.orders as number[][];
    const said = JSON.parse(outputsOf(row)[0]?.text ?? '').ranking as string[];
    expect(row.picks.map(({ bookId }) => bookId)).toEqual(
      said.slice(0, 3).map((alias) => order[Number(alias.slice(1)) - 1]),
    );
  });

  test('without a model holds no model name, no order and no cost, and the reason', async () => {
    const row = await askAndRead({ from: services({ recommender: null }) });
    expect(row).toMatchObject({
      path: 'fallback',
      fallbackReason: 'no_api_key',
      model: null,
      servedModel: null,
      orders: [],
      rawOutputs: [],
      calls: 0,
      costMicroUsd: 0,
    });
    expect(row.picks.every(({ votes, commentByModel }) => votes === 0 && !commentByModel)).toBe(true);
  });

  test('after a repair holds all outputs and the cost of all calls', async () => {
    fake.play('too-few', 'ok');
    const row = await askAndRead();
    expect(row).toMatchObject({ path: 'repaired', calls: 3, promptTokens: 6_000, costMicroUsd: 1_260 });
    expect(outputsOf(row).map(({ kind }) => kind)).toEqual(['rank', 'repair', 'write']);
  });

  test('characters that PostgreSQL refuses are replaced', async () => {
    fake.play('unstorable-text');
    const row = await askAndRead();
    expect(row.path).toBe('ai');
    expect(JSON.stringify(row.rawOutputs)).toContain('\ufffd');
  });
});

describe('equal answers', () => {
  test('get the stored recommendation for a day without a model call', async () => {
    const first = await ask();
    now += 24 * hour - 1;
    expect(await ask()).toEqual({ ...first, isNew: false });
    expect(fake.requests).toHaveLength(2);
  });

  test('get a new one after a day', async () => {
    const first = await ask();
    now += 24 * hour;
    expect(await ask()).toMatchObject({ kind: 'recommended', isNew: true });
    expect(await ask()).not.toMatchObject({ id: first.kind === 'recommended' ? first.id : 0 });
  });

  test('of another reader, or other answers, get a new recommendation', async () => {
    const other = await createPerson(stack);
    await ask();
    await ask({ of: other.id });
    await ask({ letters: 'bbcdabcdab' });
    expect(fake.requests).toHaveLength(6);
  });
});

describe('a fallback', () => {
  test('for a temporary reason is reused for ten minutes, then the model is asked again', async () => {
    fake.play('server-error');
    const first = await ask();
    fake.play('ok');
    now += 10 * 60_000 - 1;
    expect(await ask()).toEqual({ ...first, isNew: false });
    now += 1;
    expect(await askAndRead()).toMatchObject({ path: 'ai' });
  });

  test('for passes that disagreed is reused for a day', async () => {
    fake.play('first-biased');
    const from = services({ limits: { perDay: 10, perVisitorDay: 3, choiceTimeoutMs: 8_500, passes: 4 } });
    const first = await ask({ from });
    now += hour;
    expect(await ask({ from })).toEqual({ ...first, isNew: false });
  });
});

describe('a recommendation for comparison', () => {
  const comparison = { share: 1, secret: 'secret' };

  test('comes from the rule score without a call, and is stored with a reason of its own', async () => {
    const from = services({ comparison });
    const row = await askAndRead({ from });
    expect(row).toMatchObject({
      path: 'fallback',
      fallbackReason: 'comparison',
      model: null,
      calls: 0,
      costMicroUsd: 0,
    });
    expect(row.picks.map(({ chosenByModel }) => chosenByModel)).toEqual([false, false, false]);
    expect(fake.requests).toHaveLength(0);
    now += hour;
    expect(await ask({ from })).toEqual({ kind: 'recommended', id: row.id, isNew: false });
  });

  test('gives its calls back to the budget', async () => {
    const budget = createCallBudget(stack.redis, { now: () => new Date(now) }, 3);
    await askAndRead({ from: services({ budget, comparison }) });
    userId = (await createPerson(stack)).id;
    expect(await askAndRead({ from: services({ budget }) })).toMatchObject({ path: 'ai' });
  });

  test('is not made where the model could not have been called', async () => {
    const of = (changes: Partial<RecommendationServices>) =>
      askAndRead({ from: services({ comparison, ...changes }) });
    expect(await of({ recommender: null })).toMatchObject({ fallbackReason: 'no_api_key' });
    userId = (await createPerson(stack)).id;
    const budget = createCallBudget(stack.redis, { now: () => new Date(now) }, 0);
    expect(await of({ budget })).toMatchObject({ fallbackReason: 'daily_cap' });
  });
});

describe("the day's call budget", () => {
  const sparing = (calls: number) =>
    services({ budget: createCallBudget(stack.redis, { now: () => new Date(now) }, calls) });

  test('is shared by all readers: when it is used up, the rule score chooses until the next day', async () => {
    const from = sparing(5);
    expect(await askAndRead({ from })).toMatchObject({ path: 'ai', calls: 2 });
    userId = (await createPerson(stack)).id;
    expect(await askAndRead({ from })).toMatchObject({ path: 'ai' });
    userId = (await createPerson(stack)).id;
    expect(await askAndRead({ from })).toMatchObject({
      path: 'fallback',
      fallbackReason: 'daily_cap',
      calls: 0,
    });
    expect(fake.requests).toHaveLength(4);
    now += 12 * hour;
    expect(await askAndRead({ from })).toMatchObject({ path: 'ai' });
  });

  test.each([
    'ok',
    'refuses-json-object',
    'refuses-everything-optional',
    'reasoning-without-effort',
    'bad-request',
    'wrong-types',
    'server-error',
  ] as const)('%s: is not exceeded by eight readers at once on eight new processes', async (mode) => {
    fake.play(mode);
    const people = await Promise.all(Array.from({ length: 8 }, () => createPerson(stack)));
    const results = await Promise.all(people.map(({ id }) => ask({ of: id, from: sparing(7) })));
    expect(results.every(({ kind }) => kind === 'recommended')).toBe(true);
    expect(fake.requests.length).toBeLessThanOrEqual(7);
    expect(fake.requests.length).toBeGreaterThan(0);
  });

  test('that cannot be read allows no call', async () => {
    const broken = { reserve: () => Promise.reject(new Error('Redis is away')) };
    expect(await askAndRead({ from: services({ budget: broken }) })).toMatchObject({ path: 'fallback' });
    expect(fake.requests).toHaveLength(0);
  });
});

describe('throw-away accounts', () => {
  let asked: number;
  /** Ranks but writes nothing, so that a recommendation of one pass takes two calls. */
  const model: ModelClient = {
    model: 'counted',
    ask: async ({ schema }) => {
      asked += 1;
      if (schema.name !== 'book_ranking') return { ok: false, reason: 'refused' };
      const usage = { promptTokens: 1, completionTokens: 1 };
      return { ok: true, text: '{"ranking":["B01","B02","B03"]}', usage };
    },
  };
  beforeEach(() => {
    asked = 0;
  });

  /** Services of one process with a budget of `calls` per day. */
  const siteWith = (calls: number, limits: Partial<Limits> = {}) => {
    const clock = { now: () => new Date(now) };
    return services({
      recommender: model,
      budget: createCallBudget(stack.redis, clock, calls),
      rateLimits: createRateLimits(stack.redis, { ...defaultLimits, ...limits }),
    });
  };
  /** `accounts` new accounts ask once each. */
  async function attack(from: RecommendationServices, accounts: number, addressOf: (i: number) => string) {
    const people = await Promise.all(Array.from({ length: accounts }, () => createPerson(stack)));
    for (const [i, { id }] of people.entries()) await ask({ of: id, from, addressBlock: addressOf(i) });
    return people;
  }
  const oneAddress = () => '203.0.113.9';

  test('200 from one address get 60 model recommendations, and other readers still get theirs', async () => {
    const from = siteWith(1_000);
    await attack(from, 200, oneAddress);
    expect(asked).toBe(120);
    expect(await stack.db.recommendation.count({ where: { fallbackReason: 'address_cap' } })).toBe(140);
    expect(await askAndRead({ from, addressBlock: '198.51.100.7' })).toMatchObject({ path: 'ai' });
  }, 60_000);

  test('of one address use at most a quarter of the calls, whatever the limit per address is', async () => {
    const from = siteWith(100, { recommendation: { uses: 1_000, seconds: 86_400 } });
    await attack(from, 40, oneAddress);
    expect(asked).toBeLessThanOrEqual(25);
    expect(asked).toBeGreaterThan(20);
    expect(await askAndRead({ from, addressBlock: '198.51.100.7' })).toMatchObject({ path: 'ai' });
  });

  test('that repeat from many addresses leave three calls in ten to readers without a recommendation today', async () => {
    const from = siteWith(100);
    const people = await attack(from, 10, (i) => `203.0.113.${i}`);
    for (const letters of ['bbcdabcdab', 'cbcdabcdab', 'dbcdabcdab', 'abcdabcdaa', 'abcdabcdac'])
      for (const [i, { id }] of people.entries())
        await ask({ of: id, from, letters, addressBlock: `203.0.113.${i}` });
    expect(asked).toBeLessThanOrEqual(70);
    expect(asked).toBeGreaterThan(64);
    const refused = await stack.db.recommendation.findFirst({ orderBy: { id: 'desc' } });
    expect(refused).toMatchObject({ path: 'fallback', fallbackReason: 'daily_reserve' });
    expect(await askAndRead({ from, addressBlock: '198.51.100.7' })).toMatchObject({ path: 'ai' });
  });

  test('without a confirmed address leave three calls in ten to readers with one', async () => {
    const honest = await createPerson(stack);
    const from = { ...siteWith(240), isConfirmed: async (id: number) => id === honest.id };
    await attack(from, 130, (i) => `203.0.113.${i}`);
    // Seven calls in ten are 168. A recommendation reserves three calls and makes two of them.
    expect(asked).toBe(166);
    const last = await stack.db.recommendation.findFirst({ orderBy: { id: 'desc' } });
    expect(last).toMatchObject({ path: 'fallback', fallbackReason: 'daily_reserve' });
    userId = honest.id;
    expect(await askAndRead({ from, addressBlock: '192.0.2.7' })).toMatchObject({ path: 'ai' });
  }, 60_000);

  test('a reader with recommendations of yesterday has her first one of today', async () => {
    await ask({ from: siteWith(4) });
    now += 13 * hour;
    const from = siteWith(4);
    expect(await askAndRead({ from, letters: 'bbcdabcdab' })).toMatchObject({ path: 'ai' });
    expect(await askAndRead({ from, letters: 'dbcdabcdab' })).toMatchObject({ fallbackReason: 'daily_cap' });
  });

  test('five readers behind one address get four model recommendations each', async () => {
    const from = siteWith(10_000);
    const family = await Promise.all(Array.from({ length: 5 }, () => createPerson(stack)));
    for (const letter of ['a', 'b', 'c', 'd'])
      for (const { id } of family)
        await ask({ of: id, from, letters: `${letter}bcdabcdab`, addressBlock: oneAddress() });
    const where = { userId: { in: family.map(({ id }) => id) } };
    expect(await stack.db.recommendation.count({ where: { ...where, path: { not: 'fallback' } } })).toBe(20);
  });
});

describe('a reader who deletes her taste during a recommendation', () => {
  test.each(['quiz', 'again'] as const)(
    '%s: nothing is stored, and it counts for the daily limit',
    async (what) => {
      const { id } = await askAndRead();
      const of = (await findRecommendation(stack.db, accountOwner(userId), id)) ?? expect.unreachable();
      const real = services();
      const from = services({
        recommender: {
          model: 'gpt-4o-mini',
          ask: async (question, signal) => {
            await deleteTaste(stack.db, userId);
            return real.recommender?.ask(question, signal) ?? { ok: false, reason: 'network' };
          },
        },
      });
      const request = {
        owner: accountOwner(userId),
        genre: catalogue.full,
        answers: answersOf('bbbbbbbbbb'),
      };
      const again = { of, wishes: [] };
      expect(await recommendBooks(from, what === 'again' ? { ...request, again } : request)).toEqual({
        kind: 'deleted_meanwhile',
      });
      expect(await countRows()).toBe(0);
      expect(await stack.db.tasteProfile.count({ where: { userId } })).toBe(0);
      expect(await stack.db.recommendationUse.count({ where: { userId } })).toBe(2);
    },
  );
});

test('repeating an older recommendation does not change the taste profile', async () => {
  const { id } = await askAndRead();
  const of = (await findRecommendation(stack.db, accountOwner(userId), id)) ?? expect.unreachable();
  await ask({ letters: 'bbbbbbbbbb' });
  const again = { of, wishes: [] };
  await recommendBooks(services(), { owner: accountOwner(userId), genre: catalogue.full, answers, again });
  expect(await stack.db.tasteProfile.findUnique({ where: { userId } })).toMatchObject({
    answers: 'bbbbbbbbbb',
  });
});

test('the metrics count a recommendation only after it is stored', async () => {
  const seen: Promise<number>[] = [];
  const meter = { ...noRecommendationMeter, recommended: () => void seen.push(countRows()) };
  await ask({ from: services({ meter }) });
  expect(await Promise.all(seen)).toEqual([1]);
});

describe('twenty concurrent requests of one reader', () => {
  test('to two processes make one ranking call, one writing call and one row', async () => {
    const [one, other] = [services(), services()];
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => ask({ from: i % 2 ? one : other })),
    );
    expect(new Set(results.map((result) => (result.kind === 'recommended' ? result.id : 0))).size).toBe(1);
    expect(results.filter((result) => result.kind === 'recommended' && result.isNew)).toHaveLength(1);
    expect(fake.requests).toHaveLength(2);
    expect(await countRows()).toBe(1);
  });

  test('with different answers run one after the other', async () => {
    const letters = ['a', 'b', 'c', 'd', 'e'].map((key) => `${key}bcdabcdab`);
    await Promise.all(letters.map((each) => ask({ letters: each })));
    expect(await countRows()).toBe(5);
    expect(fake.mostAtOnce).toBe(1);
  });

  test('make one row even if Redis loses the turn', async () => {
    const forgetful = new Proxy(stack.redis, {
      get: (redis, name) => (name === 'set' ? async () => 'OK' : Reflect.get(redis, name)),
    });
    await Promise.all(Array.from({ length: 5 }, () => ask({ from: services({ redis: forgetful }) })));
    expect(await countRows()).toBe(1);
  });
});

describe("a reader's turn", () => {
  test('whose process died blocks the reader no longer than the choice timeout', async () => {
    await stack.redis.set(`recommendation-turn:${userId}`, 'somebody else', 'PX', 60_000);
    const row = await askAndRead({
      from: services({ limits: { perDay: 10, perVisitorDay: 3, choiceTimeoutMs: 400, passes: 1 } }),
    });
    expect(row).toMatchObject({ path: 'fallback', fallbackReason: 'no_turn' });
    expect(fake.requests).toHaveLength(0);
    expect(await stack.redis.get(`recommendation-turn:${userId}`)).toBe('somebody else');
  });

  test('is released when the recommendation is stored, and expires otherwise', async () => {
    await ask();
    expect(await stack.redis.exists(`recommendation-turn:${userId}`)).toBe(0);
  });

  test('and the unused calls are given back after the answer, when Redis has gone away', async () => {
    const never = new Promise<never>(() => {});
    const silent = new Proxy(stack.redis, {
      get: (redis, name) => (name === 'eval' ? () => never : Reflect.get(redis, name)),
    });
    const budget: CallBudget = {
      reserve: async () => ({
        ok: true,
        markMade: () => never,
        reserveOneMore: async () => true,
        settle: () => never,
      }),
    };
    expect(await askAndRead({ from: services({ redis: silent, budget }) })).toMatchObject({ path: 'ai' });
  });

  test('is released when an exception is thrown', async () => {
    const broken = services({ db: failing(stack.db, Number.POSITIVE_INFINITY, new Error('a bug')) });
    await expect(ask({ from: broken })).rejects.toThrow('a bug');
    expect(await stack.redis.exists(`recommendation-turn:${userId}`)).toBe(0);
  });
});

describe('the limit of ten a day', () => {
  const letters = Array.from(
    { length: 11 },
    (_, i) => `${'abcde'[i % 5]}${'abcde'[Math.floor(i / 5)]}cdabcdab`,
  );

  test('refuses the eleventh until a day after the first, and still returns stored ones', async () => {
    const startedAt = now;
    for (const each of letters.slice(0, 10)) {
      expect(await ask({ letters: each })).toMatchObject({ kind: 'recommended', isNew: true });
      now += 60_000;
    }
    expect(await ask({ letters: letters[10] })).toEqual({
      kind: 'limit_reached',
      nextAt: new Date(startedAt + 24 * hour),
    });
    expect(fake.requests).toHaveLength(20);
    expect(await ask({ letters: letters[3] })).toMatchObject({ kind: 'recommended', isNew: false });

    now = startedAt + 24 * hour;
    expect(await ask({ letters: letters[10] })).toMatchObject({ kind: 'recommended', isNew: true });
  });

  test('holds for eleven concurrent requests', async () => {
    const results = await Promise.all(letters.map((each) => ask({ letters: each })));
    expect(results.filter(({ kind }) => kind === 'recommended')).toHaveLength(10);
    expect(await countRows()).toBe(10);
  });
});

test('replies in form that name no book are told in the log, with the setting', async () => {
  const logs: unknown[] = [];
  const log = createLogger({ level: 'warn', name: 'test' }, { write: (line) => logs.push(JSON.parse(line)) });
  fake.play('title-instead-of-id');
  await ask({ from: services({ log }) });
  expect(logs).toMatchObject([{ fallbackReason: 'unusable', msg: expect.stringContaining('OPENAI_MODEL') }]);
});

describe('a model result that cannot be stored', () => {
  const checkFailed = () => Object.assign(new Error('violates check constraint'), { code: '23514' });

  test('is replaced by three books of the rule score, with the cause in the log and the cost in the row', async () => {
    const logs: Record<string, unknown>[] = [];
    const log = createLogger(
      { level: 'warn', name: 'test' },
      { write: (line) => logs.push(JSON.parse(line)) },
    );
    const row = await askAndRead({ from: services({ log, db: failing(stack.db, 1, checkFailed()) }) });
    expect(row).toMatchObject({
      path: 'fallback',
      fallbackReason: 'not_stored',
      calls: 2,
      promptTokens: 4_000,
      costMicroUsd: 840,
      rawOutputs: [],
      passes: 0,
    });
    expect(row.picks).toHaveLength(3);
    expect(row.picks.some(({ chosenByModel, commentByModel }) => chosenByModel || commentByModel)).toBe(
      false,
    );
    expect(logs).toMatchObject([{ level: 50, err: { message: 'violates check constraint' } }]);
  });

  test('is replaced by a choice from books that still exist', async () => {
    const { bookId } = (await askAndRead()).picks[0] ?? expect.unreachable();
    await stack.db.recommendation.deleteMany({ where: { userId } });
    const real = services();
    const from = services({
      recommender: {
        model: 'gpt-4o-mini',
        ask: async (question, signal) => {
          const reply = await real.recommender?.ask(question, signal);
          await stack.db.book.updateMany({ where: { id: bookId }, data: { genreId: catalogue.short.id } });
          return reply ?? { ok: false, reason: 'network' };
        },
      },
      db: failing(stack.db, 1, checkFailed()),
    });
    const row = await askAndRead({ from }).finally(() =>
      stack.db.book.updateMany({ where: { id: bookId }, data: { genreId: catalogue.full.id } }),
    );
    expect(row.candidates).not.toContain(bookId);
    expect(row.picks).toHaveLength(3);
  });

  test('is reported as an unavailable database while PostgreSQL is down', async () => {
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const db = failing(stack.db, Number.POSITIVE_INFINITY, away);
    await expect(ask({ from: services({ db }) })).rejects.toBe(away);
    expect(await countRows()).toBe(0);
  });
});

describe('an exception in code that handles a reply', () => {
  test.each([
    ['the adapter', { recommender: { model: 'broken', ask: () => Promise.reject(new Error('a bug')) } }],
    [
      'the metrics',
      {
        meter: {
          ...noRecommendationMeter,
          callStarts: () => () => {
            throw new Error('a bug');
          },
        },
      },
    ],
  ] satisfies [string, Partial<RecommendationServices>][])(
    '%s: the rule score chooses',
    async (_, broken) => {
      const row = await askAndRead({ from: services(broken) });
      expect(row).toMatchObject({ path: 'fallback', fallbackReason: 'internal_error', calls: 1 });
      expect(row.picks).toHaveLength(3);
    },
  );
});

test("numbers outside a column's range are stored as the nearest one inside", async () => {
  const usage = { promptTokens: 2 ** 40, completionTokens: 2 ** 40 };
  const huge = { ok: true as const, text: '{"ranking":["B01","B02","B03"]}', usage };
  const startedAt = now;
  const clock = { now: () => new Date(now === startedAt ? now : now - 60 * 24 * hour) };
  const ask = async () => {
    now = startedAt + 1;
    return huge;
  };
  const row = await askAndRead({
    from: services({ clock, recommender: { model: 'gpt-4o-mini', ask } }),
  });
  expect(row).toMatchObject({
    promptTokens: 2 ** 31 - 1,
    completionTokens: 2 ** 31 - 1,
    costMicroUsd: 2 ** 31 - 1,
    latencyMs: 0,
  });
});

test('no database connection is held while the model is asked', async () => {
  fake.play('hang');
  const from = services({ limits: { perDay: 10, perVisitorDay: 3, choiceTimeoutMs: 600, passes: 1 } });
  const asking = ask({ from });
  await expect.poll(() => fake.requests.length).toBe(1);
  const { rows } = await stack.pool.query(
    `SELECT count(*)::int AS busy FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
  );
  const { rows: locks } = await stack.pool.query(`SELECT FROM pg_locks WHERE locktype = 'advisory'`);
  expect(rows[0].busy).toBe(0);
  expect(locks).toHaveLength(0);
  await asking;
});
