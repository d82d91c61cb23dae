import { EventEmitter } from 'node:events';
import type pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReadConnection } from '../../src/platform/read-connection.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate'] }));
afterEach(() => void vi.useRealTimers());

/** A connection whose statements are answered by hand, and a clock that is moved by hand. */
async function openConnection() {
  const clock = { ms: 0 };
  const made: (EventEmitter & { answer: () => void; refuse: () => void; fails: boolean })[] = [];
  const state = { isServerDown: false, connects: undefined as Promise<void> | undefined };
  const createClient = () => {
    const waiting: { resolve: (value: unknown) => void; reject: (error: Error) => void }[] = [];
    const answer = () => waiting.shift()?.resolve({ rows: ['shared'] });
    const client = Object.assign(new EventEmitter(), {
      answer,
      fails: state.isServerDown,
      connection: {
        stream: {
          cork: () => {},
          uncork: () => {},
          destroy: () => {
            for (const { reject } of waiting.splice(0)) reject(new Error('Connection terminated'));
            client.emit('error', new Error('Connection terminated'));
          },
        },
      },
      connect: () => state.connects ?? (client.fails ? Promise.reject(new Error('down')) : Promise.resolve()),
      query: (text: unknown) =>
        new Promise((resolve, reject) => {
          if (String(text).startsWith('SET ')) resolve({ rows: [] });
          else waiting.push({ resolve, reject });
        }),
      refuse: () =>
        waiting.shift()?.reject(Object.assign(new Error('read-only transaction'), { code: '25006' })),
      end: async () => {},
    });
    made.push(client);
    return client as unknown as pg.Client;
  };
  const errors: Error[] = [];
  const slow: string[] = [];
  const writes: string[] = [];
  const connection = createReadConnection({
    createClient,
    runElsewhere: async () => ({ rows: ['elsewhere'] }) as unknown as pg.QueryResult,
    onWrite: (text) => writes.push(text),
    onSlow: (text) => slow.push(text),
    onError: (error) => errors.push(error),
    nowMs: () => clock.ms,
  });
  const isOpen = () => vi.waitFor(() => expect(connection.pending()).toBe(0));
  /** Moves the clock and runs the timers that are due. */
  const pass = async (ms: number) => {
    clock.ms += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };
  return {
    slow,
    writes,
    pass,
    connection,
    clock,
    made,
    state,
    errors,
    isOpen,
  };
}

test('it opens when it is first asked for', async () => {
  const { connection, isOpen, made } = await openConnection();
  expect(connection.pending()).toBeNull();
  expect(connection.pending()).toBeNull();
  await isOpen();
  expect(made).toHaveLength(1);
});

test('it takes no statements after 25 ms without an answer, and again after one', async () => {
  const { connection, clock, made, isOpen } = await openConnection();
  connection.pending();
  await isOpen();
  clock.ms = 1_000;
  const first = connection.query('SELECT 1');
  void connection.query('SELECT 2');
  clock.ms += 25;
  expect(connection.pending()).toBe(2);
  clock.ms += 1;
  expect(connection.pending()).toBeNull();
  made[0]?.answer();
  await first;
  expect(connection.pending()).toBe(1);
});

test('after it is lost it opens again, once a second at most while the server is down', async () => {
  const { connection, clock, made, state, errors, isOpen } = await openConnection();
  connection.pending();
  await isOpen();
  state.isServerDown = true;
  made[0]?.emit('error', new Error('lost'));
  expect(errors).toHaveLength(1);
  expect(connection.pending()).toBeNull();
  clock.ms = 1_000;
  for (let asked = 0; asked < 5; asked += 1) expect(connection.pending()).toBeNull();
  expect(made).toHaveLength(2);
  state.isServerDown = false;
  clock.ms = 2_000;
  connection.pending();
  await isOpen();
  expect(made).toHaveLength(3);
});

test('a statement of a lost connection does not count on the next one', async () => {
  const { connection, clock, made, isOpen } = await openConnection();
  connection.pending();
  await isOpen();
  const old = connection.query('SELECT 1');
  made[0]?.emit('end');
  clock.ms = 1_000;
  connection.pending();
  await isOpen();
  made[0]?.answer();
  await old;
  expect(connection.pending()).toBe(0);
});

test('an ended connection does not open again', async () => {
  const { connection, clock, made, isOpen } = await openConnection();
  connection.pending();
  await isOpen();
  await connection.end();
  made[0]?.emit('end');
  clock.ms = 5_000;
  expect(connection.pending()).toBeNull();
  expect(made).toHaveLength(1);
});

test('a connection that does not answer for 250 ms is closed, and its statements run elsewhere', async () => {
  const { connection, made, slow, pass, isOpen, errors } = await openConnection();
  connection.pending();
  await isOpen();
  const answers = [
    connection.query('SELECT 1'),
    connection.query({ text: 'SELECT 2' }),
    connection.query('SELECT 3'),
  ];
  await pass(200);
  made[0]?.answer();
  await pass(249);
  expect(slow).toEqual([]);
  await pass(300);
  expect(slow).toEqual(['SELECT 2']);
  expect((await Promise.all(answers)).map(({ rows }) => rows[0])).toEqual([
    'shared',
    'elsewhere',
    'elsewhere',
  ]);
  expect(errors).toEqual([]);
});

test('a busy process reads the sockets before it calls a connection silent', async () => {
  const { connection, clock, made, slow, pass, isOpen } = await openConnection();
  connection.pending();
  await isOpen();
  const asked = connection.query('SELECT 1');
  clock.ms += 400;
  vi.advanceTimersToNextTimer();
  made[0]?.answer();
  await asked;
  await pass(1_000);
  expect(slow).toEqual([]);
  expect(connection.pending()).toBe(0);
});

test('while it opens slowly no second connection is opened, which nobody would close', async () => {
  const { connection, clock, made, state, isOpen } = await openConnection();
  const slowly = Promise.withResolvers<void>();
  state.connects = slowly.promise;
  for (clock.ms = 0; clock.ms < 5_000; clock.ms += 500) expect(connection.pending()).toBeNull();
  slowly.resolve();
  await isOpen();
  expect(made).toHaveLength(1);
});

test('a statement that would write runs elsewhere, and its text is told', async () => {
  const { connection, made, writes, isOpen } = await openConnection();
  connection.pending();
  await isOpen();
  const asked = connection.query('SELECT n FROM note()');
  made[0]?.refuse();
  expect((await asked).rows).toEqual(['elsewhere']);
  expect(writes).toEqual(['SELECT n FROM note()']);
  expect(connection.pending()).toBe(0);
});
