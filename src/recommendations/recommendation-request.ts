import type { Genre } from '../books/index.ts';
import type { CallBudget, ModelClient, ModelMeter } from '../model/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { Redis } from '../platform/redis.ts';
import type { Answers } from '../quiz/index.ts';
import type { ComparisonDraw } from './comparison.ts';
import type { Owner } from './owner.ts';
import type { AgainWish } from './prepared.ts';
import type { RecommendationMeter } from './recommendation-meter.ts';
import type { Slot } from './request-slots.ts';

/** The services that make a recommendation. */
export interface RecommendationServices {
  readonly db: TransactingDatabase;
  readonly redis: Redis;
  readonly clock: Clock;
  readonly log: Logger;
  /** `null`: there is no API key, and the rule score chooses. */
  readonly recommender: ModelClient | null;
  readonly meter: ModelMeter & RecommendationMeter;
  readonly budget: CallBudget;
  readonly rateLimits: Pick<RateLimits, 'count'>;
  /**
   * Whether the reader's e-mail address is confirmed; true for everybody where the site asks for no
   * confirmation.
   */
  readonly isConfirmed: (userId: number) => Promise<boolean>;
  readonly limits: RecommendationLimits;
  readonly comparison: ComparisonDraw;
  /** Lends the slot to other requests during a task that only waits. Absent: no slots. */
  readonly lendSlot?: Slot['lendDuring'];
}

export interface RecommendationLimits {
  /** New recommendations per account and day. */
  readonly perDay: number;
  /** New recommendations per visitor and day. */
  readonly perVisitorDay: number;
  /**
   * Time for waiting and asking together. A recommendation may take ten seconds; the rest is for
   * storing it.
   */
  readonly choiceTimeoutMs: number;
  /** Ranking calls per recommendation, from 1 to 4. */
  readonly passes: number;
}

/** The request of a reader. */
export interface RecommendationRequest {
  readonly owner: Owner;
  readonly genre: Pick<Genre, 'id' | 'name'>;
  readonly answers: Answers;
  /** The address block of the request; absent: unknown and not limited. */
  readonly addressBlock?: string;
  /** The recommendation to repeat; absent for the answers of a quiz. A visitor cannot repeat. */
  readonly again?: AgainWish;
}
