// This thread checks that the main thread still counts heartbeats. Time is measured in checks of
// this thread, so that a process that was suspended as a whole (SIGSTOP, a closed laptop) does not
// count as hanging.
//
// It is CommonJS because a thread loads Node's module loader and type stripper again: as TypeScript
// it took 35 MB, as CommonJS it takes 10 MB.
const { writeSync } = require('node:fs');
const { workerData } = require('node:worker_threads');

/** @type {import('./watchdog.ts').HeartbeatWatch} */
const { beats, checkIntervalMs, limitMs } = workerData;
let last = -1;
let silentForMs = 0;

setInterval(() => {
  const beat = Atomics.load(beats, 0);
  silentForMs = beat === last ? silentForMs + checkIntervalMs : 0;
  last = beat;
  if (silentForMs < limitMs) return;
  writeSync(
    1,
    `${JSON.stringify({ level: 60, time: new Date().toISOString(), pid: process.pid, msg: 'the event loop hangs' })}\n`,
  );
  // Only SIGKILL ends the process without the main thread's help.
  process.kill(process.pid, 'SIGKILL');
}, checkIntervalMs);
