export type { Recommendation } from './recommendation.ts';
export { findLatestRecommendation } from './repository.ts';
export { labelOf } from './view.ts';
