import type { Servers } from '../../stack/servers.ts';
import { type BenchServer, startWeb } from '../bench-servers.ts';
import type { Seat } from '../connection.ts';
import { chatSeats, type Rooms } from '../people.ts';
import { startPrivateStack } from '../private-stack.ts';
import { type HashingProxy, startHashingProxy } from './hashing-proxy.ts';

/** Web processes behind a proxy, with a PostgreSQL and a Redis of their own. */
export interface Site {
  readonly stack: Servers;
  readonly webs: readonly BenchServer[];
  route(choice: Parameters<HashingProxy['route']>[1]): void;
  seats(rooms: Rooms): Seat[];
  /** Returns how many broadcasts Redis has delivered to the web processes so far. */
  countReads(): Promise<number>;
  stop(): Promise<void>;
}

const token = 'only-the-benches-know-this-token';

/** Starts a site with this number of web processes. */
export async function startSite(processes: number): Promise<Site> {
  const stack = await startPrivateStack('bench-scale');
  const proxy = await startHashingProxy();
  const webs: BenchServer[] = [];
  const stop = async () => {
    proxy.close();
    await Promise.all(webs.map((web) => web.stop()));
    await stack.stop();
  };
  try {
    const options = { origin: `http://127.0.0.1:${proxy.port}`, settings: { METRICS_TOKEN: token } };
    while (webs.length < processes) webs.push(await startWeb(stack, options));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    stack,
    webs,
    route: (choice) =>
      proxy.route(
        webs.map(({ port }) => port),
        choice,
      ),
    seats: (rooms) =>
      chatSeats(proxy, rooms).map((seat) => ({ ...seat, url: `${seat.url}&meeting=${seat.room}` })),
    countReads: async () => {
      const counts = await Promise.all(webs.map(({ port }) => readsOf(port)));
      return counts.reduce((sum, one) => sum + one, 0);
    },
    stop,
  };
}

async function readsOf(port: number): Promise<number> {
  const headers = { Authorization: `Bearer ${token}` };
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text();
  const [, count] = /^chat_broadcast_reads_total\S* (\d+)$/m.exec(text) ?? [];
  if (count === undefined) throw new Error('the metrics do not count broadcasts');
  return Number(count);
}
