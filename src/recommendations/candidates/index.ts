export { type Candidate, type DealtCandidate, dealAliases, pickCount } from './candidate.ts';
export { type AuthorWish, drawPool, type PoolKind } from './candidate-pool.ts';
export { hasDigits, hasSubtitle, isCoauthored, isSeries, type Standing, standings } from './standing.ts';
