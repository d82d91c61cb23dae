import { type ModelMeter, noMeter } from '../model/index.ts';
import type { FallbackReason, Path } from './ranking/index.ts';

/** A new recommendation, as far as it is counted. */
export interface MadeRecommendation {
  readonly path: Path;
  readonly fallbackReason: FallbackReason | null;
  /** Why no further ranking pass was asked; `null`: none was asked. */
  readonly stop: string | null;
  readonly calls: number;
}

/** Counts new recommendations; `recommendation-metrics.ts` implements it. */
export interface RecommendationMeter {
  recommended(made: MadeRecommendation): void;
}

/** Counts nothing: for tests. */
export const noRecommendationMeter: ModelMeter & RecommendationMeter = {
  ...noMeter,
  recommended: () => {},
};
