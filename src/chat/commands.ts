// What benches run of the log without a server around it.
export { firstHistories, readHistory } from './read-history.ts';
export { insertMessages } from './repository.ts';
