import { EventEmitter, once } from 'node:events';
import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { defaultLimits } from '../../../src/platform/rate-limits/index.ts';
import {
  createSocketGuard,
  mostOpenPerBlock,
  type SocketRefusal,
} from '../../../src/platform/realtime/socket-guard.ts';

let now = 0;
const clock = { now: () => new Date(now) };

function guard(options: { handshakes?: number; packets?: number } = {}) {
  const refused: SocketRefusal[] = [];
  const made = createSocketGuard({
    limits: {
      'socket-handshake': { ...defaultLimits['socket-handshake'], uses: options.handshakes ?? 200 },
      'socket-packets': { ...defaultLimits['socket-packets'], uses: options.packets ?? 100 },
    },
    clock,
    proxies: 1,
    onRefused: (reason) => refused.push(reason),
  });
  return { ...made, refused };
}

const handshakeFrom = (address: string) =>
  ({
    headers: { 'x-forwarded-for': address },
    socket: Object.assign(new EventEmitter(), { remoteAddress: '10.0.0.1' }),
  }) as unknown as IncomingMessage;

describe('handshakes', () => {
  test('an address block beyond the limit is refused for a minute, and another one is not', () => {
    const { admit, refused } = guard({ handshakes: 3 });
    const results = [1, 2, 3, 4, 5].map(() => admit(handshakeFrom('198.51.100.7')));
    expect(results).toEqual([0, 0, 0, 60_000, 60_000]);
    expect(admit(handshakeFrom('198.51.100.8'))).toBe(0);
    now += 60_000;
    expect(admit(handshakeFrom('198.51.100.7'))).toBe(0);
    expect(refused).toEqual(['handshakes', 'handshakes']);
  });

  test('addresses of one IPv6 network are one block', () => {
    const { admit } = guard({ handshakes: 2 });
    const waits = ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2:ffff::3'].map((address) =>
      admit(handshakeFrom(address)),
    );
    expect(waits.map((wait) => wait > 0)).toEqual([false, false, true]);
  });

  test('the blocks of one IPv6 /48 have ten times the handshakes of one block together', () => {
    const { admit } = guard({ handshakes: 2 });
    const from = (network: string) => admit(handshakeFrom(`2001:db8:${network}::1`));
    const waits = Array.from({ length: 300 }, (_, number) => from(`9:${number.toString(16)}`));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(20);
    expect(from('a:1')).toBe(0);
  });

  test('the blocks of one IPv6 /48 hold ten times the sockets of one block together', () => {
    const { admit } = guard({ handshakes: 10_000 });
    const open = Array.from({ length: 5_001 }, (_, number) =>
      handshakeFrom(`2001:db8:9:${(number % 300).toString(16)}::1`),
    );
    expect(open.map(admit).filter((wait) => wait > 0)).toHaveLength(1);
    open[0]?.socket.emit('close');
    expect(admit(handshakeFrom('2001:db8:9:1::1'))).toBe(0);
  });

  test('an address block has a maximum of open sockets, and a closed one is not counted', () => {
    const { admit, refused } = guard({ handshakes: 10_000 });
    const open = Array.from({ length: mostOpenPerBlock }, () => handshakeFrom('198.51.100.7'));
    expect(open.map(admit).filter((wait) => wait > 0)).toEqual([]);
    expect(admit(handshakeFrom('198.51.100.7'))).toBeGreaterThan(0);
    expect(admit(handshakeFrom('198.51.100.8'))).toBe(0);
    open[0]?.socket.emit('close');
    expect(admit(handshakeFrom('198.51.100.7'))).toBe(0);
    expect(refused).toEqual(['open-sockets']);
  });
});

describe('packets', () => {
  let server: HttpServer;
  let io: Server;
  afterEach(() => io.close());

  async function connect(packets: number): Promise<WebSocket> {
    server = createServer();
    io = new Server(server, { transports: ['websocket'] });
    guard({ packets }).watchPackets(io);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
    socket.on('error', () => undefined);
    await once(socket, 'message');
    return socket;
  }
  const send = (socket: WebSocket, count: number) => {
    for (let i = 0; i < count; i += 1) socket.send('3');
  };
  const pong = async (socket: WebSocket) => {
    socket.ping();
    await once(socket, 'pong');
  };

  test('a packet beyond the limit in five seconds closes the socket at once', async () => {
    const socket = await connect(20);
    send(socket, 20);
    await pong(socket);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    const closed = once(socket, 'close');
    send(socket, 1);
    await closed;
  });

  test('the same number of packets over a longer time does not close it', async () => {
    const socket = await connect(20);
    for (let i = 0; i < 5; i += 1) {
      send(socket, 20);
      await pong(socket);
      now += 5_000;
    }
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.close();
  });
});
