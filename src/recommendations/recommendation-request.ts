import type { Genre } from '../books/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { Redis } from '../platform/redis.ts';
import type { Answers } from '../quiz/index.ts';
import type { CallBudget, ModelMeter, Recommender } from './model/index.ts';
import type { AgainWish } from './prepare-choice.ts';

/** What a recommendation is made with. */
export interface RecommendationServices {
  readonly db: TransactingDatabase;
  readonly redis: Redis;
  readonly clock: Clock;
  readonly log: Logger;
  /** `null`: no API key, the rule score answers. */
  readonly recommender: Recommender | null;
  readonly meter: ModelMeter;
  readonly budget: CallBudget;
  readonly rateLimits: Pick<RateLimits, 'count'>;
  readonly limits: RecommendationLimits;
}

export interface RecommendationLimits {
  /** New recommendations per reader and day. */
  readonly perDay: number;
  /** Milliseconds for waiting and asking together. The rest of the ten seconds promised is for storing the result. */
  readonly choiceTimeoutMs: number;
  /** Orders that the candidates are ranked in, from 1 to 4. */
  readonly passes: number;
}

/** What a reader asks for. */
export interface RecommendationRequest {
  readonly userId: number;
  readonly genre: Pick<Genre, 'id' | 'name'>;
  readonly answers: Answers;
  /** The block of addresses it came from; absent: not known, and not limited. */
  readonly addressBlock?: string;
  /** Asked "again" from an earlier one. */
  readonly again?: AgainWish;
}
