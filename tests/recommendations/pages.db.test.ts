import supertest from 'supertest';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { koreanTime } from '../../src/platform/korean-date.ts';
import { chosenAnswers } from '../../src/quiz/answers.ts';
import { answersOf } from '../quiz/answers-of.ts';
import { createTestApp, type TestApp, testOrigin } from '../support/app.ts';
import { FakeOpenAI } from '../support/fake-openai.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { createRecommendation } from '../support/recommendations.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { type SeededCatalogue, seedCatalogue } from './seed-catalogue.ts';

let stack: TestStack;
let catalogue: SeededCatalogue;
let fake: FakeOpenAI;
let withModel: TestApp;
let withoutModel: TestApp;
let reader: TestPerson;
let now: number;

const answers = answersOf('abcdabcdab');

beforeAll(async () => {
  [stack, fake] = await Promise.all([openTestStack(), FakeOpenAI.start()]);
  catalogue = await seedCatalogue(stack);
  const clock = { now: () => new Date(now) };
  now = Date.now();
  withModel = createTestApp(stack, { clock, env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: fake.url } });
  withoutModel = createTestApp(stack, { clock });
});
afterAll(async () => {
  await fake.stop();
  await stack.close();
});
beforeEach(async () => {
  await stack.redis.flushdb();
  reader = await createPerson(stack);
  fake.forget();
  fake.play('ok');
});

const get = (path: string, as: TestPerson | null = reader, { app } = withModel) => {
  const request = supertest(app).get(path);
  return as ? request.set('Cookie', as.cookie) : request;
};
const post = (changes: Record<string, unknown> = {}, { app }: Pick<TestApp, 'app'> = withModel) =>
  supertest(app)
    .post('/quiz')
    .type('form')
    .set('Origin', testOrigin)
    .set('Cookie', reader.cookie)
    .send({ _csrf: 'test-token', genre: String(catalogue.full.id), ...answers, ...changes });

/** Labels of the whole recommendation, not of single books. */
const labelsIn = (html: string) =>
  [...html.matchAll(/<p class="cluster made">.*?<\/p>/g)].flatMap(([line]) =>
    [...line.matchAll(/class="badge badge--quiet">([^<]+)</g)].map(([, label]) => label),
  );
