export { aggregateRankings } from './aggregate-rankings.ts';
export { bookDistance, meanDistance } from './book-distance.ts';
export { bordaPoints } from './borda.ts';
export { electBooks } from './elect-books.ts';
export { electByRule } from './elect-by-rule.ts';
export type { ElectedBook } from './elected-book.ts';
export type { Fact } from './fact.ts';
export {
  type FallbackReason,
  isChosenByModel,
  type Path,
  serviceFailures,
  temporaryReasons,
  uselessReplies,
} from './fallback-reason.ts';
export { holdsWord } from './holds-word.ts';
export { balancedOrders } from './pass-orders.ts';
export { placeFreeWins } from './place-free-wins.ts';
export { type RankedPasses, rankInPasses } from './rank-in-passes.ts';
export type { Ranking } from './ranking-pass.ts';
export type { ReaderFeedback } from './ranking-prompt.ts';
export type { ReaderPopularity } from './reader-popularity.ts';
export { type Contribution, type RankedBook, rankByRule } from './rule-score.ts';
export { createRuleScores } from './rule-scores.ts';
export { ordersByResult } from './second-pair.ts';
export type { MovedFor } from './spread-three.ts';
export { judgeRankings, type StopReason } from './stop-reason.ts';
export type { RankDeadlines } from './stop-waiting.ts';
