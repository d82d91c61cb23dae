// Preloaded with `--require` into a process whose memory is measured. As a TypeScript module it
// would load Node's type stripper. `last-resort` also gives freed pages back to the system.
process.on('SIGUSR2', () => globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' }));
