// Put into a process by `--import`: makes a promise that nobody looks after fail when it is asked to (fault 44).
process.on('SIGUSR2', () => void Promise.reject(new Error('nobody caught this')));
