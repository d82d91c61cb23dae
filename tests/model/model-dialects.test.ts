import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ModelClient } from '../../src/model/model-client.ts';
import type { ModelState } from '../../src/model/model-meter.ts';
import { createOpenAiClient } from '../../src/model/openai-client.ts';
import { createLogger } from '../../src/platform/log.ts';
import { readRanking } from '../../src/recommendations/ranking/read-ranking.ts';
import { sampleBooks } from '../recommendations/sample-books.ts';
import { FakeOpenAI } from '../support/fake-openai.ts';

const book = sampleBooks[0] ?? expect.unreachable();
const question = {
  messages: [
    { role: 'system' as const, content: '순서대로 늘어놓으세요.' },
    { role: 'user' as const, content: '<data>\n{"books":[{"id":"B01","title":"책"}],"answers":[]}\n</data>' },
  ],
  schema: {
    name: 'book_ranking',
    body: { type: 'object', properties: { ranking: { type: 'array', items: { enum: ['B01'] } } } },
  },
  maxOutputTokens: 4_000,
};

let fake: FakeOpenAI;
let now: number;
let logs: Record<string, unknown>[];
let states: ModelState[];
let recommender: ModelClient;

const recommenderAt = (baseUrl: string, network: typeof fetch = fetch) =>
  createOpenAiClient({
    fetch: network,
    apiKey: 'sk-test',
    baseUrl,
    model: 'a-model',
    clock: { now: () => new Date(now) },
    log: createLogger({ level: 'debug', name: 'test' }, { write: (line) => logs.push(JSON.parse(line)) }),
    onState: (state) => states.push(state),
  });

const ask = () => recommender.ask(question, AbortSignal.timeout(5_000));
const warnings = () => logs.filter(({ level }) => level === 40);
const complaints = () => logs.filter(({ level }) => Number(level) >= 40).map(({ msg }) => String(msg));
const rankingIn = (text: string) => readRanking(text, [{ alias: 'B01', book }]);

beforeAll(async () => {
  fake = await FakeOpenAI.start();
});
afterAll(() => fake.stop());
beforeEach(() => {
  now = 0;
  logs = [];
  states = [];
  fake.forget();
  fake.play('ok');
  recommender = recommenderAt(fake.url);
});

