// `npm run bench:chat`: the chat's targets, measured over loopback sockets from a separate process,
// next to the baseline server, with everything stored (fsync and AOF on). Takes about six minutes
// and needs an idle machine with two cores. Linux only: it reads /proc.
import { startFloor, startWeb } from './bench/bench-servers.ts';
import {
  type Bench,
  countAll,
  measureBurst,
  measureMemory,
  measureMost,
  measureSteady,
  measureStorm,
} from './bench/chat-rows.ts';
import { startCrowd } from './bench/crowd-client.ts';
import { describeMachine } from './bench/machine.ts';
import { startPrivateStack } from './bench/private-stack.ts';
import { formatTable, type Row } from './bench/report.ts';

console.log(describeMachine());

/**
 * If the baseline needs more microseconds per delivery than this (at 20 × 10), the machine is too
 * busy to measure.
 */
const busyFloor = 100;
const rows: Row[] = [];
const tell = (...more: Row[]) => {
  rows.push(...more);
  for (const { measure, ours, isMet } of more) console.error(`${isMet ? '✓' : '✗'} ${measure}: ${ours}`);
};

const stack = await startPrivateStack('bench-chat');
try {
  const [floor, web] = await Promise.all([startFloor(stack), startWeb(stack)]);
  const crowd = startCrowd();
  let isVoid = false;
  try {
    const bench: Bench = { stack, crowd, floor, web, talks: [] };
    // This comes first because it warms both servers up, as servers in use are.
    const most = await measureMost(bench);
    for (const shape of [
      { rooms: 1, size: 100, deliveries: 1_000, most: 1.5 },
      { rooms: 20, size: 10, deliveries: 1_000, most: 2 },
      { rooms: 50, size: 20, deliveries: 3_000, most: 2 },
    ]) {
      const steady = await measureSteady(bench, shape);
      tell(...steady.rows);
      if (shape.size === 10) isVoid = steady.floorCpu > busyFloor;
    }
    tell(most, await measureBurst(bench));
    tell(await measureStorm(bench, { rooms: 25, size: 20 }, 1.2));
    tell(await measureStorm(bench, { rooms: 100, size: 20 }, 4));
    tell(await measureStorm(bench, { rooms: 1, size: 500 }, 4));
    tell(countAll(bench.talks));
  } finally {
    crowd.stop();
    await Promise.all([floor.stop(), web.stop()]);
  }
  tell(await measureMemory(stack));
  console.log(formatTable(rows));
  if (isVoid)
    console.log(
      `VOID: the floor needs more than ${busyFloor} µs a delivery at 20 × 10. The machine is too busy.`,
    );
  process.exitCode = isVoid || rows.some(({ isMet }) => !isMet) ? 1 : 0;
} finally {
  await stack.stop();
}
