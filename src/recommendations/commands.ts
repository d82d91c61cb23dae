// Entry for scripts: what an evaluation needs to run without a database.

export {
  costMicroUsd,
  createOpenAiClient,
  type ModelClient,
  noMeter,
  type OpenAiOptions,
} from '../model/index.ts';
export { type Candidate, standings, usableFacts } from './candidates/index.ts';
export type { Choice } from './choice.ts';
export { chooseBooks } from './choose-books.ts';
export {
  answerAndFact,
  factForAnswers,
  namesBookByTheWay,
  preferProvable,
  verifyComment,
} from './comments/index.ts';
export { defaultChoiceTimeoutMs, startDeadlines } from './deadlines.ts';
export { groupFits } from './fit/index.ts';
export {
  aggregateRankings,
  balancedOrders,
  bookDistance,
  bordaPoints,
  electBooks,
  electByRule,
  judgeRankings,
  meanDistance,
  ordersByResult,
  placeFreeWins,
  type Ranking,
  type ReaderPopularity,
  rankByRule,
} from './ranking/index.ts';
