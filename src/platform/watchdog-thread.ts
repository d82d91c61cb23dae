import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

// A thread of its own: it looks whether the main thread still beats, which the main thread cannot tell when it hangs. Time is counted in this
// thread's own looks, so that a whole process that slept (SIGSTOP, a closed laptop) is not taken for one that hangs.
const { beats, every, limit } = workerData as { beats: Int32Array; every: number; limit: number };
let last = -1;
let silentFor = 0;

setInterval(() => {
  const beat = Atomics.load(beats, 0);
  silentFor = beat === last ? silentFor + every : 0;
  last = beat;
  if (silentFor < limit) return;
  writeSync(
    1,
    `${JSON.stringify({ level: 60, time: new Date().toISOString(), pid: process.pid, msg: 'the event loop hangs' })}\n`,
  );
  // The only way out that asks nothing of the main thread.
  process.kill(process.pid, 'SIGKILL');
}, every);
