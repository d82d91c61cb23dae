// For benchmarks, which use the log without a server.
export { firstHistories } from './first-histories.ts';
export { insertMessages } from './insert-messages.ts';
export { readHistory } from './read-history.ts';
