// `npm run bench:jitter [-- --clients N --rooms N --seconds N --turns N]`: clients whose
// connections are torn again and again, at this site and at Socket.IO with its connection state
// recovery, in turns. Each client is torn about every 15 s and away for 2 s; in each room somebody
// announces something every second, and the clients send one message a second. Linux only.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { type BenchServer, startRecovery, startWeb } from './bench/bench-servers.ts';
import { countOption } from './bench/count-option.ts';
import { openRecoveryClient, openSiteClient } from './bench/jitter-client.ts';
import type { JitterFigures } from './bench/jitter-ledger.ts';
import { type JitterShape, type JitterSide, openJitterSide } from './bench/jitter-side.ts';
import { describeMachine } from './bench/machine.ts';
import { chatSeats, makeRooms, type Rooms } from './bench/people.ts';
import { startPrivateStack } from './bench/private-stack.ts';
import { watchProcessors } from './bench/process-trees.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { clients: text, rooms: text, seconds: text, turns: text } });
const { clients, rooms, seconds, turns } = {
  clients: countOption('clients', values.clients ?? '1000'),
  rooms: countOption('rooms', values.rooms ?? '4'),
  seconds: countOption('seconds', values.seconds ?? '30'),
  turns: countOption('turns', values.turns ?? '2'),
};
const catchUpTargetMs = 1_000;
const round = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 0 });

interface Contestant {
  readonly name: string;
  readonly side: JitterSide;
  /** All processes that serve its clients. */
  readonly pids: readonly number[];
  cpuSeconds: number;
  /** How late this process, which holds the clients, was in one of a hundred moments. */
  crowdDelayMs: number;
}

const stack = await startPrivateStack('bench-jitter');
try {
  const [web, recovery] = await Promise.all([startWeb(stack), startRecovery()]);
  try {
    const people = await makeRooms(stack, rooms, Math.ceil(clients / rooms) + 1);
    console.log(describeMachine());
    console.log(`${clients} clients in ${rooms} rooms, ${turns} × ${seconds} s each`);
    const storage = stack.processes.map(([, { pid }]) => pid);
    const ours = contestant('Bookmoim', openJitterSide(openSiteClient, shapeAt(web, people)), [
      web.pid,
      ...storage,
    ]);
    const theirs = contestant(
      'Socket.IO with recovery',
      openJitterSide(openRecoveryClient, shapeAt(recovery, people)),
      [recovery.pid],
    );
    await takeTurns([ours, theirs]);
    console.log([ours, theirs].map(tell).join('\n'));
    const isMet = meetsTarget(ours.side.figures());
    for (const { side } of [ours, theirs]) side.close();
    const target = `Bookmoim delivers all, doubles none, and 99 % caught up within ${catchUpTargetMs} ms`;
    console.log(`${isMet ? 'met' : 'MISSED'}: ${target}`);
    if (!isMet) process.exitCode = 1;
  } finally {
    await Promise.all([web.stop(), recovery.stop()]);
  }
} finally {
  await stack.stop();
}

function shapeAt(server: BenchServer, people: Rooms): JitterShape {
  const seats = chatSeats(server, people);
  const isAnnouncer = (i: number) => i % people.size === 0;
  return {
    announcers: seats.filter((_, i) => isAnnouncer(i)),
    seats: seats.filter((_, i) => !isAnnouncer(i)),
    sendsPerRoom: 1,
  };
}

function contestant(name: string, side: JitterSide, pids: readonly number[]): Contestant {
  return { name, side, pids, cpuSeconds: 0, crowdDelayMs: 0 };
}

async function takeTurns(contestants: readonly Contestant[]): Promise<void> {
  for (const { side } of contestants) await side.opened();
  for (let turn = 0; turn < turns; turn += 1) {
    for (const one of contestants) {
      const [cpu, delays] = [watchProcessors(one.pids), monitorEventLoopDelay({ resolution: 10 })];
      delays.enable();
      await one.side.jitter(seconds);
      delays.disable();
      one.cpuSeconds += cpu();
      one.crowdDelayMs = Math.max(one.crowdDelayMs, delays.percentile(99) / 1_000_000);
    }
  }
}

function meetsTarget({ delivered, expected, doubled, outOfOrder, stillAway, fromAttempt }: JitterFigures) {
  const isWhole = delivered === expected && doubled + outOfOrder + stillAway === 0;
  return isWhole && fromAttempt.p99 <= catchUpTargetMs;
}

function tell({ name, side, cpuSeconds, crowdDelayMs }: Contestant): string {
  const { sent, expected, delivered, doubled, outOfOrder, absences, stillAway, ...times } = side.figures();
  const spread = ({ p50, p99, slowest }: JitterFigures['fromAttempt']) =>
    `p50 ${round(p50)} · p99 ${round(p99)} · slowest ${round(slowest)} ms`;
  const share = ((delivered / expected) * 100).toFixed(3);
  return [
    `${name}:`,
    `  ${round(sent)} messages, ${round(delivered)} of ${round(expected)} deliveries (${share} %)`,
    `  ${doubled} doubled, ${outOfOrder} out of order, ${absences} absences, ${stillAway} still away`,
    `  ${times.catchUps} times something was missed; it was there`,
    `    after the offline window: ${spread(times.fromAttempt)}`,
    `    after the new connection: ${spread(times.fromReturn)}`,
    `  CPU of all its processes: ${cpuSeconds.toFixed(1)} s; the clients' process was ${round(crowdDelayMs)} ms late (p99)`,
  ].join('\n');
}
