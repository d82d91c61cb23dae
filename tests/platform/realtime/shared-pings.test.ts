import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { round, sharePings } from '../../../src/platform/realtime/shared-pings.ts';

const interval = 7_000;

describe('by the clock', () => {
  let engine: EventEmitter;

  beforeEach(() => {
    vi.useFakeTimers();
    engine = new EventEmitter();
    sharePings({ engine } as unknown as Server, interval);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A connection as the library has just made it. */
  function connect() {
    const ownTimer = vi.fn();
    const connection = {
      readyState: 'open',
      pingIntervalTimer: setTimeout(ownTimer, interval) as { refresh(): void },
      sendPacket: vi.fn(),
      resetPingTimeout: vi.fn(),
      ownTimer,
    };
    engine.emit('connection', connection);
    return connection;
  }

  test('a connection is pinged no later than the interval after its last answer, and not before a round less', () => {
    const connection = connect();
    for (let count = 1; count <= 3; count += 1) {
      vi.advanceTimersByTime(interval - 2 * round);
      expect(connection.sendPacket).toHaveBeenCalledTimes(count - 1);
      vi.advanceTimersByTime(2 * round);
      expect(connection.sendPacket).toHaveBeenCalledTimes(count);
      expect(connection.resetPingTimeout).toHaveBeenCalledTimes(count);
      // Somewhere within a round.
      vi.advanceTimersByTime(130);
      connection.pingIntervalTimer.refresh();
    }
    expect(connection.ownTimer).not.toHaveBeenCalled();
  });

  test('one that did not answer is not pinged again, one that is closed not at all', () => {
    const silent = connect();
    const closed = connect();
    closed.readyState = 'closed';
    vi.advanceTimersByTime(5 * interval);
    expect(silent.sendPacket).toHaveBeenCalledTimes(1);
    expect(closed.sendPacket).not.toHaveBeenCalled();
  });

  test('many are pinged in few rounds, and no timer is left when nobody is there', () => {
    const all = Array.from({ length: 1_000 }, () => {
      vi.advanceTimersByTime(1);
      return connect();
    });
    const moments = new Set<number>();
    for (const { sendPacket } of all) sendPacket.mockImplementation(() => moments.add(Date.now()));
    vi.advanceTimersByTime(interval);
    expect(all.every(({ sendPacket }) => sendPacket.mock.calls.length === 1)).toBe(true);
    expect(moments.size).toBeLessThanOrEqual(3);
    vi.advanceTimersByTime(interval);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a connection without the names it needs keeps its own timer', () => {
    const connection = { pingIntervalTimer: setTimeout(() => undefined, interval), readyState: 'open' };
    engine.emit('connection', connection);
    expect(vi.getTimerCount()).toBe(1);
  });
});

test('with the library’s own connections: pinged for as long as it answers, and let go when it does not', async () => {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], pingInterval: 1_000, pingTimeout: 200 });
  sharePings(io, 1_000);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const line = new WebSocket(
    `ws://127.0.0.1:${(http.address() as AddressInfo).port}/socket.io/?EIO=4&transport=websocket`,
  );
  try {
    let pings = 0;
    line.on('message', (data) => {
      if (String(data).startsWith('0')) line.send('40');
      if (String(data) !== '2') return;
      pings += 1;
      if (pings < 3) line.send('3');
    });
    const [socket] = await once(io, 'connection');
    // Ours, and not the library's timer, which says nothing of rounds.
    expect(Object.keys(socket.conn.pingIntervalTimer)).toEqual(['refresh']);
    const [reason] = await once(socket, 'disconnect');
    expect({ pings, reason }).toEqual({ pings: 3, reason: 'ping timeout' });
  } finally {
    line.terminate();
    await io.close();
  }
});
