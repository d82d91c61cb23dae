import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnection } from '../../public/js/chat/connection.js';
import { newId } from '../../public/js/chat/new-id.js';
import { inOrder } from '../../public/js/chat/participant-list.js';
import { retryDelay } from '../../public/js/chat/retry-delay.js';
import { after } from '../../public/js/chat/timers.js';
import { seededRandom } from '../support/seeded-random.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A socket whose server is the test. */
function createFakeSocket() {
  const socket = Object.assign(new EventEmitter(), {
    connected: false,
    attempts: [] as number[],
    /** The disconnect packets that the page sent. */
    goodbyes: 0,
    connect() {
      socket.attempts.push(Date.now());
    },
    disconnect() {
      if (!socket.connected) return;
      socket.connected = false;
      socket.goodbyes += 1;
      socket.emit('disconnect', 'io client disconnect');
    },
    /** Accepts the handshake and sends nothing. */
    letIn() {
      socket.connected = true;
      socket.emit('connect');
    },
    open() {
      socket.letIn();
      socket.emit('history', { messages: [], more: false });
    },
    drop() {
      socket.connected = false;
      socket.emit('disconnect', 'transport close');
    },
    fail(data?: object) {
      socket.emit('connect_error', Object.assign(new Error('refused'), { data }));
    },
  });
  return socket;
}

function createFakeConnection(random = () => 0.5) {
  const socket = createFakeSocket();
  const states: string[] = [];
  const refusals: unknown[] = [];
  const connection = createConnection({
    socket: socket as never,
    after,
    now: Date.now,
    random,
    onState: (state) => states.push(state),
    onRefused: (...refusal) => refusals.push(refusal),
  });
  return { socket, connection, states, refusals };
}

test('the first attempt to reconnect comes within half a second of three seconds', () => {
  const random = seededRandom(1);
  for (let i = 0; i < 1_000; i += 1) {
    const delay = retryDelay(0, random);
    expect(delay).toBeGreaterThanOrEqual(2_500);
    expect(delay).toBeLessThanOrEqual(3_500);
  }
});

test('later attempts are further apart, vary widely, and wait at most fifteen seconds', () => {
  const random = seededRandom(1);
  const delays = (attempt: number) => Array.from({ length: 1_000 }, () => retryDelay(attempt, random));
  expect(Math.max(...delays(2))).toBeGreaterThan(Math.max(...delays(1)));
  expect(Math.max(...delays(20))).toBeLessThanOrEqual(15_000);
  expect(Math.max(...delays(20)) - Math.min(...delays(20))).toBeGreaterThan(7_000);
});

test('a disconnect is shown and the page reconnects', async () => {
  const { socket, connection, states } = createFakeConnection();
  connection.connect();
  socket.open();
  socket.drop();
  await vi.advanceTimersByTimeAsync(2_999);
  expect(socket.attempts).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(socket.attempts).toHaveLength(2);
  socket.open();
  expect(states).toEqual(['connecting', 'open', 'reconnecting', 'open']);
});

test('it keeps trying while no server answers, and starts at three seconds after the next disconnect', async () => {
  const { socket, connection } = createFakeConnection();
  connection.connect();
  for (let i = 0; i < 8; i += 1) {
    socket.fail();
    await vi.advanceTimersByTimeAsync(15_000);
  }
  expect(socket.attempts).toHaveLength(9);
  socket.open();
  socket.drop();
  const before = Date.now();
  await vi.advanceTimersByTimeAsync(15_000);
  expect((socket.attempts.at(-1) ?? 0) - before).toBe(3_000);
});

test.each(['unauthenticated', 'not_found', 'not_member', 'closed', 'cancelled', 'too_many_connections'])(
  'a socket refused as %s does not reconnect',
  async (code) => {
    const { socket, connection, states, refusals } = createFakeConnection();
    connection.connect();
    socket.fail({ code });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(socket.attempts).toHaveLength(1);
    expect(refusals).toEqual([[code, { code }]]);
    expect(states.at(-1)).toBe('closed');
  },
);

test('the opening time of a refusal is passed on', () => {
  const { socket, connection, refusals } = createFakeConnection();
  connection.connect();
  const refusal = { code: 'not_open_yet', opensAt: '2026-11-22T11:00:00.000Z' };
  socket.fail(refusal);
  expect(refusals).toEqual([['not_open_yet', refusal]]);
});

test('a socket refused as unavailable reconnects', async () => {
  const { socket, connection, refusals } = createFakeConnection();
  connection.connect();
  socket.fail({ code: 'unavailable' });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(socket.attempts).toHaveLength(2);
  expect(refusals).toEqual([]);
});

