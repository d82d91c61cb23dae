export { type AliasedCandidate, assignAliases, type Candidate, pickCount } from './candidate.ts';
export { type AuthorWish, drawPool, type PoolKind } from './candidate-pool.ts';
export { shelfWith, shelvesOf, tellsWord } from './shelves.ts';
export {
  type FlagKind,
  flagFacts,
  hasSubtitle,
  isSeries,
  type Standing,
  standings,
  withoutNotes,
} from './standing.ts';
export { usableFacts } from './usable-facts.ts';
