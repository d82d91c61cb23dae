import type { Talk, Talked } from '../crowd.ts';
import type { Crowd } from '../crowd-client.ts';
import { openAllSeats } from '../open-all-seats.ts';
import { makeRooms } from '../people.ts';
import type { Side } from './sides.ts';
import { watchCpu } from './watch-cpu.ts';

export interface Shape {
  readonly rooms: number;
  readonly size: number;
  /** Deliveries per second. */
  readonly deliveries: number;
}

/** One side in one round. CPU in microseconds per delivery. */
export interface Turn {
  readonly web: number;
  readonly postgres: number;
  readonly redis: number;
  readonly talked: Talked;
}

export interface Rounds {
  readonly count: number;
  readonly seconds: number;
}

/** Measures all sides in turns, in another order each round. Returns the turns of each side. */
export async function compare(
  sides: readonly Side[],
  crowd: Crowd,
  { rooms, size, deliveries }: Shape,
  { count, seconds }: Rounds,
): Promise<Map<Side, Turn[]>> {
  const rate = deliveries / size;
  for (const side of sides) {
    const seats = side.seats(await makeRooms(side.stack, rooms, size));
    await openAllSeats(crowd, side.name, seats);
    // Warms the code up, as that of a server in use is.
    await crowd.talk(side.name, { rate, seconds: 3 });
  }
  const turns = new Map(sides.map((side) => [side, [] as Turn[]]));
  for (let round = 0; round < count; round += 1) {
    for (const at of sides.keys()) {
      const side = sides[(at + round) % sides.length] as Side;
      turns.get(side)?.push(await takeTurn(side, crowd, { rate, seconds }));
    }
  }
  for (const side of sides) await crowd.close(side.name);
  return turns;
}

function takeTurn(side: Side, crowd: Crowd, talk: Talk): Promise<Turn> {
  return measureTurn(side, () => crowd.talk(side.name, talk));
}

/** Measures the CPU of a side while its crowd acts. */
export async function measureTurn(side: Side, act: () => Promise<Talked>): Promise<Turn> {
  const pidOf = (wanted: string) =>
    side.stack.processes.flatMap(([name, { pid }]) => (name === wanted ? [pid] : []));
  const watches = [[side.server.pid], pidOf('PostgreSQL'), pidOf('Redis')].map(watchCpu);
  const talked = await act();
  const [web = 0, postgres = 0, redis = 0] = watches.map((used) => used() / talked.delivered);
  return { web, postgres, redis, talked };
}
