// The door for scripts/: what an evaluation runs without a database.

export { quizQuestions } from '../quiz/index.ts';
export type { Candidate } from './candidates/index.ts';
export { type Choice, chooseBooks } from './choose-books.ts';
export { namesBookByTheWay } from './comments/index.ts';
export { answerWithin, enoughAt } from './deadlines.ts';
export type { Recommender } from './model/index.ts';
export { costMicroUsd, createOpenAiRecommender, noMeter } from './model/index.ts';
export { rankByRule } from './ranking/index.ts';
