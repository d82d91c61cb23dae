import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * A load balancer on loopback without sticky sessions: each connection goes to the next of the
 * ports that takes it.
 */
export interface PlainProxy {
  readonly url: string;
  /** Breaks one of the lines, without a goodbye to either side. `pick` is a number in [0, 1). */
  breakOne(pick: number): void;
  close(): void;
}

export async function startPlainProxy(ports: readonly number[]): Promise<PlainProxy> {
  const lines = new Set<{ inner: Socket; outer: Socket }>();
  let turn = 0;

  const connectToOne = (inner: Socket, [port, ...others]: readonly number[]) => {
    if (port === undefined || inner.destroyed) {
      inner.destroy();
      return;
    }
    const outer = connect(port, '127.0.0.1');
    const refused = () => connectToOne(inner, others);
    outer.once('error', refused);
    outer.once('connect', () => {
      outer.off('error', refused);
      const line = { inner, outer };
      lines.add(line);
      for (const [socket, other] of [
        [inner, outer],
        [outer, inner],
      ] as const) {
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          lines.delete(line);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
  };

  const server = createServer((inner) => {
    inner.on('error', () => inner.destroy());
    const first = turn % ports.length;
    turn += 1;
    connectToOne(inner, [...ports.slice(first), ...ports.slice(0, first)]);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    breakOne: (pick) => {
      const line = [...lines][Math.floor(pick * lines.size)];
      line?.inner.resetAndDestroy();
      line?.outer.resetAndDestroy();
    },
    close: () => {
      server.close();
      for (const { inner, outer } of lines) {
        inner.destroy();
        outer.destroy();
      }
    },
  };
}
