import { expect, test } from 'vitest';
import { createFairQueue } from '../../src/alarms/fair-queue.ts';

/** Opens a queue whose calls run until `end` is called. */
function openQueue(limits = { total: 6, perHost: 4, perAccount: 2 }) {
  const queue = createFairQueue(limits);
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const call = (account: number, host: string, name: string) =>
    queue.run({ account, host }, () => {
      started.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    // The queue starts the next call some microtasks after this one ended.
    for (let i = 0; i < 5; i += 1) await Promise.resolve();
  };
  return { queue, call, end, started };
}

test('an account runs at most `perAccount` calls, and the next one when one ends', async () => {
  const { call, end, started } = openQueue();
  for (const name of ['a1', 'a2', 'a3', 'a4']) void call(1, 'x', name);
  expect(started).toEqual(['a1', 'a2']);
  await end('a1');
  expect(started).toEqual(['a1', 'a2', 'a3']);
});

test('a host gets at most `perHost` calls, and calls to other hosts go on', () => {
  const { call, started } = openQueue();
  for (let account = 1; account <= 5; account += 1) void call(account, 'slow', `s${account}`);
  void call(6, 'fast', 'f6');
  expect(started).toEqual(['s1', 's2', 's3', 's4', 'f6']);
});

test('at most `total` calls run together', () => {
  const { call, started } = openQueue();
  for (let account = 1; account <= 9; account += 1) void call(account, `host${account}`, `c${account}`);
  expect(started).toHaveLength(6);
});

test('accounts take turns, however long the backlog of one is', async () => {
  const { call, end, started } = openQueue({ total: 1, perHost: 1, perAccount: 1 });
  for (let i = 1; i <= 50; i += 1) void call(1, 'x', `a${i}`);
  void call(2, 'x', 'b1');
  void call(3, 'x', 'c1');
  await end('a1');
  await end(started.at(-1) ?? '');
  await end(started.at(-1) ?? '');
  expect(new Set(started.slice(0, 4))).toEqual(new Set(['a1', 'a2', 'b1', 'c1']));
});

test('a failed call frees its slot and rejects', async () => {
  const { queue, call, started } = openQueue({ total: 1, perHost: 1, perAccount: 1 });
  const failing = queue.run({ account: 1, host: 'x' }, () => Promise.reject(new Error('refused')));
  void call(2, 'x', 'b1');
  await expect(failing).rejects.toThrow('refused');
  expect(started).toEqual(['b1']);
});
