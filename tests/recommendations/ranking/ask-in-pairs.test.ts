import { expect, test } from 'vitest';
import type { ModelReply } from '../../../src/model/model-client.ts';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import { askInPairs } from '../../../src/recommendations/ranking/ask-in-pairs.ts';
import type { Pass, Ranking } from '../../../src/recommendations/ranking/ranking-pass.ts';
import { nameSameThree } from '../../../src/recommendations/ranking/same-three.ts';
import { sampleBooks } from '../sample-books.ts';

const usage = { promptTokens: 0, completionTokens: 0 };
const none = { question: { messages: [], schema: { name: '', body: {} }, maxOutputTokens: 1 }, aliased: [] };
const ranks = (...ranked: number[]): Partial<Pass> => ({ ranked, reply: { ok: true, text: '', usage } });
const fails = (reason: Extract<ModelReply, { ok: false }>['reason']): Partial<Pass> => ({
  reply: { ok: false, reason },
});
const [one, other] = [ranks(1, 2, 3), ranks(7, 8, 9)];

/** Order `n` begins with book `n`. */
const planned = [0, 1, 2, 3].map((n) => sampleBooks.slice(n, n + 1));
const better = [17, 18].map((n) => sampleBooks.slice(n, n + 1));

/** Passes whose replies the test sends, and deadlines that it lets pass. */
function open(limit = 4) {
  const signals = [new AbortController(), new AbortController(), new AbortController()] as const;
  const replies: ((pass: Partial<Pass>) => void)[] = [];
  const replied = new Set<number>();
  const aborted: number[] = [];
  const orders: (readonly Candidate[])[] = [];
  const reordered: number[][][] = [];
  const [askMore, waitForAll, mustAnswer] = signals;
  const judge = (rankings: readonly Ranking[]) =>
    rankings.length > 1 && nameSameThree(rankings) ? 'agreed' : null;
  const result = askInPairs({
    orders: planned.slice(0, limit),
    reorder: (rankings) => {
      reordered.push(rankings.map(({ ranked }) => [...ranked]));
      return rankings.length > 1 ? better : null;
    },
    judge,
    ask: (number, order, signal) =>
      new Promise((resolve) => {
        orders[number] = order;
        const end = (pass: Partial<Pass>) =>
          resolve({ number, ...none, ranked: [], faults: [], reply: { ok: true, text: '', usage }, ...pass });
        replies[number] = (pass) => {
          replied.add(number);
          end(pass);
        };
        signal.addEventListener('abort', () => {
          if (!replied.has(number)) aborted.push(number);
          end(fails('cancelled'));
        });
      }),
    deadlines: {
      askMoreUntil: askMore.signal,
      waitForAllUntil: waitForAll.signal,
      mustAnswerBy: mustAnswer.signal,
    },
  });
  return {
    result,
    aborted,
    orders,
    reordered,
    asked: () => replies.length,
    /** Sends the reply of a pass, and lets the code under test act on it. */
    reply: async (number: number, pass: Partial<Pass>) => {
      replies[number]?.(pass);
      await new Promise(setImmediate);
    },
    pass: async (deadline: 'askMore' | 'waitForAll' | 'mustAnswer') => {
      ({ askMore, waitForAll, mustAnswer })[deadline].abort();
      await new Promise(setImmediate);
    },
  };
}

test('two passes that agree are enough', async () => {
  const { result, reply, asked } = open();
  expect(asked()).toBe(2);
  await reply(0, one);
  await reply(1, ranks(3, 1, 2));
  expect(await result).toMatchObject({ stop: 'agreed', passes: [{ number: 0 }, { number: 1 }] });
  expect(asked()).toBe(2);
});

test('two passes that disagree are followed by two more, side by side, and then none', async () => {
  const { result, reply, asked } = open();
  await reply(0, one);
  await reply(1, other);
  expect(asked()).toBe(4);
  await reply(2, one);
  await reply(3, one);
  expect((await result).stop).toBe('limit');
});

