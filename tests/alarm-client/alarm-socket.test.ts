import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSayings } from '../../public/js/alarms/alarm-reports.js';
import { keepConnected } from '../../public/js/alarms/alarm-socket.js';
import { createSharedValue } from '../../public/js/alarms/browser-storage.js';
import { createOpened } from '../../public/js/alarms/opened-alarms.js';
import { after } from '../../public/js/chat/timers.js';
import { createTestStorage } from '../chat-client/test-storage.ts';
import { createFakeAlarmSocket } from './fake-alarm-socket.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minute = 60_000;

function createLine({ storage = createTestStorage(), isLookedAt = true } = {}) {
  const page = { isLookedAt };
  const socket = createFakeAlarmSocket();
  const line = keepConnected({
    socket: socket as never,
    after,
    random: () => 0.5,
    isLookedAt: () => page.isLookedAt,
  });
  const sayings = createSayings({
    say: line.say,
    opened: createOpened(createSharedValue(storage, '1', 'opened')),
    after,
  });
  socket.on('connect', () => void sayings.sayAll());
  return { page, socket, line, sayings, storage };
}

describe('a page that is one too many', () => {
  test('tries for a place, more and more slowly, as long as it is looked at', async () => {
    const { socket } = createLine();
    const refused = () => socket.refuse('too_many_connections');
    refused();
    for (let i = 0; i < 20; i += 1) {
      const before = socket.attempts;
      await vi.advanceTimersByTimeAsync(15_000);
      expect(socket.attempts).toBeGreaterThan(before);
      refused();
    }
    expect(socket.attempts).toBeLessThan(30);
  });

  test('waits until it is looked at', async () => {
    const { page, socket, line } = createLine({ isLookedAt: false });
    socket.refuse('too_many_connections');
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(socket.attempts).toBe(1);
    page.isLookedAt = true;
    line.wake();
    await vi.advanceTimersByTimeAsync(500);
    expect(socket.attempts).toBe(2);
  });
});

test('a page that is looked at just after a break waits as long as the chat, whose line it shares', async () => {
  const { socket, line } = createLine();
  socket.open();
  socket.drop();
  line.wake();
  await vi.advanceTimersByTimeAsync(2_599);
  expect(socket.attempts).toBe(1);
  await vi.advanceTimersByTimeAsync(401);
  expect(socket.attempts).toBe(2);
  socket.emit('connect_error', new Error('nobody there'));
  line.wake();
  await vi.advanceTimersByTimeAsync(500);
  expect(socket.attempts).toBe(3);
});

test('who is not logged in is not asked again', async () => {
  const { socket, line } = createLine();
  socket.refuse('unauthenticated');
  line.wake();
  await vi.advanceTimersByTimeAsync(10 * minute);
  expect(socket.attempts).toBe(1);
});

describe('what became of an alarm', () => {
  test('is said once where the server takes it', async () => {
    const { socket, sayings } = createLine();
    socket.open();
    await sayings.received('a');
    await vi.advanceTimersByTimeAsync(minute);
    expect(socket.said).toEqual(['a received']);
  });

  test('is said again when nobody answered', async () => {
    const { socket, sayings } = createLine();
    socket.open();
    socket.answer = null;
    void sayings.received('a');
    await vi.advanceTimersByTimeAsync(5_000);
    socket.answer = { ok: true };
    await vi.advanceTimersByTimeAsync(minute);
    expect(socket.said).toEqual(['a received', 'a received']);
  });

  test('is said again when the server could not write it down', async () => {
    const { socket, sayings } = createLine();
    socket.open();
    socket.answer = { ok: false, code: 'unavailable' };
    await sayings.received('a');
    socket.answer = { ok: true };
    await vi.advanceTimersByTimeAsync(minute);
    expect(socket.said).toEqual(['a received', 'a received']);
  });

  test('is said when the line is back', async () => {
    const { socket, sayings } = createLine();
    await sayings.received('a');
    expect(socket.said).toEqual([]);
    socket.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(socket.said).toEqual(['a received']);
  });

  test('is said by the next page where this one went', async () => {
    const first = createLine();
    await first.sayings.opened('a');
    const second = createLine({ storage: first.storage });
    second.socket.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(second.socket.said).toEqual(['a opened']);
  });

  test('is given up when the server will never take it', async () => {
    const { socket, sayings } = createLine();
    socket.open();
    socket.answer = { ok: false, code: 'invalid' };
    await sayings.opened('junk');
    await vi.advanceTimersByTimeAsync(minute);
    expect(socket.said).toEqual(['junk opened']);
  });

  test('of many at once is said once each', async () => {
    const { socket, sayings } = createLine();
    socket.open();
    await Promise.all(Array.from({ length: 20 }, (_, i) => sayings.received(String(i))));
    await vi.advanceTimersByTimeAsync(0);
    expect(socket.said.length).toBeLessThanOrEqual(21);
    expect(new Set(socket.said).size).toBe(20);
  });
});
