export { findRanked, lookUpStatement, type SearchSource } from './find-ranked.ts';
export { guardSearch } from './guard-search.ts';
export { hasCheckDigit, isbn13Of } from './isbn.ts';
export { queryInput } from './query-input.ts';
export { type SearchKey, searchKey } from './search-key.ts';
export { openSearchPool, type SearchPool } from './search-pool.ts';
export { readQuery, type SearchQuery } from './search-query.ts';
export { answerStatus, type Searched } from './searched.ts';
export { queryInScope, textKey } from './text-key.ts';
