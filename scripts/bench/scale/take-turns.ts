import { watchCpu } from '../beside/watch-cpu.ts';
import type { Talked } from '../crowd.ts';
import type { Crowd } from '../crowd-client.ts';
import { openAllSeats } from '../open-all-seats.ts';
import { makeRooms } from '../people.ts';
import type { Site } from './site.ts';

/** One site in one round. CPU in microseconds per delivery, of all its processes together. */
export interface Turn {
  readonly web: number;
  readonly storage: number;
  /** Broadcasts that Redis delivered to web processes, per message. */
  readonly reads: number;
  readonly talked: Talked;
}

export interface Load {
  readonly rooms: number;
  readonly size: number;
  /** Messages per second in all rooms together. */
  readonly rate: number;
}

/** A site and what is said there. */
export interface Contestant {
  readonly site: Site;
  readonly load: Load;
}

/** Messages by which each process warms its code up. */
const warmUpMessages = 600;

/** Measures sites in turns, in another order each round. Returns the turns of each. */
export async function takeTurns(
  contestants: readonly Contestant[],
  crowd: Crowd,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Turn[][]> {
  const turns: Turn[][] = contestants.map(() => []);
  for (const [at, { site, load }] of contestants.entries()) {
    const { rooms, size, rate } = load;
    await openAllSeats(crowd, String(at), site.seats(await makeRooms(site.stack, rooms, size)));
    await crowd.talk(String(at), { rate, seconds: (warmUpMessages * site.webs.length) / rate });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const i of contestants.keys()) {
      const at = (i + round) % contestants.length;
      const { site, load } = contestants[at] as Contestant;
      turns[at]?.push(await takeTurn(site, crowd, String(at), { rate: load.rate, seconds }));
    }
  }
  for (const at of contestants.keys()) await crowd.close(String(at));
  return turns;
}

async function takeTurn(
  site: Site,
  crowd: Crowd,
  group: string,
  talk: { rate: number; seconds: number },
): Promise<Turn> {
  const readsBefore = await site.countReads();
  const webCpu = watchCpu(site.webs.map(({ pid }) => pid));
  const storageCpu = watchCpu(site.stack.processes.map(([, { pid }]) => pid));
  const talked = await crowd.talk(group, talk);
  const [web, storage] = [webCpu() / talked.delivered, storageCpu() / talked.delivered];
  return { web, storage, reads: ((await site.countReads()) - readsBefore) / talked.sent, talked };
}
