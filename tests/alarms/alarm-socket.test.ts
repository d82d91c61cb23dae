import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepConnected } from '../../public/js/alarms/alarm-socket.js';
import { after } from '../../public/js/chat/timers.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a page that is looked at just after a break waits as long as the chat, whose line it shares', async () => {
  const attempts: number[] = [];
  const socket = Object.assign(new EventEmitter(), {
    connected: false,
    connect: () => attempts.push(Date.now()),
  });
  const line = keepConnected({ socket: socket as never, after, random: () => 0 });
  socket.emit('connect');
  socket.emit('disconnect');
  const brokeAt = Date.now();
  line.wake();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(attempts).toHaveLength(2);
  expect((attempts[1] ?? 0) - brokeAt).toBeGreaterThanOrEqual(2_600);
  socket.emit('connect_error', new Error('nobody there'));
  line.wake();
  await vi.advanceTimersByTimeAsync(500);
  expect(attempts).toHaveLength(3);
});
