import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grantAdmin } from '../../src/accounts/index.ts';
import { findModelState } from '../../src/recommendations/model-state-repository.ts';
import {
  type FallbackReason,
  serviceFailures,
  uselessReplies,
} from '../../src/recommendations/ranking/fallback-reason.ts';
import { answersOf } from '../quiz/answers-of.ts';
import { createTestApp, signedUp, type TestApp } from '../support/app.ts';
import { type FakeMode, FakeOpenAI } from '../support/fake-openai.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { type SeededCatalogue, seedCatalogue } from './seed-catalogue.ts';

const answers = answersOf('cccccccccc');

let stack: TestStack;
let catalogue: SeededCatalogue;
let fake: FakeOpenAI;
let userId: number;

beforeAll(async () => {
  [stack, fake] = await Promise.all([openTestStack(), FakeOpenAI.start()]);
  catalogue = await seedCatalogue(stack);
  userId = (await createPerson(stack)).id;
});
afterAll(async () => {
  await fake.stop();
  await stack.close();
});
beforeEach(async () => {
  await stack.db.recommendation.deleteMany();
});

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** Stores recommendations of the last hour with these reasons, oldest first, a minute apart. */
async function made(...reasons: readonly (FallbackReason | null)[]) {
  await stack.db.recommendation.createMany({
    data: reasons.map((fallbackReason, i) => ({
      userId,
      genreId: catalogue.full.id,
      answers: {},
      quizVersion: '1',
      requestKey: 'k',
      wishes: [],
      path: fallbackReason === null ? 'ai' : 'fallback',
      fallbackReason,
      promptVersion: '1',
      candidates: [],
      orders: [],
      rawOutputs: [],
      latencyMs: 1_500,
      createdAt: ago(reasons.length - i),
    })),
  });
}

const state = () => findModelState(stack.pool);

describe("the state of the model's server", () => {
  test('is unknown before the first call', async () => {
    expect(await state()).toBeNull();
    await made('no_api_key', 'daily_cap', 'address_cap', 'account_reserve', 'comparison');
    expect(await state()).toBeNull();
  });

  test('holds the mean calls of the recommendations that made any', async () => {
    await made(null, null, 'no_turn');
    const rows = await stack.db.recommendation.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
    for (const [i, calls] of [3, 5, 0].entries())
      await stack.db.recommendation.update({ where: { id: rows[i]?.id ?? 0 }, data: { calls } });
    expect(await state()).toMatchObject({ failure: null, meanCalls: 4 });
  });

  test('is bad while the newest outcome is a failure, and counts failures since the last good reply', async () => {
    await made(
      'unauthorized',
      null,
      'unauthorized',
      'circuit_open',
      'unauthorized',
      'circuit_open',
      'no_turn',
    );
    expect(await state()).toMatchObject({ failure: 'unauthorized', count: 2, meanCalls: null });
  });

  test.each([null, 'no_agreement', 'only_fame'] as const)(
    'is good when the model replied last, even if the rule score chose: %s',
    async (reason) => {
      await made('network', reason, 'circuit_open');
      expect(await state()).toMatchObject({ failure: null });
    },
  );

  test.each(uselessReplies)('is bad while the newest reply is unusable: %s', async (reason) => {
    await made(null, reason, 'daily_cap');
    expect(await state()).toMatchObject({ failure: reason, count: 1 });
  });

  test('ignores recommendations of two days ago', async () => {
    await made('network');
    await stack.db.recommendation.updateMany({ data: { createdAt: ago(2 * 24 * 60) } });
    expect(await state()).toBeNull();
  });
});

describe("the operators' page", () => {
  async function operatorOf(app: TestApp) {
    const { browser, person, csrf } = await signedUp(app);
    await grantAdmin(stack.db, person.email, true);
    return { browser, csrf };
  }
  const figureIn = (html: string) => /<dt>추천 모델<\/dt><dd([^>]*)>([^<]*)</.exec(html)?.slice(1) ?? [];
  const withKey = (baseUrl = fake.url) =>
    createTestApp(stack, {
      env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: baseUrl },
      isThrottled: false,
    });

  test('says that no key is set', async () => {
    const app = createTestApp(stack, { isThrottled: false });
    const { browser } = await operatorOf(app);
    expect(figureIn((await browser.get('/admin')).text)[1]).toContain('OPENAI_API_KEY');
  });

  test('names the day on which OpenAI switches the model off, and the setting to change', async () => {
    const app = createTestApp(stack, { env: { OPENAI_API_KEY: 'sk-test' }, isThrottled: false });
    const { browser } = await operatorOf(app);
    expect(figureIn((await browser.get('/admin')).text)[1]).toMatch(
      /2027년 1월 14일.*OPENAI_MODEL 설정을 바꿔 주세요/,
    );
  });

  test.each([
    ['unauthorized', /모델 서버가 .*OPENAI_API_KEY 설정을 확인해 주세요/],
    ['model-not-found', /모델 서버에 .*OPENAI_MODEL 설정을 확인해 주세요/],
    ['nothing-there', /모델 서버의 .*OPENAI_BASE_URL 설정을 확인해 주세요/],
    ['html-200', /모델 서버가 .*OPENAI_BASE_URL 설정을 확인해 주세요/],
    ['bad-request', /모델 서버가 .*OPENAI_MODEL, OPENAI_BASE_URL 설정을 확인해 주세요/],
    ['truncated', /모델 서버가 .*OPENAI_MODEL 설정을 확인해 주세요/],
    ['server-error', /모델 서버에 .*상태를 확인해 주세요/],
  ] satisfies [FakeMode, RegExp][])(
    '%s: names the setting to check until the model replies again',
    async (mode, text) => {
      const app = withKey();
      const { browser, csrf } = await operatorOf(app);
      const quiz = (letters: string) =>
        browser
          .post('/quiz')
          .type('form')
          .send({ _csrf: csrf, genre: String(catalogue.full.id), ...answersOf(letters) })
          .expect(303);
      fake.play(mode);
      await quiz('cccccccccc');
      const [attributes, value] = figureIn((await browser.get('/admin').expect(200)).text);
      expect(attributes).toContain('operations__bad');
      expect(value).toMatch(text);
      const metrics = await app.live.metrics.metrics();
      expect(/model_server_fault\{.*reason="[a-z_]+".*\} 1/.test(metrics)).toBe(mode !== 'truncated');

      fake.play('ok');
      const other = withKey();
      const again = await operatorOf(other);
      await again.browser
        .post('/quiz')
        .type('form')
        .send({ _csrf: again.csrf, genre: String(catalogue.full.id), ...answers })
        .expect(303);
      expect(figureIn((await browser.get('/admin')).text)).toEqual([
        '',
        expect.stringMatching(/답하고 있음 .*하루 동안 추천 한 건에 평균 \d\.\d번 물었어요/),
      ]);
    },
  );

  test('has a sentence for every failure of a server', async () => {
    const app = withKey();
    const { browser } = await operatorOf(app);
    for (const reason of [...serviceFailures, ...uselessReplies]) {
      if (reason === 'cancelled' || reason === 'circuit_open') continue;
      await stack.db.recommendation.deleteMany();
      await made(reason);
      expect(figureIn((await browser.get('/admin')).text)[1]).toMatch(/^모델 서버/);
    }
  });
});
