import type { TransactingDatabase } from '../platform/db.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { Jitter } from '../platform/transaction.ts';

/** The services of this feature's use cases and routes. */
export interface RecordServices {
  readonly db: TransactingDatabase;
  readonly rateLimits: RateLimits;
  /** Tells the open pages of a record's readers that it changed. Returns at once. */
  readonly tellReaders: (meetingId: number) => void;
  /** Spreads retries in time; a test passes a constant. */
  readonly jitter?: Jitter;
}
