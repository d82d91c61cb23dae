import { watchEventLoop } from '../../src/platform/watchdog.ts';

// A process of its own for watchdog.test.ts, watched with a limit of a second. Prints "alive", and
// then does what its argument says. `hang` prints nothing before: `console` would make writes to
// a full pipe fail instead of wait.
const limit = 1_000;
watchEventLoop(({ message }) => console.log(`not watched: ${message}`), limit);

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Blocks until this process has used so much CPU time. */
function compute(milliseconds: number): void {
  const before = process.cpuUsage();
  const used = () => process.cpuUsage(before);
  while (used().user + used().system < milliseconds * 1_000);
}

const behaviours: Record<string, () => void> = {
  /** Hangs for longer than any limit. */
  hang: () => block(60_000),
  /** Hangs for half the limit, four times. */
  stutter() {
    for (let i = 0; i < 4; i += 1) setTimeout(() => block(limit / 2), i * limit);
    setTimeout(() => process.exit(0), 4 * limit);
  },
  /** Uses a third of the limit of CPU time, however long it waits for a core. */
  compute() {
    const startedAt = performance.now();
    compute(limit / 3);
    console.log(`computed within ${Math.round(performance.now() - startedAt)} ms`);
    process.exit(0);
  },
  /** Prints a line every 100 ms. */
  live: () => void setInterval(() => console.log('alive'), 100),
};

setTimeout(() => {
  const behaviour = process.argv[2] ?? '';
  if (behaviour !== 'hang') console.log('alive');
  behaviours[behaviour]?.();
}, 500);
