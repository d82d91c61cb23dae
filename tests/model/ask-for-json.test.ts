import { expect, test } from 'vitest';
import { z } from 'zod';
import { askForJson, type JsonTask, type ModelServices } from '../../src/model/ask-for-json.ts';
import type { ModelClient, ModelReply } from '../../src/model/model-client.ts';
import { noMeter } from '../../src/model/model-meter.ts';
import { createLogger } from '../../src/platform/log.ts';

const log = createLogger({ level: 'silent', name: 'test' });
const usage = { promptTokens: 1_000_000, completionTokens: 0 };
const says = (value: unknown): ModelReply => ({ ok: true, text: JSON.stringify(value), usage });

/** A model that gives these replies in turn, and a budget that records what is settled. */
function servicesWith(replies: readonly ModelReply[], left = 100) {
  const asked: string[] = [];
  const settled: number[] = [];
  const client: ModelClient = {
    model: 'gpt-4o-mini',
    ask: async ({ messages }) => {
      asked.push(messages.at(-1)?.content ?? '');
      return replies[asked.length - 1] ?? { ok: false, reason: 'network' };
    },
  };
  const services: ModelServices = {
    client,
    meter: noMeter,
    log,
    budget: {
      reserve: async (calls) =>
        calls > left
          ? { ok: false, reason: 'daily_cap' }
          : {
              ok: true,
              markMade: async () => {},
              reserveOneMore: async () => true,
              settle: async (made) => void settled.push(made),
            },
    },
  };
  return { services, asked, settled };
}

const task: JsonTask<{ n: number[] }, number[]> = {
  kind: 'questions',
  question: {
    messages: [{ role: 'user', content: 'even numbers' }],
    schema: { name: 'numbers', body: {} },
    maxOutputTokens: 100,
  },
  shape: z.object({ n: z.array(z.number()) }),
  judge: ({ n }) => {
    const even = n.filter((each) => each % 2 === 0);
    const faults = n.filter((each) => each % 2 === 1).map((each) => `${each}: 홀수입니다.`);
    return { value: even.length > 0 ? even : null, faults };
  },
  budgetUser: { isVisitor: false, isFirstToday: false, isConfirmed: true },
};

const ask = (services: ModelServices) => askForJson(services, task, new AbortController().signal);

test('a good answer takes one call, and the other reserved call goes back', async () => {
  const { services, settled } = servicesWith([says({ n: [2, 4] })]);
  expect(await ask(services)).toMatchObject({ ok: true, value: [2, 4], costMicroUsd: 150_000 });
  expect(settled).toEqual([1]);
});

test('the model is told of the faults once, and the answer with fewer faults counts', async () => {
  const { services, asked, settled } = servicesWith([says({ n: [2, 3] }), says({ n: [4, 6] })]);
  expect(await ask(services)).toMatchObject({ ok: true, value: [4, 6] });
  expect(asked[1]).toContain('3: 홀수입니다.');
  expect(settled).toEqual([2]);
});

test('a repair that is worse, fails or is empty leaves the proven part of the first answer', async () => {
  for (const repair of [says({ n: [1, 3, 4] }), says({ n: [] }), { ok: false, reason: 'timeout' } as const]) {
    const { services } = servicesWith([says({ n: [2, 3] }), repair]);
    expect(await ask(services)).toMatchObject({ ok: true, value: [2] });
  }
});

test('two answers without anything proven are unusable', async () => {
  const { services } = servicesWith([says({ n: [1] }), says({ m: 2 })]);
  expect(await ask(services)).toMatchObject({ ok: false, reason: 'unusable' });
});

test('a failure of the service is not asked again', async () => {
  const { services, asked, settled } = servicesWith([{ ok: false, reason: 'unauthorized' }]);
  expect(await ask(services)).toMatchObject({ ok: false, reason: 'unauthorized' });
  expect(asked).toHaveLength(1);
  expect(settled).toEqual([1]);
});

test('an answer that was cut off is asked for again, shorter', async () => {
  const { services, asked } = servicesWith([
    { ok: false, reason: 'truncated', text: '{"n":[2,' },
    says({ n: [8] }),
  ]);
  expect(await ask(services)).toMatchObject({ ok: true, value: [8] });
  expect(asked[1]).toContain('중간에 끊겼습니다');
});

test('without a key or without budget the model is not called', async () => {
  const { services, asked } = servicesWith([says({ n: [2] })], 1);
  expect(await ask(services)).toMatchObject({ ok: false, reason: 'daily_cap' });
  expect(await ask({ ...services, client: null })).toMatchObject({ ok: false, reason: 'no_api_key' });
  const broken = { ...services, budget: { reserve: () => Promise.reject(new Error('no Redis')) } };
  expect(await ask(broken)).toMatchObject({ ok: false, reason: 'no_budget' });
  expect(asked).toHaveLength(0);
});

test('calls that a throwing judge made are counted', async () => {
  const { services, settled } = servicesWith([says({ n: [2] })]);
  const judge = () => {
    throw new Error('a bug');
  };
  const asked = askForJson(services, { ...task, judge }, new AbortController().signal);
  await expect(asked).rejects.toThrow('a bug');
  expect(settled).toEqual([1]);
});
