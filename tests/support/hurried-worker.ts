// A worker whose monotonic clock runs twenty times as fast: `node hurried-worker.ts`. Timers run at
// the normal speed.
const now = performance.now.bind(performance);
performance.now = () => now() * 20;
await import('../../src/worker.ts');
