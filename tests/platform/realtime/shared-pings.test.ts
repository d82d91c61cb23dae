import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { pingGroupMs, sharePings } from '../../../src/platform/realtime/shared-pings.ts';

const intervalMs = 7_000;

describe('by the clock', () => {
  let engine: EventEmitter;

  beforeEach(() => {
    vi.useFakeTimers();
    engine = new EventEmitter();
    sharePings({ engine } as unknown as Server, intervalMs);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Makes a connection like the library's. */
  function connect() {
    const ownTimer = vi.fn();
    const connection = {
      readyState: 'open',
      pingIntervalTimer: setTimeout(ownTimer, intervalMs) as { refresh(): void },
      sendPacket: vi.fn(),
      resetPingTimeout: vi.fn(),
      ownTimer,
    };
    engine.emit('connection', connection);
    return connection;
  }

  test('a connection is pinged at the interval after its last answer, or up to two groups earlier', () => {
    const connection = connect();
    for (let count = 1; count <= 3; count += 1) {
      vi.advanceTimersByTime(intervalMs - 2 * pingGroupMs);
      expect(connection.sendPacket).toHaveBeenCalledTimes(count - 1);
      vi.advanceTimersByTime(2 * pingGroupMs);
      expect(connection.sendPacket).toHaveBeenCalledTimes(count);
      expect(connection.resetPingTimeout).toHaveBeenCalledTimes(count);
      // The answer arrives within a group.
      vi.advanceTimersByTime(130);
      connection.pingIntervalTimer.refresh();
    }
    expect(connection.ownTimer).not.toHaveBeenCalled();
  });

  test('a connection that did not answer is not pinged again, and a closed one is not pinged', () => {
    const silent = connect();
    const closed = connect();
    closed.readyState = 'closed';
    vi.advanceTimersByTime(5 * intervalMs);
    expect(silent.sendPacket).toHaveBeenCalledTimes(1);
    expect(closed.sendPacket).not.toHaveBeenCalled();
  });

  test('a thousand connections are pinged at three moments, and no timer is left without connections', () => {
    const all = Array.from({ length: 1_000 }, () => {
      vi.advanceTimersByTime(1);
      return connect();
    });
    const moments = new Set<number>();
    for (const { sendPacket } of all) sendPacket.mockImplementation(() => moments.add(Date.now()));
    vi.advanceTimersByTime(intervalMs);
    expect(all.every(({ sendPacket }) => sendPacket.mock.calls.length === 1)).toBe(true);
    expect(moments.size).toBeLessThanOrEqual(3);
    vi.advanceTimersByTime(intervalMs);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a connection without the private names keeps its own timer', () => {
    const connection = { pingIntervalTimer: setTimeout(() => undefined, intervalMs), readyState: 'open' };
    engine.emit('connection', connection);
    expect(vi.getTimerCount()).toBe(1);
  });
});

test('a connection of the library is pinged while it answers, and closed when it does not', async () => {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], pingInterval: 1_000, pingTimeout: 200 });
  sharePings(io, 1_000);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const webSocket = new WebSocket(
    `ws://127.0.0.1:${(http.address() as AddressInfo).port}/socket.io/?EIO=4&transport=websocket`,
  );
  try {
    let pings = 0;
    webSocket.on('message', (data) => {
      if (String(data).startsWith('0')) webSocket.send('40');
      if (String(data) !== '2') return;
      pings += 1;
      if (pings < 3) webSocket.send('3');
    });
    const [socket] = await once(io, 'connection');
    // Not the library's own timer.
    expect(Object.keys(socket.conn.pingIntervalTimer)).toEqual(['refresh']);
    const [reason] = await once(socket, 'disconnect');
    expect({ pings, reason }).toEqual({ pings: 3, reason: 'ping timeout' });
  } finally {
    webSocket.terminate();
    await io.close();
  }
});
