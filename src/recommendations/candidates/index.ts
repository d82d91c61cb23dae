export { type AliasedCandidate, assignAliases, type Candidate, pickCount } from './candidate.ts';
export { type AuthorWish, drawPool, type PoolKind } from './candidate-pool.ts';
export { hasDigits, hasSubtitle, isCoauthored, isSeries, type Standing, standings } from './standing.ts';
