// For benchmarks, which use the log without a server.
export { firstHistories } from './first-histories.ts';
export { insertMessages } from './insert-messages.ts';
// For `npm run partition:messages`.
export { abandonPartitions, MoveError, partitionMessages } from './partitions/partition-messages.ts';
export { ShapeError } from './partitions/table-shape.ts';
export { readHistory } from './read-history.ts';
export { indexLog } from './search/index-messages.ts';
export { searchMessages } from './search/search-messages.ts';
