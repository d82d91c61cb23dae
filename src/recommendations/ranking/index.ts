export { type ElectedBook, electBooks } from './elect-books.ts';
export { balancedOrders } from './pass-orders.ts';
export { type RankDeadlines, type RankedPasses, rankInPasses } from './rank-in-passes.ts';
export type { ReaderFeedback } from './ranking-prompt.ts';
export { type Contribution, type Fact, type RankedBook, rankByRule } from './rule-score.ts';