test('when the network is back it reconnects at once, but not before the first wait is over', async () => {
  const { socket, connection } = createFakeConnection();
  connection.connect();
  socket.open();
  socket.drop();
  const brokeAt = Date.now();
  connection.retryNow();
  await vi.advanceTimersByTimeAsync(4_000);
  expect((socket.attempts.at(-1) ?? 0) - brokeAt).toBeGreaterThanOrEqual(2_500);
  for (let i = 0; i < 5; i += 1) {
    socket.fail();
    await vi.advanceTimersByTimeAsync(3_000);
  }
  socket.fail();
  const tried = socket.attempts.length;
  connection.retryNow();
  await vi.advanceTimersByTimeAsync(500);
  expect(socket.attempts).toHaveLength(tried + 1);
});

test('a connection without a first page is closed and retried at growing intervals', async () => {
  const { socket, connection, states } = createFakeConnection();
  connection.connect();
  socket.letIn();
  await vi.advanceTimersByTimeAsync(9_999);
  expect(socket.connected).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(states).toEqual(['connecting', 'open', 'reconnecting']);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(socket.attempts).toHaveLength(2);
  // The server closes the socket when it could not read the history.
  socket.letIn();
  socket.drop();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(socket.attempts).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1_500);
  socket.open();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(socket.attempts).toHaveLength(3);
  expect(states.at(-1)).toBe('open');
});

test('a disconnect cancels the timeout of the first page', async () => {
  const { socket, connection } = createFakeConnection();
  connection.connect();
  socket.letIn();
  await vi.advanceTimersByTimeAsync(9_000);
  socket.drop();
  await vi.advanceTimersByTimeAsync(3_000);
  socket.letIn();
  await vi.advanceTimersByTimeAsync(9_000);
  expect(socket.connected).toBe(true);
});

test('too many connections after a disconnect are retried until the old leases have expired', async () => {
  const { socket, connection, states, refusals } = createFakeConnection();
  connection.connect();
  socket.open();
  const crowded = async () => {
    const refusedAt = Date.now();
    while (refusals.length === 0) {
      socket.fail({ code: 'too_many_connections' });
      await vi.advanceTimersByTimeAsync(refusals.length === 0 ? 15_000 : 0);
      if (Date.now() - refusedAt > 60_000) throw new Error('it tries for ever');
    }
    return Date.now() - refusedAt;
  };
  socket.drop();
  await vi.advanceTimersByTimeAsync(3_000);
  socket.fail({ code: 'too_many_connections' });
  expect(states.at(-1)).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(12_500);
  socket.open();
  expect(refusals).toEqual([]);
  socket.drop();
  expect(await crowded()).toBeGreaterThan(12_000);
  expect(states.at(-1)).toBe('closed');
});

test('two events of one disconnect cause one attempt', async () => {
  const { socket, connection } = createFakeConnection();
  connection.connect();
  socket.open();
  socket.drop();
  socket.fail();
  await vi.advanceTimersByTimeAsync(9_000);
  expect(socket.attempts).toHaveLength(2);
});

test('a closed room stays closed', async () => {
  const { socket, connection, states } = createFakeConnection();
  connection.connect();
  socket.open();
  connection.close();
  socket.drop();
  connection.retryNow();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(socket.attempts).toHaveLength(1);
  expect(states.at(-1)).toBe('closed');
});

test('a room that the server closes gets no disconnect packet from the page', async () => {
  const { socket, connection } = createFakeConnection();
  connection.connect();
  socket.open();
  connection.close();
  socket.drop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(socket.goodbyes).toBe(0);
});

test('a room that only the page closes is left within a second', async () => {
  const { socket, connection } = createFakeConnection();
  connection.connect();
  socket.open();
  connection.close();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(socket.goodbyes).toBe(1);
  expect(socket.connected).toBe(false);
});

test('without a connection nothing is sent or requested', async () => {
  const { connection } = createFakeConnection();
  expect(await connection.send({ clientId: 'a', body: '네' })).toBe(null);
  expect(await connection.askHistory({})).toBe(null);
});

test('a clientId is a UUID, also without crypto.randomUUID', () => {
  const bare = { getRandomValues: crypto.getRandomValues.bind(crypto) };
  const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(newId(bare)).toMatch(pattern);
  expect(newId(crypto)).toMatch(pattern);
  expect(newId(bare)).not.toBe(newId(bare));
});

test('the leader is listed first, then online participants, then the others, each by name', () => {
  const person = (nickname: string, online: boolean, isLeader = false) => ({
    userId: nickname,
    nickname,
    online,
    isLeader,
  });
  const people = [
    person('하윤', true),
    person('가온', false),
    person('민지', false, true),
    person('나래', true),
  ];
  expect(inOrder(people).map(({ nickname }) => nickname)).toEqual(['민지', '나래', '하윤', '가온']);
});
