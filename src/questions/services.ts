import type { TransactingDatabase } from '../platform/db.ts';
import type { Jitter } from '../platform/transaction.ts';

/** The services that the use cases of this feature take. */
export interface QuestionServices {
  readonly db: TransactingDatabase;
  /** Spreads retries in time; a test passes a constant. */
  readonly jitter?: Jitter;
}

/** A meeting and the person who changes its questions. */
export interface QuestionsKey {
  readonly meetingId: number;
  readonly userId: number;
}
