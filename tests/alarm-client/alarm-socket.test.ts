import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAlarmReports } from '../../public/js/alarms/alarm-reports.js';
import { keepConnected } from '../../public/js/alarms/alarm-socket.js';
import { createSharedValue } from '../../public/js/alarms/browser-storage.js';
import { createOpenedAlarms } from '../../public/js/alarms/opened-alarms.js';
import { after } from '../../public/js/chat/timers.js';
import { createTestStorage } from '../chat-client/test-storage.ts';
import { createFakeAlarmSocket } from './fake-alarm-socket.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minuteMs = 60_000;

function openPage({ storage = createTestStorage(), isVisible = true } = {}) {
  const page = { isVisible };
  const socket = createFakeAlarmSocket();
  const connection = keepConnected({
    socket: socket as never,
    after,
    random: () => 0.5,
    isVisible: () => page.isVisible,
  });
  const reports = createAlarmReports({
    report: connection.report,
    opened: createOpenedAlarms(createSharedValue(storage, '1', 'opened')),
    after,
  });
  socket.on('connect', () => void reports.sendAll());
  return { page, socket, connection, reports, storage };
}

describe('a page over the limit of open pages', () => {
  test('keeps trying with growing delays while it is visible', async () => {
    const { socket } = openPage();
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

  test('waits until it is visible', async () => {
    const { page, socket, connection } = openPage({ isVisible: false });
    socket.refuse('too_many_connections');
    await vi.advanceTimersByTimeAsync(10 * minuteMs);
    expect(socket.attempts).toBe(1);
    page.isVisible = true;
    connection.wake();
    await vi.advanceTimersByTimeAsync(500);
    expect(socket.attempts).toBe(2);
  });
});

test('a page that becomes visible just after a disconnect waits as long as the chat, whose connection it shares', async () => {
  const { socket, connection } = openPage();
  socket.open();
  socket.drop();
  connection.wake();
  await vi.advanceTimersByTimeAsync(2_599);
  expect(socket.attempts).toBe(1);
  await vi.advanceTimersByTimeAsync(401);
  expect(socket.attempts).toBe(2);
  socket.emit('connect_error', new Error('no server'));
  connection.wake();
  await vi.advanceTimersByTimeAsync(500);
  expect(socket.attempts).toBe(3);
});

test('a page whose person is not logged in does not connect again', async () => {
  const { socket, connection } = openPage();
  socket.refuse('unauthenticated');
  connection.wake();
  await vi.advanceTimersByTimeAsync(10 * minuteMs);
  expect(socket.attempts).toBe(1);
});

describe('a report about an alarm', () => {
  test('is sent once when the server accepts it', async () => {
    const { socket, reports } = openPage();
    socket.open();
    await reports.received('a');
    await vi.advanceTimersByTimeAsync(minuteMs);
    expect(socket.reported).toEqual(['a received']);
  });

  test('is sent again when the server did not answer', async () => {
    const { socket, reports } = openPage();
    socket.open();
    socket.answer = null;
    void reports.received('a');
    await vi.advanceTimersByTimeAsync(5_000);
    socket.answer = { ok: true };
    await vi.advanceTimersByTimeAsync(minuteMs);
    expect(socket.reported).toEqual(['a received', 'a received']);
  });

  test('is sent again when the server could not store it', async () => {
    const { socket, reports } = openPage();
    socket.open();
    socket.answer = { ok: false, code: 'unavailable' };
    await reports.received('a');
    socket.answer = { ok: true };
    await vi.advanceTimersByTimeAsync(minuteMs);
    expect(socket.reported).toEqual(['a received', 'a received']);
  });

  test('is sent after a reconnect', async () => {
    const { socket, reports } = openPage();
    await reports.received('a');
    expect(socket.reported).toEqual([]);
    socket.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(socket.reported).toEqual(['a received']);
  });

  test('is sent by the next page when this one was left', async () => {
    const first = openPage();
    await first.reports.opened('a');
    const second = openPage({ storage: first.storage });
    second.socket.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(second.socket.reported).toEqual(['a opened']);
  });

  test('is dropped when the server will never accept it', async () => {
    const { socket, reports } = openPage();
    socket.open();
    socket.answer = { ok: false, code: 'invalid' };
    await reports.opened('junk');
    await vi.advanceTimersByTimeAsync(minuteMs);
    expect(socket.reported).toEqual(['junk opened']);
  });

  test('is sent once each when there are many at once', async () => {
    const { socket, reports } = openPage();
    socket.open();
    await Promise.all(Array.from({ length: 20 }, (_, i) => reports.received(String(i))));
    await vi.advanceTimersByTimeAsync(0);
    expect(socket.reported.length).toBeLessThanOrEqual(21);
    expect(new Set(socket.reported).size).toBe(20);
  });
});
