import type { ChosenAnswer } from '../quiz/index.ts';
import type { StoredVerdict } from './feedback/index.ts';
import type { RecommendationRequest } from './recommendation-request.ts';

/** A request with its reuse key and what was stored about the reader when it was made. */
export interface KeyedRequest extends RecommendationRequest {
  /** Requests with equal keys may get the same stored result. */
  readonly key: string;
  /** The ten questions of the quiz with the chosen options. */
  readonly chosenAnswers: readonly ChosenAnswer[];
  /** Whether the reader had a stored taste profile. */
  readonly hadTasteProfile: boolean;
  readonly verdicts: readonly StoredVerdict[];
}