describe('a server of another dialect is asked again in its dialect, which is remembered', () => {
  test.each([
    ['wants-max-tokens', 2],
    ['forbids-extra-fields', 2],
    ['wants-json-object', 2],
    ['refuses-json-object', 4],
    ['refuses-formats', 2],
    ['refuses-strict', 2],
    ['refuses-system-role', 2],
    ['refuses-everything-optional', 3],
    ['refuses-in-silence', 2],
    ['refuses-limits-in-silence', 3],
    ['reasoning', 2],
    ['reasoning-without-effort', 3],
    ['reasoning-in-sight', 2],
    ['refuses-in-a-list', 2],
    ['refuses-in-200', 2],
  ] as const)('%s: %i requests for the first question, one for the next', async (mode, requests) => {
    fake.play(mode);
    const first = await ask();
    expect(first).toMatchObject({ ok: true, retries: requests - 1 });
    expect(rankingIn(first.text ?? '').bookIds).toEqual([book.id]);
    expect(fake.requests).toHaveLength(requests);
    expect(await ask()).toMatchObject({ ok: true });
    expect(fake.requests).toHaveLength(requests + 1);
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]?.msg).toMatch(/OPENAI_MODEL/);
    expect(states).toEqual(['working']);
  });

  test('servers that refuse unusual parameters accept the usual dialect', async () => {
    for (const mode of ['refuses-temperature', 'wants-max-completion-tokens'] as const) {
      fake.play(mode);
      expect(await ask()).toMatchObject({ ok: true });
    }
    expect(complaints()).toEqual([]);
  });

  test('a schema that the server refuses is put into the prompt', async () => {
    fake.play('refuses-formats');
    await ask();
    const [asked, retold] = fake.requests.map(({ body }) => body.messages?.[0]);
    expect(asked?.content).not.toContain('"ranking"');
    expect(retold).toMatchObject({ role: 'system' });
    expect(retold?.content).toMatch(/JSON[\s\S]*"ranking"/);
  });

  test('without a system role the instructions begin the first message', async () => {
    fake.play('refuses-system-role');
    await ask();
    const messages = fake.requests.at(-1)?.body.messages;
    expect(messages?.map(({ role }) => role)).toEqual(['user']);
    expect(messages?.[0]?.content).toMatch(/^순서대로[\s\S]*<data>/);
  });

  test.each([
    ['wants-max-tokens', 1],
    ['refuses-json-object', 3],
    ['refuses-everything-optional', 2],
    ['refuses-in-silence', 1],
  ] as const)(
    '%s: of sixteen calls that begin together, one is refused (%i times)',
    async (mode, refused) => {
      fake.play(mode);
      const replies = await Promise.all(Array.from({ length: 16 }, ask));
      expect(replies.every(({ ok }) => ok)).toBe(true);
      expect(fake.requests).toHaveLength(16 + refused);
      expect(warnings()).toHaveLength(1);
    },
  );

  test('calls that begin after the first reply do not wait for each other', async () => {
    await ask();
    fake.play('hang');
    const stop = new AbortController();
    const asked = Array.from({ length: 4 }, () => recommender.ask(question, stop.signal));
    await expect.poll(() => fake.mostAtOnce).toBe(4);
    stop.abort();
    await Promise.all(asked);
  });

  test('a first call that hangs delays the others, but not until its end', async () => {
    fake.play('hang', 'ok');
    const stop = new AbortController();
    const first = recommender.ask(question, stop.signal);
    await expect.poll(() => fake.requests.length).toBe(1);
    expect(await ask()).toMatchObject({ ok: true });
    stop.abort();
    expect(await first).toMatchObject({ ok: false, reason: 'cancelled' });
  });

  test('a server that changes its mind is learned again by one call', async () => {
    fake.play('wants-max-tokens');
    await ask();
    fake.play('refuses-json-object');
    fake.forget();
    const replies = await Promise.all(Array.from({ length: 8 }, ask));
    expect(replies.every(({ ok }) => ok)).toBe(true);
    // Those under way when it changes are refused once each.
    expect(fake.refused).toBeLessThanOrEqual(8 + 4);
    fake.forget();
    await ask();
    expect(fake.requests).toHaveLength(1);
  });

  test('a dialect that comes back is not logged again', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      for (const mode of ['wants-max-tokens', 'wants-max-completion-tokens'] as const) {
        fake.play(mode);
        expect(await ask()).toMatchObject({ ok: true });
      }
    }
    expect(warnings()).toHaveLength(1);
  });

  test('a refused request is not repeated when that is not allowed', async () => {
    fake.play('wants-max-tokens');
    const reply = await recommender.ask(question, AbortSignal.timeout(5_000), async () => false);
    expect(reply).toMatchObject({ ok: false, reason: 'bad_request' });
    expect(fake.requests).toHaveLength(1);
  });

  test('tokens of a reply that reasoning used up are counted', async () => {
    fake.play('reasoning');
    expect(await ask()).toMatchObject({ usage: { promptTokens: 4_000, completionTokens: 400 } });
  });

  test('a call that needed no larger limit does not make the process forget it', async () => {
    const reasoning = { finish_reason: 'length', message: { content: '' } };
    const replies: unknown[] = [{ choices: [reasoning] }, completion, completion];
    const { asked, recommender } = servedBy(() => ({ status: 200, body: replies.shift() ?? completion }));
    const askIt = () => recommender.ask(question, AbortSignal.timeout(5_000));
    await Promise.all([askIt(), askIt()]);
    await askIt();
    expect(asked).toHaveLength(4);
    expect(warnings()).toHaveLength(1);
  });

  test('hidden tokens that only the total counts are counted', async () => {
    const usage = { prompt_tokens: 2_000, completion_tokens: 200, total_tokens: 3_100 };
    const { recommender } = servedBy(() => ({ status: 200, body: { ...completion, usage } }));
    expect(await recommender.ask(question, AbortSignal.timeout(5_000))).toMatchObject({
      usage: { promptTokens: 2_000, completionTokens: 1_100 },
    });
  });

  test('an unreadable choice of a completion is skipped', async () => {
    const { recommender } = servedBy(() => ({
      status: 200,
      body: { choices: [null, { message: 'x' }, ...completion.choices], usage: { prompt_tokens: -1 } },
    }));
    expect(await recommender.ask(question, AbortSignal.timeout(5_000))).toMatchObject({
      ok: true,
      usage: { promptTokens: 0, completionTokens: 0 },
    });
  });

  test('a dialect that the server no longer accepts is forgotten', async () => {
    fake.play('wants-max-tokens');
    await ask();
    fake.play('wants-max-completion-tokens');
    expect(await ask()).toMatchObject({ ok: true, retries: 1 });
    fake.forget();
    expect(await ask()).toMatchObject({ ok: true });
    expect(fake.requests.map(({ body }) => Object.keys(body).includes('max_completion_tokens'))).toEqual([
      true,
    ]);
  });
});

