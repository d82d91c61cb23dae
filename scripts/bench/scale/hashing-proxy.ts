import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

export interface HashingProxy {
  readonly port: number;
  /**
   * Sends new connections to these ports: by the meeting in their address (`?meeting=`), as
   * deploy/Caddyfile does, or spread by their cookie.
   */
  route(ports: readonly number[], choice: 'by meeting' | 'spread'): void;
  close(): void;
}

/** Starts a TCP proxy that reads the head of each connection. */
export async function startHashingProxy(): Promise<HashingProxy> {
  let choose: (head: string) => number = () => 0;
  const server = createServer((client) => {
    client.on('error', () => client.destroy());
    client.once('data', (head) => {
      const target = connect(choose(head.toString('latin1')), '127.0.0.1');
      target.on('error', () => client.destroy());
      client.on('close', () => target.destroy());
      target.write(head);
      client.pipe(target).pipe(client);
    });
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 });
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    route(ports, choice) {
      const key = choice === 'by meeting' ? /^GET \S*[?&]meeting=(\d+)/ : /^cookie: (.*)$/im;
      choose = (head) => portFor(key.exec(head)?.[1] ?? '', ports);
    },
    close: () => server.close(),
  };
}

/** Rendezvous hashing, as in Caddy: if a process goes, only its own meetings move. */
function portFor(key: string, ports: readonly number[]): number {
  const weigh = (port: number) => createHash('sha1').update(`${port} ${key}`).digest('hex');
  return ports.reduce((best, port) => (weigh(port) > weigh(best) ? port : best));
}
