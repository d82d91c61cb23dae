import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy on loopback. */
export interface TcpProxy {
  readonly port: number;
  /** Ends all connections. New ones are accepted. */
  dropConnections(): void;
  close(): void;
}

/** @param pass hands on to `target` what arrived, now, later or never */
export async function startTcpProxy(
  targetPort: number,
  pass: (chunk: Buffer, target: Socket) => void,
): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => pass(chunk, to));
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const dropConnections = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    dropConnections,
    close: () => {
      server.close();
      dropConnections();
    },
  };
}