describe('an address without the version', () => {
  test('is completed, remembered and logged once', async () => {
    recommender = recommenderAt(fake.origin);
    expect(await ask()).toMatchObject({ ok: true, retries: 1 });
    expect(await ask()).toMatchObject({ ok: true });
    expect(fake.requests).toHaveLength(2);
    expect(complaints()).toHaveLength(1);
    expect(complaints()[0]).toContain('OPENAI_BASE_URL');
  });

  test.each([
    ['/v1/chat/completions', true],
    ['/v1/', true],
    ['/', true],
    ['/elsewhere', false],
    ['/v2', false],
  ])('%s: answers %s', async (path, answers) => {
    recommender = recommenderAt(`${fake.origin}${path}`);
    expect((await ask()).ok).toBe(answers);
  });

  test('that has no endpoint is reported as a wrong address, not a wrong model', async () => {
    recommender = recommenderAt(`${fake.origin}/elsewhere`);
    expect(await ask()).toMatchObject({ ok: false, reason: 'wrong_address' });
    expect(complaints()).toHaveLength(1);
    expect(complaints()[0]).toContain('OPENAI_BASE_URL');
    expect(states).toEqual(['wrong_address']);
  });
});

/** A server whose responses the test makes, from the address and the body of the request. */
function servedBy(
  answer: (url: string, body: Record<string, unknown>) => { status: number; body: unknown; type?: string },
  baseUrl = 'http://model.example/v1',
) {
  const asked: string[] = [];
  const network: typeof fetch = async (url, init) => {
    asked.push(String(url));
    const { status, body, type = 'application/json' } = answer(String(url), JSON.parse(String(init?.body)));
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(text, { status, headers: { 'content-type': type } });
  };
  return { asked, recommender: recommenderAt(baseUrl, network) };
}
const completion = { choices: [{ finish_reason: 'stop', message: { content: '{"ranking":["B01"]}' } }] };

