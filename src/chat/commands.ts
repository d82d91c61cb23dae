// For benchmarks, which use the log without a server.
export { insertMessages } from './draft-repository.ts';
export { firstHistories } from './first-histories.ts';
export { readHistory } from './read-history.ts';
