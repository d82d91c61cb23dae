import { expect, test } from 'vitest';
import { createOpenAiClient } from '../../src/model/openai-client.ts';
import { createLogger } from '../../src/platform/log.ts';
import { type Refusal, refusals } from '../support/fake-openai-dialects.ts';
import type { ChatRequest } from '../support/fake-openai-request.ts';

const question = {
  messages: [
    { role: 'system' as const, content: '순서대로 늘어놓으세요.' },
    { role: 'user' as const, content: '<data>\n{}\n</data>' },
  ],
  schema: { name: 'book_ranking', body: { type: 'object' } },
  maxOutputTokens: 4_000,
};
const completion = { choices: [{ finish_reason: 'stop', message: { content: '{"ranking":["B01"]}' } }] };
const thinkingTokens = 6_000;

/** A habit that is no refusal of a parameter. */
type OtherHabit = 'isBelowVersion' | 'isReasoning';
type Habit = readonly [name: string, refusal: Refusal | OtherHabit];

/** A server with all of these habits at once, and a process that knows none of them. */
function serverWith(habits: readonly Habit[]) {
  const has = (habit: OtherHabit) => habits.some(([name]) => name === habit);
  const refused = habits.flatMap(([, refusal]) => (typeof refusal === 'string' ? [] : [refusal]));
  // The endpoint stands below /v1, which the configured address lacks.
  const isBelowVersion = has('isBelowVersion');
  // The output limit has to hold 6,000 hidden tokens.
  const isReasoning = has('isReasoning');
  const sent: string[] = [];
  const warnings: string[] = [];
  const answer = (url: string, body: ChatRequest['body']) => {
    if (isBelowVersion && !url.includes('/v1/')) return { status: 404, body: { detail: 'Not Found' } };
    const refusal = refused.find(({ isSent }) => isSent(body));
    if (refusal) return refusal.reply;
    const limit = body.max_completion_tokens ?? body.max_tokens ?? Number.POSITIVE_INFINITY;
    const isCut = isReasoning && limit < thinkingTokens;
    return {
      status: 200,
      body: isCut ? { choices: [{ finish_reason: 'length', message: { content: '' } }] } : completion,
    };
  };
  const recommender = createOpenAiClient({
    apiKey: 'sk-test',
    baseUrl: isBelowVersion ? 'http://model.example' : 'http://model.example/v1',
    model: 'gpt-6-luna',
    clock: { now: () => new Date(0) },
    log: createLogger({ level: 'warn', name: 'test' }, { write: (line) => warnings.push(line) }),
    fetch: async (url, init) => {
      sent.push(String(url));
      const { status, body } = answer(String(url), JSON.parse(String(init?.body)));
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json' },
      });
    },
  });
  const ask = () => recommender.ask(question, AbortSignal.timeout(5_000));
  return { ask, sent, warnings };
}

const single: readonly Habit[] = [
  ...Object.entries(refusals),
  ['isBelowVersion', 'isBelowVersion'],
  ['isReasoning', 'isReasoning'],
];
const pairs = single.flatMap((one, i) => single.slice(i + 1).map((other) => [one, other]));
const triples = single.flatMap((one, i) =>
  single.slice(i + 1).flatMap((other, k) => single.slice(i + k + 2).map((third) => [one, other, third])),
);

// All of them hold; a third is enough to keep it so.
const everyThird = triples.filter((_, i) => i % 3 === 0);

test('servers with one, two or three habits answer the first question after few refusals, and the next one at once', async () => {
  const failed: string[] = [];
  for (const habits of [...single.map((one) => [one]), ...pairs, ...everyThird]) {
    const server = serverWith(habits);
    const first = await server.ask();
    const { length } = server.sent;
    const next = await server.ask();
    const isLearned = first.ok && next.ok && length <= 8 && server.sent.length === length + 1;
    const isLogged = length === 1 || (server.warnings.length >= 1 && server.warnings.length <= 2);
    if (!isLearned || !isLogged) failed.push(`${habits.map(([name]) => name).join(' + ')}: ${length}`);
  }
  expect(failed).toEqual([]);
}, 60_000);
