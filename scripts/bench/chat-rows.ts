import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Servers } from '../stack/servers.ts';
import { type BenchServer, startFloor, startWeb } from './bench-servers.ts';
import type { Opened, Talked } from './crowd.ts';
import { type Crowd, startCrowd } from './crowd-client.ts';
import { openAllSeats } from './open-all-seats.ts';
import { chatSeats, floorSeats, makeRooms } from './people.ts';
import { readCpu, readMemory } from './process-meter.ts';
import { median } from './quantile.ts';
import type { Row } from './report.ts';

/** The same crowd and both servers, used by every measurement. */
export interface Bench {
  readonly stack: Servers;
  readonly crowd: Crowd;
  readonly floor: BenchServer;
  readonly web: BenchServer;
  /** All talks with the site's server, for the totals. */
  readonly talks: Talked[];
}

export interface Shape {
  readonly rooms: number;
  readonly size: number;
}

type Side = 'floor' | 'web';
const sides: readonly Side[] = ['floor', 'web'];
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const round = (value: number, digits = 0) => value.toLocaleString('en', { maximumFractionDigits: digits });

/** @throws Error if a connection failed */
async function openBoth(bench: Bench, { rooms, size }: Shape): Promise<void> {
  const people = await makeRooms(bench.stack, rooms, size);
  for (const side of sides) {
    const seats = side === 'floor' ? floorSeats(bench.floor, people) : chatSeats(bench.web, people);
    await openAllSeats(bench.crowd, side, seats);
  }
}

async function closeBoth({ crowd, stack }: Bench): Promise<void> {
  for (const side of sides) await crowd.close(side);
  await presenceIsEmpty(stack);
}

/**
 * Waits until presence is empty: members who left are removed five seconds later, which would
 * distort the next measurement.
 */
async function presenceIsEmpty(stack: Servers): Promise<void> {
  const redis = new Redis(stack.redisUrl);
  for (
    const deadline = Date.now() + 15_000;
    Date.now() < deadline && (await redis.scard('presence:rooms')) > 0;
  )
    await pause(100);
  redis.disconnect();
}

/** Raises the rate of both servers until one loses messages or is late. Also warms them up. */
export async function measureMost(bench: Bench): Promise<Row> {
  const { crowd, talks } = bench;
  await openBoth(bench, { rooms: 1, size: 100 });
  const most = { floor: 0, web: 0 };
  const isOver = { floor: false, web: false };
  for (let deliveries = 10_000; deliveries < 400_000; deliveries *= 1.3) {
    for (const side of sides) {
      if (isOver[side]) continue;
      const talked = await crowd.talk(side, { rate: deliveries / 100, seconds: 2 });
      if (side === 'web') talks.push(talked);
      // Count delivered messages, not requested ones: an overloaded crowd sends too few.
      const reached = talked.delivered / talked.seconds;
      if (talked.lost === 0 && talked.p99 <= 250 && reached > deliveries * 0.8) most[side] = reached;
      else isOver[side] = true;
    }
    if (isOver.floor && isOver.web) break;
  }
  await closeBoth(bench);
  return {
    measure: 'most deliveries/s, 1 × 100, p99 ≤ 250 ms, none lost',
    floor: round(most.floor),
    ours: `${round(most.web)} (${(most.web / most.floor).toFixed(2)} × floor)`,
    target: '≥ 0.5 × floor',
    isMet: most.web >= 0.5 * most.floor,
  };
}

export interface Steady {
  readonly rows: Row[];
  /** Microseconds of the baseline's CPU per delivery. */
  readonly floorCpu: number;
}

/** Measures CPU and latency of both servers in turns, at `deliveries` per second. */
export async function measureSteady(
  bench: Bench,
  { rooms, size, deliveries, most }: Shape & { deliveries: number; most: number },
): Promise<Steady> {
  await openBoth(bench, { rooms, size });
  const rate = deliveries / size;
  const pids = { floor: bench.floor.pid, web: bench.web.pid };
  const taken = { floor: { cpu: 0, talks: [] as Talked[] }, web: { cpu: 0, talks: [] as Talked[] } };
  for (let turn = 0; turn < 4; turn += 1) {
    for (const side of sides) {
      const before = readCpu(pids[side]);
      const talked = await bench.crowd.talk(side, { rate, seconds: turn === 0 ? 2 : 4 });
      if (side === 'web') bench.talks.push(talked);
      // The first turn only warms up.
      if (turn === 0) continue;
      taken[side].cpu += readCpu(pids[side]) - before;
      taken[side].talks.push(talked);
    }
  }
  await closeBoth(bench);
  const cpuOf = ({ cpu, talks }: (typeof taken)[Side]) => cpu / sum(talks.map(({ delivered }) => delivered));
  const latencyOf = ({ talks }: (typeof taken)[Side], which: 'p50' | 'p99') =>
    median(talks.map((talked) => talked[which]));
  const [floorCpu, webCpu] = [cpuOf(taken.floor), cpuOf(taken.web)];
  const [floorP99, webP99] = [latencyOf(taken.floor, 'p99'), latencyOf(taken.web, 'p99')];
  const name = `${rooms} × ${size}, ${round(deliveries)} deliveries/s`;
  return {
    floorCpu,
    rows: [
      {
        measure: `CPU of web per delivery, ${name}`,
        floor: `${round(floorCpu, 1)} µs`,
        ours: `${round(webCpu, 1)} µs (${(webCpu / floorCpu).toFixed(2)} × floor)`,
        target: `≤ ${most} × floor`,
        isMet: webCpu <= most * floorCpu,
      },
      {
        measure: `send → receive, p50 and p99, ${name}`,
        floor: `${round(latencyOf(taken.floor, 'p50'), 1)}, ${round(floorP99, 1)} ms`,
        ours: `${round(latencyOf(taken.web, 'p50'), 1)}, ${round(webP99, 1)} ms`,
        target: 'p99 ≤ 3 × floor, ≤ 15 ms',
        isMet: webP99 <= 3 * floorP99 && webP99 <= 15,
      },
    ],
  };
}