const bookIdsIn = (html: string) =>
  [...html.matchAll(/<article class="pick[^>]* data-book-id="(\d+)"/g)].map(([, id]) => Number(id));

test('an account whose e-mail address is not confirmed gets none of the model calls that are kept for first recommendations', async () => {
  // A recommendation reserves three calls; of four, only two are not kept.
  const sparing = createTestApp(stack, {
    env: {
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: fake.url,
      RECOMMENDATION_DAILY_CALLS: '4',
      SMTP_URL: 'smtps://user:pass@mail.invalid:465',
      MAIL_FROM: 'book@example.com',
    },
  });
  const posted = await post(answersOf('cccccccccc'), sparing).expect(303);
  const { text } = await get(posted.headers.location ?? '', reader, sparing).expect(200);
  expect(labelsIn(text)).toEqual(['AI 없이 고른 추천']);
  expect(text).toContain('이메일 주소를 확인한 분들의 오늘 첫 추천에 쓰려고 남겨 두었어요');
  reader = await createPerson(stack);
  await stack.db.user.update({ where: { id: reader.id }, data: { emailConfirmedAt: new Date(now) } });
  const other = await post(answersOf('cccccccccc'), sparing).expect(303);
  const page = await get(other.headers.location ?? '', reader, sparing).expect(200);
  expect(labelsIn(page.text)).toEqual(['AI 생성']);
});

describe('a reader whose address has used its model recommendations of the day', () => {
  test("gets three books of the rule score with a label, while other addresses still get the model's", async () => {
    const limited = createTestApp(stack, {
      env: {
        OPENAI_API_KEY: 'sk-test',
        OPENAI_BASE_URL: fake.url,
        RATE_LIMITS: 'recommendation=1/86400',
        TRUST_PROXY: '1',
      },
    });
    const labelsFrom = async (address: string, letters: string) => {
      const posted = await post(answersOf(letters), limited).set('X-Forwarded-For', address).expect(303);
      const { text } = await get(posted.headers.location ?? '', reader, limited).expect(200);
      expect(bookIdsIn(text)).toHaveLength(3);
      return { labels: labelsIn(text), text };
    };
    expect((await labelsFrom('203.0.113.9', 'cccccccccc')).labels).toEqual(['AI 생성']);
    const { labels, text } = await labelsFrom('203.0.113.9', 'bbcdabcdab');
    expect(labels).toEqual(['AI 없이 고른 추천']);
    expect(text).toContain('쓰고 계신 인터넷 주소에서 오늘 AI에 물을 수 있는 횟수를 다 썼어요');
    expect((await labelsFrom('2001:db8::1', 'cbcdabcdab')).labels).not.toEqual(['AI 없이 고른 추천']);
  });
});

describe("a database that refuses the model's result", () => {
  const refuse = (rule: string) =>
    stack.owner.query(
      `ALTER TABLE recommendations ADD CONSTRAINT refused_in_a_test CHECK (${rule}) NOT VALID`,
    );
  afterEach(() =>
    stack.owner.query('ALTER TABLE recommendations DROP CONSTRAINT IF EXISTS refused_in_a_test'),
  );

  test.each(["path <> 'ai'", 'passes = 0', "raw_outputs = '[]'"])(
    '%s: the reader gets three books of the rule score, and the page says so',
    async (rule) => {
      await refuse(rule);
      const posted = await post(answersOf('cccccccccc')).expect(303);
      const { text } = await get(posted.headers.location ?? '').expect(200);
      expect(bookIdsIn(text)).toHaveLength(3);
      expect(labelsIn(text)).toEqual(['AI 없이 고른 추천']);
      expect(text).toContain('AI의 답을 처리하지 못했어요');
      expect(withModel.logs.filter(({ msg }) => /could not be stored/.test(String(msg)))).not.toHaveLength(0);
    },
  );
});

describe('GET /quiz', () => {
  test('is one form with the genres and ten groups of options', async () => {
    const { text } = await get('/quiz').expect(200);
    for (let i = 1; i <= 10; i += 1)
      expect(text.match(new RegExp(`name="q${i}"`, 'g'))?.length).toBeGreaterThanOrEqual(4);
    expect(text.match(/<fieldset/g)).toHaveLength(11);
    expect(text.match(/<form[^>]*action="\/quiz"/g)).toHaveLength(1);
  });

  test('says before the first question that generative AI chooses and writes, unless none is used', async () => {
    const [intro = ''] = (await get('/quiz').expect(200)).text.split('<fieldset');
    expect(intro).toContain('생성형 AI가 답을 읽고 책을 고르고 까닭을 써요.');
    expect(intro).toContain('href="/privacy#outside"');
    const { text: refused } = await post({ q5: undefined }).expect(422);
    expect(refused.split('<fieldset')[0]).toContain('생성형 AI');
    const [other = ''] = (await get('/quiz', reader, withoutModel).expect(200)).text.split('<fieldset');
    expect(other).toContain('지금은 AI 없이 골라요.');
    expect(other).not.toContain('생성형 AI');
  });

  test('shows a genre with too few books as disabled, and says why', async () => {
    const { text } = await get('/quiz').expect(200);
    expect(text).toMatch(new RegExp(`value="${catalogue.short.id}"[^>]* disabled`));
    expect(text).toContain('책이 19권뿐이라 아직 고를 수 없어요');
    expect(text).not.toMatch(new RegExp(`value="${catalogue.full.id}"[^>]* disabled`));
  });
});

describe('POST /quiz', () => {
  test('leads to three books of the genre with comments, label, answers and credit', async () => {
    const { headers } = await post().expect(303);
    expect(headers.location).toMatch(/^\/recommendations\/\d+$/);
    const { text } = await get(String(headers.location)).expect(200);
    const ids = bookIdsIn(text);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(catalogue.topIds).toContain(id);
    expect(text).toContain(`data-recommendation-id="${headers.location?.split('/').at(-1)}"`);
    expect(text).toContain('AI 생성');
    expect(text).not.toContain('AI 없이 고른 추천');
    expect(text.match(/class="pick__comment">[^<]{10,}</g)).toHaveLength(3);
    expect(text).toContain('지친 마음을 달래 줄 위로');
    expect(text).toContain('도서 DB 제공 : ');
  });

  test('each claim is a chip with the answer and the fact, and a single pass shows no stability', async () => {
    const { headers } = await post().expect(303);
    const { text } = await get(String(headers.location)).expect(200);
    const chips = [
      ...text.matchAll(/class="ground__answer">.*?‘([^’]+)’<\/span> <span class="ground__fact">/g),
    ];
    expect(chips.length).toBeGreaterThanOrEqual(3);
    const given = chosenAnswers(answers).map(({ option }) => option.label);
    for (const [, label] of chips) expect(given).toContain(label);
    expect(text).not.toContain('안정도');
  });

  test('after two passes that agree each book says how often it was chosen', async () => {
    const app = createTestApp(stack, {
      clock: { now: () => new Date(now) },
      env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: fake.url, RECOMMENDATION_PASSES: '4' },
    });
    // With these answers every sample book has a provable claim.
    const { headers } = await post(answersOf('cccccccccc'), app).expect(303);
    const { text } = await get(String(headers.location)).expect(200);
    expect(text.match(/2번 중 2번 꼽힌 책/g)).toHaveLength(3);
    expect(fake.requests).toHaveLength(3);
  });

  test('passes that disagree are labelled as chosen without AI', async () => {
    fake.play('random');
    // Random rankings agree once in twenty. With the seed of this instant they do not.
    const app = createTestApp(stack, {
      clock: { now: () => new Date('2026-12-01T03:00:00Z') },
      env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: fake.url, RECOMMENDATION_PASSES: '4' },
    });
    const { headers } = await post({}, app).expect(303);
    const { text } = await get(String(headers.location)).expect(200);
    expect(text).toContain('AI 없이 고른 추천');
    expect(text).toContain('순서를 바꿔 물을 때마다 AI의 답이 달라져서');
    expect(text).not.toContain('꼽힌 책');
  });

  test('counts calls, tokens, dollars and the path', async () => {
    const { live, app } = createTestApp(stack, {
      env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: fake.url },
    });
    await post({}, { app }).expect(303);
    fake.play('server-error');
    await post({ q1: 'b' }, { app }).expect(303);
    const metrics = await live.metrics.metrics();
    for (const line of [
      /^model_call_duration_seconds_count\{.*kind="rank",outcome="ok"\} 1$/m,
      /^model_call_duration_seconds_count\{.*kind="rank",outcome="server_error"\} 1$/m,
      /^model_call_duration_seconds_count\{.*kind="write",outcome="ok"\} 1$/m,
      /^model_tokens_total\{.*direction="prompt".*\} 4000$/m,
      /^model_tokens_total\{.*direction="completion".*\} 400$/m,
      /^model_cost_dollars_total(?:\{.*\})? 0\.00084$/m,
      /^recommendations_total\{.*path="ai",reason="none".*\} 1$/m,
      /^recommendation_model_calls_sum\{.*stop="limit".*\} 3$/m,
      /^recommendations_total\{.*path="fallback",reason="server_error".*\} 1$/m,
    ])
      expect(metrics).toMatch(line);
  });

  test('without an API key the rule score chooses, and the page says so', async () => {
    const { headers } = await post({}, withoutModel).expect(303);
    const { text } = await get(String(headers.location), reader, withoutModel).expect(200);
    expect(text).toContain('AI 없이 고른 추천');
    expect(text).toContain('지금은 AI를 쓰지 않아요');
    expect(text).not.toContain('AI 생성');
    expect(fake.requests).toHaveLength(0);
  });

  test('each comment says whether AI or a rule wrote it', async () => {
    const { headers } = await post().expect(303);
    const page = String(headers.location);
    const sources = async () =>
      [...(await get(page).expect(200)).text.matchAll(/class="pick__source[^>]*>([^<]+)</g)].map(
        ([, text]) => text?.split(' · ')[0],
      );
    const recommendationId = Number(page.split('/').at(-1));
    const rows = await stack.db.recommendationPick.findMany({
      where: { recommendationId },
      orderBy: { position: 'asc' },
    });
    expect(rows.some(({ commentByModel }) => commentByModel)).toBe(true);
    const words = (isByModel: boolean) => (isByModel ? 'AI가 쓴 글이에요' : '답과 책의 정보로 만든 글이에요');
    expect(await sources()).toEqual(rows.map(({ commentByModel }) => words(commentByModel)));
    await stack.db.recommendationPick.updateMany({
      where: { recommendationId, position: 2 },
      data: { commentByModel: false },
    });
    expect((await sources())[1]).toBe(words(false));
  });

  test('a book that stands before better ones for variety is named, and one by its score is not', async () => {
    const { headers } = await post().expect(303);
    const page = String(headers.location);
    const recommendationId = Number(page.split('/').at(-1));
    await stack.db.recommendationPick.updateMany({ where: { recommendationId }, data: { movedFor: null } });
    expect((await get(page).expect(200)).text).not.toContain('세 권이 서로 다르도록');
    await stack.db.recommendationPick.updateMany({
      where: { recommendationId, position: 3 },
      data: { movedFor: 'variety' },
    });
    expect((await get(page).expect(200)).text).toContain(
      '답에 더 잘 맞는 책도 있었지만, 세 권이 서로 다르도록 골랐어요.',
    );
  });

  test('when the model fails, the page says that the books were chosen without it', async () => {
    fake.play('server-error');
    const { headers } = await post().expect(303);
    const { text } = await get(String(headers.location)).expect(200);
    expect(text).toContain('AI 없이 고른 추천');
    expect(text).not.toContain('AI 생성');
  });

  test('when the model chose only some books, each book has its label', async () => {
    fake.play('too-few');
    const { headers } = await post().expect(303);
    const { text } = await get(String(headers.location)).expect(200);
    expect(
      [...text.matchAll(/<p><span class="badge badge--quiet">([^<]+)</g)].map(([, label]) => label),
    ).toEqual(['AI 생성', 'AI 없이 고른 추천', 'AI 없이 고른 추천']);
    for (const path of [String(headers.location), '/recommendations', '/'])
      expect(labelsIn((await get(path).expect(200)).text)).toEqual(['AI 생성', 'AI 없이 고른 추천']);
  });

  test.each([
    ['nine answers', { q5: undefined }],
    ['eleven answers', { q11: 'a' }],
    ['a repeated answer', { q5: ['a', 'b'] }],
    ['an answer that is no option', { q5: 'z' }],
    ['an unknown genre', { genre: '99999' }],
    ['no genre', { genre: '' }],
  ])('%s: answers 422 with the input kept, stores nothing, makes no call', async (_name, changes) => {
    const { text } = await post(changes).expect(422);
    expect(text).toMatch(/id="q1-a"[^>]* checked/);
    expect(text).toMatch(/id="q10-b"[^>]* checked/);
    expect(await stack.db.recommendation.count({ where: { userId: reader.id } })).toBe(0);
    expect(fake.requests).toHaveLength(0);
  });

  test('the message stands beside its question', async () => {
    const { text } = await post({ q5: undefined }).expect(422);
    expect(text).toMatch(/id="q5-error" data-error>보기 가운데 하나를 골라 주세요\.</);
    expect(text).toMatch(/id="q4-error" data-error hidden>/);
  });

  test('a hand-made form with a genre of too few books is refused', async () => {
    const { text } = await post({ genre: String(catalogue.short.id) }).expect(422);
    expect(text).toContain('아직 추천할 책이 20권이 되지 않은 장르예요');
    expect(fake.requests).toHaveLength(0);
  });

  test('needs the CSRF token and our own origin', async () => {
    await post({ _csrf: 'wrong' }).expect(403);
    await post().set('Origin', 'https://evil.example').expect(403);
    expect(fake.requests).toHaveLength(0);
  });

  test('twenty concurrent posts make one recommendation', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post()));
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.location}`)).size).toBe(1);
    expect(fake.requests).toHaveLength(2);
  });

  test("the eleventh of a day answers 429 with the time of the next one in Seoul's time zone", async () => {
    for (let i = 0; i < 10; i += 1)
      await post({ q1: 'abcde'[i % 5], q2: 'abcde'[Math.floor(i / 5)] }).expect(303);
    const { text, headers } = await post({ q2: 'e' }).expect(429);
    const until = new Date(Math.ceil((now + 24 * 60 * 60 * 1_000) / 60_000) * 60_000);
    expect(text).toContain(`${koreanTime(until)}부터 다시 받을 수 있어요`);
    expect(Number(headers['retry-after'])).toBe(24 * 60 * 60);
    expect(fake.requests).toHaveLength(20);
  });
});

describe('stored recommendations belong to their reader', () => {
  test('another reader and an invalid id get 404', async () => {
    const { headers } = await post().expect(303);
    const other = await createPerson(stack);
    await get(String(headers.location), other).expect(404);
    for (const id of ['0', '99999999', '9999999999999', 'abc', '1e3', '-1'])
      await get(`/recommendations/${id}`).expect(404);
  });

  test("the history shows the reader's own, newest first, without a model call", async () => {
    const first = await post().expect(303);
    now += 60_000;
    const second = await post({ q1: 'b' }).expect(303);
    fake.forget();
    const { text } = await get('/recommendations').expect(200);
    const ids = [...text.matchAll(/data-recommendation-id="(\d+)"/g)].map(
      ([, id]) => `/recommendations/${id}`,
    );
    expect(ids).toEqual([second.headers.location, first.headers.location]);
    expect((await get('/recommendations', await createPerson(stack))).text).toContain(
      '아직 추천받은 책이 없어요',
    );
    expect(fake.requests).toHaveLength(0);
  });

  test('the history has twenty per page', async () => {
    const [id = 0] = catalogue.topIds;
    const book = { id, genreId: catalogue.full.id };
    for (let i = 0; i < 21; i += 1) await createRecommendation(stack, reader, book);
    const count = async (query: string) =>
      (await get(`/recommendations${query}`).expect(200)).text.match(/data-recommendation-id=/g)?.length;
    expect([await count(''), await count('?page=2')]).toEqual([20, 1]);
  });

  test.each(['page=0', 'page=-1', 'page=1e9', 'page=abc', 'page=1&page=2', 'page=999999'])(
    'the history answers ?%s with a page',
    async (query) => {
      await get(`/recommendations?${query}`).expect(200);
    },
  );

  test('answers to an older quiz are shown as far as the quiz still has them', async () => {
    const { headers } = await post().expect(303);
    const id = Number(headers.location?.split('/').at(-1));
    await stack.db.recommendation.update({
      where: { id },
      data: { answers: { q1: 'a', q99: 'x', q2: 'z' } },
    });
    const { text } = await get(`/recommendations/${id}`).expect(200);
    expect(text.match(/given__pair/g)).toHaveLength(1);
  });

  test('a comment is escaped', async () => {
    const { headers } = await post().expect(303);
    const id = Number(headers.location?.split('/').at(-1));
    await stack.db.recommendationPick.updateMany({
      where: { recommendationId: id },
      data: { comment: '<script>alert(1)</script>' },
    });
    expect((await get(`/recommendations/${id}`)).text).not.toContain('<script>alert');
  });

  test('each book leads to its meetings, if there are any, and to a new one', async () => {
    const { headers } = await post().expect(303);
    const page = async () => (await get(String(headers.location)).expect(200)).text;
    const [bookId = 0, other = 0] = bookIdsIn(await page());
    expect(await page()).not.toContain('이 책 모임 보기');
    const startsAt = new Date(Date.now() + 3_600_000);
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    const meeting = { title: '모임', bookId, leaderId: reader.id, startsAt, endsAt, capacity: 5 };
    await stack.db.meeting.create({ data: meeting });
    const text = await page();
    expect(text).toContain(`href="/meetings?book=${bookId}">이 책 모임 보기`);
    expect(text).not.toContain(`href="/meetings?book=${other}"`);
    for (const id of [bookId, other]) expect(text).toContain(`href="/meetings/new?bookId=${id}">모임 열기`);
  });

  test('a particle does not wrap away from its quotation mark, and claims are shown as stored', async () => {
    const { headers } = await post().expect(303);
    const id = Number(headers.location?.split('/').at(-1));
    await stack.db.recommendationPick.updateMany({
      where: { recommendationId: id },
      data: { comment: '‘위로’를 고르셨지요.' },
    });
    const { text } = await get(`/recommendations/${id}`);
    expect(text).toContain('‘위로’\u2060를 고르셨지요.');
    expect(text).toContain('>이렇게 골랐어요<');
  });
});