describe('messages of known servers', () => {
  test.each([
    // The page of a web interface at the root, with status 200.
    [200, '<!doctype html><title>Web UI</title>', 'text/html'],
    [200, { error: 'Unexpected endpoint or method. (POST /chat/completions)' }, undefined],
    [404, { error: { message: 'Invalid URL (POST /chat/completions)', code: null } }, undefined],
    [404, { detail: 'Not Found' }, undefined],
    [405, { detail: 'Method Not Allowed' }, undefined],
  ])('%i %j at the root: adds the version', async (status, body, type) => {
    const { asked, recommender } = servedBy(
      (url) =>
        url.includes('/v1/')
          ? { status: 200, body: completion }
          : { status, body, ...(type ? { type } : {}) },
      'http://model.example',
    );
    expect(await recommender.ask(question, AbortSignal.timeout(5_000))).toMatchObject({ ok: true });
    expect(asked).toEqual([
      'http://model.example/chat/completions',
      'http://model.example/v1/chat/completions',
    ]);
    expect(complaints()[0]).toContain('OPENAI_BASE_URL');
  });

  test.each([
    "'max_tokens' or 'max_completion_tokens' is too large: 4000. This model's maximum context length is 4096 tokens.",
    "This model's maximum context length is 4096 tokens. However, you requested 6179 tokens (2179 in the messages, 4000 in the completion).",
    'max_completion_tokens must be less than or equal to 2048',
  ])('an output limit that the model cannot meet is dropped: %s', async (message) => {
    const { asked, recommender } = servedBy((_, { max_tokens: older, max_completion_tokens: limit }) =>
      older === undefined && limit === undefined
        ? { status: 200, body: completion }
        : { status: 400, body: { error: { message, code: 'context_length_exceeded' } } },
    );
    expect(await recommender.ask(question, AbortSignal.timeout(5_000))).toMatchObject({ ok: true });
    expect(asked).toHaveLength(2);
  });

  test.each([
    [400, 'Model Not Exist', 'model_not_found'],
    [400, 'Invalid model name passed in model=gpt-9', 'model_not_found'],
    [404, 'The model `gpt-9` does not exist or you do not have access to it.', 'model_not_found'],
    [410, 'Gone', 'model_not_found'],
    [400, 'The response was filtered due to the prompt triggering the content management policy', 'refused'],
    [400, "This model's maximum context length is 1024 tokens, your messages have 2179", 'bad_request'],
    [413, 'Request Entity Too Large', 'bad_request'],
    [403, 'Country, region, or territory not supported', 'unauthorized'],
    [503, 'Model is loading', 'server_error'],
    [529, 'Overloaded', 'server_error'],
  ] as const)('%i "%s" means %s, and no other dialect is tried', async (status, message, reason) => {
    const { asked, recommender } = servedBy(() => ({ status, body: { error: { message } } }));
    expect(await recommender.ask(question, AbortSignal.timeout(5_000))).toMatchObject({ ok: false, reason });
    expect(asked).toHaveLength(1);
  });

  test('a completion sent as plain text or in parts is read', async () => {
    const parts = [{ type: 'text', text: '{"ranking":' }, { type: 'text', text: '["B01"]}' }, null];
    for (const [body, type] of [
      [completion, 'text/plain'],
      [{ choices: [{ message: { content: parts } }] }, 'application/json'],
    ] as const) {
      const { recommender } = servedBy(() => ({ status: 200, body, type }));
      const { text } = await recommender.ask(question, AbortSignal.timeout(5_000));
      expect(rankingIn(text ?? '').bookIds).toEqual([book.id]);
    }
  });

  test('a key that the server repeats is not logged', async () => {
    const { recommender } = servedBy(() => ({
      status: 401,
      body: { error: { message: 'bad key sk-test' } },
    }));
    await recommender.ask(question, AbortSignal.timeout(5_000));
    expect(complaints()).toHaveLength(1);
    expect(JSON.stringify(logs)).not.toContain('sk-test');
  });
});

describe('a failure that an operator has to end is logged once with its setting', () => {
  test.each([
    ['unauthorized', 'unauthorized', 'OPENAI_API_KEY'],
    ['bad-key-400', 'unauthorized', 'OPENAI_API_KEY'],
    ['model-not-found', 'model_not_found', 'OPENAI_MODEL'],
    ['model-not-pulled', 'model_not_found', 'OPENAI_MODEL'],
    ['no-money', 'quota_exhausted', 'billing'],
    ['nothing-there', 'wrong_address', 'OPENAI_BASE_URL'],
    ['html-200', 'malformed', 'OPENAI_BASE_URL'],
    ['bad-request', 'bad_request', 'OPENAI_MODEL and OPENAI_BASE_URL'],
    ['error-in-200', 'server_error', 'did not reply'],
  ] as const)('%s → %s: %s', async (mode, reason, setting) => {
    fake.play(mode);
    for (let i = 0; i < 3; i += 1) {
      await ask();
      now += 30_000;
    }
    expect(await ask()).toMatchObject({ ok: false, reason });
    expect(complaints()).toHaveLength(1);
    expect(complaints()[0]).toContain(setting);
    fake.play('ok');
    now += 30_000;
    expect(await ask()).toMatchObject({ ok: true });
    expect(states).toEqual([reason, 'working']);
  });

  test('unusable replies in a row log the model setting once', async () => {
    fake.play('truncated');
    for (let i = 0; i < 8; i += 1) await ask();
    expect(complaints()).toEqual(['the language model gives no usable replies: check OPENAI_MODEL']);
  });

  test('a refusal in every dialect costs few requests', async () => {
    fake.play('bad-request');
    await ask();
    expect(fake.requests.length).toBeLessThanOrEqual(4);
  });
});

describe('a reply inside other text', () => {
  test.each(['thinks-aloud', 'thinks-in-prose', 'prose-around-json', 'answers-in-reasoning'] as const)(
    '%s: is found, and drafts before it are skipped',
    async (mode) => {
      fake.play(mode);
      expect(rankingIn((await ask()).text ?? '')).toEqual({ bookIds: [book.id], faults: [] });
    },
  );
});
