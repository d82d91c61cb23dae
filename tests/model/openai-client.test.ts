import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ModelClient } from '../../src/model/model-client.ts';
import { createOpenAiClient } from '../../src/model/openai-client.ts';
import type { ReasoningEffort } from '../../src/model/reasoning-effort.ts';
import { createLogger } from '../../src/platform/log.ts';
import { FakeOpenAI } from '../support/fake-openai.ts';

const question = {
  messages: [
    { role: 'user' as const, content: '<data>\n{"books":[{"id":"B01","title":"책"}],"answers":[]}\n</data>' },
  ],
  schema: { name: 'book_ranking', body: { type: 'object', properties: { book: { enum: ['B01'] } } } },
  maxOutputTokens: 100,
};

let fake: FakeOpenAI;
let now: number;
let logs: Record<string, unknown>[];
let recommender: ModelClient;

const recommenderAt = (baseUrl: string, model = 'gpt-4o-mini', reasoningEffort?: ReasoningEffort) =>
  createOpenAiClient({
    reasoningEffort,
    apiKey: 'sk-test',
    baseUrl,
    model,
    clock: { now: () => new Date(now) },
    log: createLogger({ level: 'debug', name: 'test' }, { write: (line) => logs.push(JSON.parse(line)) }),
  });

const ask = (milliseconds = 5_000) => recommender.ask(question, AbortSignal.timeout(milliseconds));
const logged = (level: number) => logs.filter((line) => line.level === level);

beforeAll(async () => {
  fake = await FakeOpenAI.start();
});
afterAll(() => fake.stop());
beforeEach(() => {
  now = 0;
  logs = [];
  fake.forget();
  fake.play('ok');
  recommender = recommenderAt(fake.url);
});

test('asks once for strict JSON, with the model, the key and an output limit', async () => {
  expect(await ask()).toEqual({
    ok: true,
    text: '{"ranking":["B01"]}',
    model: 'fake',
    usage: { promptTokens: 2_000, completionTokens: 200 },
  });
  expect(fake.requests).toHaveLength(1);
  expect(fake.requests[0]?.headers.authorization).toBe('Bearer sk-test');
  expect(fake.requests[0]?.body).toMatchObject({
    model: 'gpt-4o-mini',
    max_completion_tokens: 100,
    response_format: { type: 'json_schema', json_schema: { name: 'book_ranking', strict: true } },
  });
});

test.each([
  ['gpt-4o-mini', undefined, undefined],
  ['gpt-5-chat-latest', undefined, undefined],
  ['gpt-5-mini', undefined, 'low'],
  ['gpt-6-luna', undefined, 'low'],
  ['gpt-6-luna', 'none', 'none'],
  ['gpt-4o-mini', 'minimal', 'minimal'],
] as const)('%s with the setting %s is sent the reasoning effort %s', async (model, setting, effort) => {
  recommender = recommenderAt(fake.url, model, setting);
  await ask();
  const body: Record<string, unknown> = { ...fake.requests[0]?.body };
  expect([body.model, body.reasoning_effort]).toEqual([model, effort]);
});

test('an effort that the server refuses is logged with its setting', async () => {
  fake.play('reasoning-at-medium');
  recommender = recommenderAt(fake.url, 'gpt-6-luna', 'none');
  await ask();
  expect(fake.requests.map(({ body }) => body.reasoning_effort)).toContain('medium');
  expect(logged(40)).toMatchObject([{ msg: expect.stringContaining('OPENAI_REASONING_EFFORT') }]);
});

