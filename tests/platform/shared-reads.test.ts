import { expect, test, vi } from 'vitest';
import { createSharedReads } from '../../src/platform/shared-reads.ts';

/** A read that the test answers itself, in the order of the reads. */
function answered() {
  const asked: { key: string; answer: (value: string) => void; fail: (reason: Error) => void }[] = [];
  const read = (key: string) =>
    new Promise<string>((answer, fail) => {
      asked.push({ key, answer, fail });
    });
  return { asked, shared: createSharedReads(read, (key) => key) };
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('calls for the same key share the read that begins after them', async () => {
  const { asked, shared } = answered();
  const first = shared('a');
  await turn();
  const later = [shared('a'), shared('a')];
  await turn();
  expect(asked).toHaveLength(1);
  asked[0]?.answer('old');
  expect(await first).toBe('old');
  await turn();
  expect(asked).toHaveLength(2);
  asked[1]?.answer('new');
  expect(await Promise.all(later)).toEqual(['new', 'new']);
});

test('calls for other keys wait for nothing', async () => {
  const { asked, shared } = answered();
  const calls = [shared('a'), shared('b')];
  await turn();
  expect(asked.map(({ key }) => key)).toEqual(['a', 'b']);
  for (const { key, answer } of asked) answer(`of ${key}`);
  expect(await Promise.all(calls)).toEqual(['of a', 'of b']);
});

test('a read that fails fails its own calls only', async () => {
  const { asked, shared } = answered();
  const failing = shared('a');
  await turn();
  const next = shared('a');
  asked[0]?.fail(new Error('no connection'));
  await expect(failing).rejects.toThrow('no connection');
  await turn();
  asked[1]?.answer('found');
  expect(await next).toBe('found');
  const last = shared('a');
  await turn();
  asked[2]?.answer('again');
  expect(await last).toBe('again');
});

test('a read that hangs delays the next one by 100 ms', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { asked, shared } = answered();
    void shared('a');
    await turn();
    const later = [shared('a'), shared('a')];
    await vi.advanceTimersByTimeAsync(99);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(2);
    asked[1]?.answer('new');
    expect(await Promise.all(later)).toEqual(['new', 'new']);
  } finally {
    vi.useRealTimers();
  }
});
