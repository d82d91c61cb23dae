// The door for scripts/: what an evaluation runs without a database.
export type { Candidate } from './candidate.ts';
export { type Choice, chooseBooks } from './choose-books.ts';
export { answerWithin, enoughAt } from './deadlines.ts';
export { noMeter } from './model-meter.ts';
export { costMicroUsd } from './model-price.ts';
export { createOpenAiRecommender } from './openai-recommender.ts';
export { quizQuestions } from './quiz-questions.ts';
export type { Recommender } from './recommender.ts';
export { rankByRule } from './rule-score.ts';
export { namesBookByTheWay } from './title-key.ts';
