import { expect, test } from 'vitest';
import { createHashQueue, type HashSource } from '../../src/accounts/hash-queue.ts';

const from = (key: string, isKnownDevice = false): HashSource => ({ key, isKnownDevice });

/** A queue with one hash at a time, whose works end when the test says so. */
function createScene({ waiting = 400 }: { waiting?: number } = {}) {
  const inTurn = createHashQueue({ running: 1, waiting, waitingPerSource: 4 });
  const started: string[] = [];
  const ends: Array<() => void> = [];
  const ask = (name: string, source: HashSource) =>
    inTurn(source, () => {
      started.push(name);
      return new Promise<void>((resolve) => ends.push(resolve));
    });
  const endAll = async (works: ReadonlyArray<Promise<void>>) => {
    for (const _ of works) {
      await expect.poll(() => ends.length).toBeGreaterThan(0);
      ends.shift()?.();
    }
    await Promise.all(works);
  };
  return { ask, started, endAll };
}

test('a source that sent many passwords does not delay another source', async () => {
  const { ask, started, endAll } = createScene();
  const busy = [0, 1, 2, 3, 4].map((number) => ask(`busy ${number}`, from('198.51.100.1')));
  const other = [ask('other 0', from('198.51.100.2')), ask('other 1', from('198.51.100.2'))];
  await endAll([...busy, ...other]);
  expect(started).toEqual(['busy 0', 'busy 1', 'other 0', 'busy 2', 'other 1', 'busy 3', 'busy 4']);
});

test('known devices go first', async () => {
  const { ask, started, endAll } = createScene();
  const works = [ask('first', from('198.51.100.1'))];
  for (const number of [2, 3, 4]) works.push(ask(`block ${number}`, from(`198.51.100.${number}`)));
  works.push(ask('device', from('d1', true)));
  await endAll(works);
  expect(started).toEqual(['first', 'device', 'block 2', 'block 3', 'block 4']);
});

test('a fifth waiting password of one source is refused with 429, and a later one is taken again', async () => {
  const { ask, started, endAll } = createScene();
  const taken = [0, 1, 2, 3, 4].map((number) => ask(`taken ${number}`, from('198.51.100.1')));
  await expect(ask('refused', from('198.51.100.1'))).rejects.toMatchObject({
    status: 429,
    retryAfterSeconds: 1,
  });
  await endAll(taken);
  expect(started).toHaveLength(5);
  await endAll([ask('later', from('198.51.100.1'))]);
});

test('when the queue is full of other sources, known devices still wait their turn in it', async () => {
  const { ask, started, endAll } = createScene({ waiting: 2 });
  const works = [1, 2, 3].map((number) => ask(`block ${number}`, from(`198.51.100.${number}`)));
  await expect(ask('refused', from('198.51.100.9'))).rejects.toMatchObject({ status: 503 });
  works.push(ask('device', from('d1', true)));
  await endAll(works);
  expect(started).toEqual(['block 1', 'device', 'block 2', 'block 3']);
});

test('work that throws gives its turn to the next one', async () => {
  const inTurn = createHashQueue({ running: 1, waiting: 10, waitingPerSource: 4 });
  const failing = inTurn(from('a'), () => Promise.reject(new Error('broken')));
  const next = inTurn(from('b'), async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('done');
});
