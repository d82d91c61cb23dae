import type { Candidate, PoolKind } from './candidates/index.ts';
import type { Feedback, StoredVerdict, Wish } from './feedback/index.ts';
import type { ReaderPopularity } from './ranking/index.ts';
import type { Recommendation } from './recommendation.ts';

/** The recommendation to repeat, and the wishes for the new one. */
export interface AgainWish {
  readonly of: Recommendation;
  readonly wishes: readonly Wish[];
}

export interface PrepareInput {
  /** `null`: a visitor, who has no earlier recommendations to learn from. */
  readonly userId: number | null;
  readonly genreId: number;
  readonly verdicts: readonly StoredVerdict[];
  readonly again: AgainWish | null;
}

/** The books to choose from, and what is known of the reader besides her answers. */
export interface Prepared extends DrawnBooks {
  /** `null`: fewer than five books of the genre that she liked or read are known. */
  readonly popularity: ReaderPopularity | null;
}

/** The candidates, and the feedback that chose them. */
export interface DrawnBooks {
  readonly candidates: readonly Candidate[];
  /** `null` for a first recommendation. */
  readonly pool: PoolKind | null;
  /** `null`: the reader gave answers only. */
  readonly feedback: Feedback | null;
}

export type MovedTags = Pick<Feedback, 'likedTags' | 'avoidedTags'>;
