// Put into a process by `--import`: lets it go wrong in the way it is asked for (fault 44).
process.on('SIGUSR2', () => void Promise.reject(new Error('nobody caught this')));
process.on('SIGHUP', () => {
  throw new Error('nobody caught this');
});
process.on('SIGWINCH', () => {
  const kept: number[][] = [];
  for (;;) kept.push(new Array(100_000).fill(1.5));
});
