import { watchEventLoop } from '../../src/platform/watchdog.ts';

// A process of its own for watchdog.test.ts: says that it lives, then hangs for ever (`hang`), or
// for half the limit, again and again (`stutter`), or says so every 100 ms (`live`).
const limit = 1_000;
watchEventLoop(limit);

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

setTimeout(() => {
  console.log('alive');
  if (process.argv[2] === 'hang') block(60_000);
  if (process.argv[2] === 'live') setInterval(() => console.log('alive'), 100);
  else {
    for (let i = 0; i < 4; i += 1) setTimeout(() => block(limit / 2), i * limit);
    setTimeout(() => process.exit(0), 4 * limit);
  }
}, 500);