/** Each of a hundred members sends two messages at the same moment. */
export async function measureBurst(bench: Bench): Promise<Row> {
  await openBoth(bench, { rooms: 1, size: 100 });
  const [floor, ours] = [await bench.crowd.burst('floor', 2), await bench.crowd.burst('web', 2)];
  bench.talks.push(ours);
  await closeBoth(bench);
  const tell = ({ lost, slowest }: Talked) => `${lost} lost, ${round(slowest)} ms`;
  return {
    measure: 'burst: 2 messages from each of 100 at once, until all are shown',
    floor: tell(floor),
    ours: tell(ours),
    target: 'none lost, ≤ 2 s',
    isMet: ours.lost === 0 && ours.acked === 200 && ours.slowest <= 2_000,
  };
}

/**
 * All members connect at once. Measures until each has the log and a list that shows everybody
 * online, and returns the slower of two attempts.
 */
export async function measureStorm(bench: Bench, { rooms, size }: Shape, most: number): Promise<Row> {
  const tries: { floor: Opened; web: Opened }[] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const people = await makeRooms(bench.stack, rooms, size);
    const floor = await bench.crowd.open('floor', floorSeats(bench.floor, people), 20_000);
    const web = await bench.crowd.open('web', chatSeats(bench.web, people), 20_000);
    tries.push({ floor, web });
    await closeBoth(bench);
  }
  const worst = (side: Side) => Math.max(...tries.map((one) => one[side].seconds));
  const fewest = Math.min(...tries.map(({ web }) => web.ready));
  const people = rooms * size;
  return {
    measure: `${round(people)} connect at once (${rooms} × ${size}), until all have the right list`,
    floor: `${worst('floor').toFixed(2)} s`,
    ours: `${worst('web').toFixed(2)} s, ${fewest} of ${people} in`,
    target: `≤ ${most} s`,
    isMet: fewest === people && worst('web') <= most,
  };
}

/**
 * Returns the median of three attempts: the garbage collector's space for young objects varies by
 * 20 KB per connection between starts.
 */
export async function measureMemory(stack: Servers): Promise<Row> {
  const tries: Record<Side, number>[] = [];
  for (let turn = 0; turn < 3; turn += 1) tries.push(await weighConnections(stack, { rooms: 100, size: 20 }));
  const [floor, web] = sides.map((side) => median(tries.map((bytes) => bytes[side] / 1_024))) as [
    number,
    number,
  ];
  return {
    measure: 'memory per idle connection, of 2,000',
    floor: `${round(floor, 1)} KB`,
    ours: `${round(web, 1)} KB (${tries.map((bytes) => round(bytes.web / 1_024)).join(', ')})`,
    target: '≤ 45 KB',
    isMet: web <= 45,
  };
}

/**
 * Returns bytes per connection, measured in new processes so that earlier measurements have no
 * effect.
 */
async function weighConnections(stack: Servers, shape: Shape): Promise<Record<Side, number>> {
  const [floor, web] = await Promise.all([startFloor(stack), startWeb(stack)]);
  const crowd = startCrowd();
  const bench = { stack, crowd, floor, web, talks: [] };
  const servers = { floor, web };
  const held = async () => {
    const bytes = { floor: 0, web: 0 };
    for (const side of sides) {
      await servers[side].collectGarbage();
      bytes[side] = readMemory(servers[side].pid);
    }
    return bytes;
  };
  try {
    // Code that the first connections load and compile is not counted.
    await openBoth(bench, { rooms: 5, size: 20 });
    await closeBoth(bench);
    const before = await held();
    await openBoth(bench, shape);
    await pause(8_000);
    const after = await held();
    const each = (side: Side) => (after[side] - before[side]) / (shape.rooms * shape.size);
    return { floor: each('floor'), web: each('web') };
  } finally {
    crowd.stop();
    await Promise.all([floor.stop(), web.stop()]);
  }
}

/** No message may be missing, doubled or out of order. */
export function countAll(talks: readonly Talked[]): Row {
  const total = (of: (talked: Talked) => number) => sum(talks.map(of));
  const [lost, doubled, late] = [total((t) => t.lost), total((t) => t.doubled), total((t) => t.outOfOrder)];
  const unanswered = total((t) => t.sent - t.acked);
  return {
    measure: 'everything said: delivered / lost / doubled / out of order / not acknowledged',
    floor: '',
    ours: [total((t) => t.delivered), lost, doubled, late, unanswered]
      .map((count) => round(count))
      .join(' / '),
    target: '… / 0 / 0 / 0 / 0',
    isMet: lost + doubled + late + unanswered === 0,
  };
}
