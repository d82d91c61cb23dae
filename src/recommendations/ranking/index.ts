export { type ElectedBook, electBooks } from './elect-books.ts';
export type { Fact } from './fact.ts';
export { balancedOrders } from './pass-orders.ts';
export { type RankedPasses, rankInPasses } from './rank-in-passes.ts';
export type { ReaderFeedback } from './ranking-prompt.ts';
export { type Contribution, type RankedBook, rankByRule } from './rule-score.ts';
export type { RankDeadlines } from './stop-waiting.ts';
