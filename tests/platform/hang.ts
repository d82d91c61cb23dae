import { watchEventLoop } from '../../src/platform/watchdog.ts';

// A process of its own for watchdog.test.ts: says that it lives, then hangs for ever (`hang`), or
// for half the limit, again and again (`stutter`), or computes for a third of the limit, however
// long it waits for a core (`compute`), or says so every 100 ms (`live`).
const limit = 1_000;
watchEventLoop(limit);

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

function compute(milliseconds: number): void {
  const before = process.cpuUsage();
  const used = () => process.cpuUsage(before);
  while (used().user + used().system < milliseconds * 1_000);
}

setTimeout(() => {
  console.log('alive');
  if (process.argv[2] === 'hang') block(60_000);
  if (process.argv[2] === 'compute') {
    const startedAt = performance.now();
    compute(limit / 3);
    console.log(`computed within ${Math.round(performance.now() - startedAt)} ms`);
    process.exit(0);
  }
  if (process.argv[2] === 'live') setInterval(() => console.log('alive'), 100);
  else {
    for (let i = 0; i < 4; i += 1) setTimeout(() => block(limit / 2), i * limit);
    setTimeout(() => process.exit(0), 4 * limit);
  }
}, 500);
