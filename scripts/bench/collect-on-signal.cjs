// Preloaded with `--require` into a process whose memory is measured. As a TypeScript module it
// would make every thread of that process load Node's type stripper.
process.on('SIGUSR2', () => globalThis.gc?.());