test('the second pair shows the orders made of the rankings of the first, by number', async () => {
  const { result, reply, orders, reordered } = open();
  await reply(1, other);
  await reply(0, one);
  for (const number of [2, 3]) await reply(number, one);
  await result;
  expect(reordered).toEqual([[one.ranked, other.ranked]]);
  expect(orders).toEqual([...planned.slice(0, 2), ...better]);
});

test('after a single usable reply the second pair shows its planned orders', async () => {
  const { result, reply, orders } = open();
  await reply(0, one);
  await reply(1, fails('server_error'));
  for (const number of [2, 3]) await reply(number, one);
  await result;
  expect(orders).toEqual(planned);
});

test('a limit of three passes shows the first of the two better orders', async () => {
  const { result, reply, orders } = open(3);
  await reply(0, one);
  await reply(1, other);
  await reply(2, one);
  await result;
  expect(orders).toEqual([...planned.slice(0, 2), ...better.slice(0, 1)]);
});

test.each([
  [1, 1],
  [2, 2],
  [3, 3],
])('the setting %i allows %i passes', async (limit, most) => {
  const { result, reply, asked } = open(limit);
  for (let number = 0; number < most; number += 1) await reply(number, number % 2 ? one : other);
  expect((await result).stop).toBe('limit');
  expect(asked()).toBe(most);
});

test('no second pair begins after its deadline', async () => {
  const { result, reply, pass, asked } = open();
  await pass('askMore');
  await reply(0, one);
  await reply(1, other);
  expect((await result).stop).toBe('no_time');
  expect(asked()).toBe(2);
});

test('a pair without any reply at that deadline is awaited, not doubled', async () => {
  const { result, reply, pass, asked } = open();
  await pass('askMore');
  expect(asked()).toBe(2);
  await reply(0, one);
  await reply(1, one);
  expect((await result).stop).toBe('agreed');
});

test('a late pass is not awaited: the second pair begins, and two of three replies are enough', async () => {
  const { result, reply, pass, asked, aborted } = open();
  await reply(0, one);
  expect(asked()).toBe(2);
  await pass('askMore');
  expect(asked()).toBe(4);
  await reply(2, one);
  await reply(3, one);
  expect((await result).stop).toBe('limit');
  expect(aborted).toEqual([1]);
});

test('a late pass that replies after all is counted when the second pair fails', async () => {
  const { result, reply, pass } = open();
  await reply(0, one);
  await pass('askMore');
  await reply(2, fails('server_error'));
  await reply(3, fails('server_error'));
  await reply(1, one);
  const { stop, passes } = await result;
  expect(stop).toBe('limit');
  expect(passes.filter(({ reply: { ok } }) => ok).map(({ number }) => number)).toEqual([0, 1]);
});

test('with one usable reply, the wait for the others ends at its deadline', async () => {
  const { result, reply, pass, aborted } = open();
  await reply(0, one);
  await reply(1, other);
  await pass('waitForAll');
  expect((await result).stop).toBe('limit');
  expect(aborted).toEqual([2, 3]);
});

test('everything ends when the answer is due', async () => {
  const { result, pass, aborted } = open();
  await pass('mustAnswer');
  expect((await result).stop).toBe('failed');
  expect(aborted).toEqual([0, 1]);
});

test.each([
  ['server_error', 4],
  ['network', 4],
  ['rate_limited', 2],
  ['unauthorized', 2],
  ['refused', 2],
  ['circuit_open', 2],
] as const)('a pair that fails by %s leaves %i calls', async (reason, calls) => {
  const { result, reply, asked } = open();
  for (let number = 0; number < calls; number += 1) await reply(number, fails(reason));
  expect((await result).stop).toBe(calls === 4 ? 'limit' : 'failed');
  expect(asked()).toBe(calls);
});