describe('each failure has its reason and is not retried', () => {
  test.each([
    ['rate-limited', 'rate_limited'],
    ['insufficient-quota', 'quota_exhausted'],
    ['unauthorized', 'unauthorized'],
    ['model-not-found', 'model_not_found'],
    ['server-error', 'server_error'],
    ['html-200', 'malformed'],
    ['too-large', 'too_large'],
    ['refusal', 'refused'],
    ['truncated', 'truncated'],
    ['empty', 'empty'],
  ] as const)('%s → %s', async (mode, reason) => {
    fake.play(mode);
    expect(await ask()).toMatchObject({ ok: false, reason });
    expect(fake.requests).toHaveLength(1);
  });

  test('no server at the address → network', async () => {
    recommender = recommenderAt('http://127.0.0.1:1/v1');
    expect(await ask()).toEqual({ ok: false, reason: 'network' });
  });

  test.each(['hang', 'drip'] as const)('%s → timeout at the deadline', async (mode) => {
    fake.play(mode);
    const start = performance.now();
    expect(await ask(300)).toEqual({ ok: false, reason: 'timeout' });
    expect(performance.now() - start).toBeLessThan(1_500);
  });
});

describe('the circuit breaker', () => {
  test('opens after five failures, and closes half a minute later if the server works again', async () => {
    fake.play('server-error');
    for (let i = 0; i < 5; i += 1) await ask();
    fake.play('ok');
    expect(await ask()).toEqual({ ok: false, reason: 'circuit_open' });
    expect(fake.requests).toHaveLength(5);
    now = 30_000;
    expect(await ask()).toMatchObject({ ok: true });
  });

  test.each(['unauthorized', 'model-not-found', 'insufficient-quota'] as const)(
    'opens at once on %s and logs one error for all calls',
    async (mode) => {
      fake.play(mode);
      await ask();
      expect(await ask()).toEqual({ ok: false, reason: 'circuit_open' });
      now = 30_000;
      await ask();
      expect(fake.requests).toHaveLength(2);
      expect(logged(50)).toHaveLength(1);
      expect(logged(50)[0]?.msg).toMatch(/OPENAI_API_KEY|OPENAI_MODEL|billing/);
    },
  );

  test('does not count calls that were aborted or had too little time', async () => {
    fake.play('hang');
    for (let i = 0; i < 6; i += 1) {
      const stop = new AbortController();
      const asked = recommender.ask(question, stop.signal);
      await expect.poll(() => fake.requests.length).toBe(i + 1);
      now += 5_000;
      stop.abort();
      expect(await asked).toEqual({ ok: false, reason: 'cancelled' });
    }
    for (let i = 0; i < 6; i += 1) expect(await ask(20)).toEqual({ ok: false, reason: 'timeout' });
    fake.play('ok');
    expect(await ask()).toMatchObject({ ok: true });
  });

  test('opens after five timeouts that were long enough', async () => {
    fake.play('hang');
    for (let i = 0; i < 5; i += 1) {
      const asked = ask(100);
      now += 3_000;
      await asked;
    }
    expect(await ask()).toEqual({ ok: false, reason: 'circuit_open' });
  });

  test('does not count unusable replies', async () => {
    fake.play('refusal');
    for (let i = 0; i < 6; i += 1) await ask();
    expect(fake.requests).toHaveLength(6);
  });
});

test('the API key is not logged', async () => {
  fake.play('unauthorized');
  await ask();
  expect(JSON.stringify(logs)).not.toContain('sk-test');
});

test.each([301, 302, 303, 307, 308])(
  'a redirect (%i) is not followed: the log names OPENAI_BASE_URL',
  async (status) => {
    const elsewhere = createServer((_request, response) => {
      reached += 1;
      response.end('{}');
    });
    let reached = 0;
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    const server = createServer((request, response) => {
      response.writeHead(status, { location: `http://127.0.0.1:${port}${request.url}` }).end('moved');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    recommender = recommenderAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
    const reply = await ask();
    for (const each of [server, elsewhere]) {
      each.closeAllConnections();
      each.close();
    }
    expect(reply).toMatchObject({ ok: false, reason: 'wrong_address' });
    expect(reached).toBe(0);
    expect(logged(50)).toMatchObject([
      { reason: 'wrong_address', status, msg: expect.stringContaining('OPENAI_BASE_URL') },
    ]);
  },
);
