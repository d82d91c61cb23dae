// Loaded into a process with `--import`: causes an unhandled rejection or an uncaught exception on
// a signal.
process.on('SIGUSR2', () => void Promise.reject(new Error('nobody caught this')));
process.on('SIGHUP', () => {
  throw new Error('nobody caught this');
});
process.on('SIGWINCH', () => {
  const kept: number[][] = [];
  for (;;) kept.push(new Array(100_000).fill(1.5));
});
