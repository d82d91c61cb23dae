import type { TransactingDatabase } from '../platform/db.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { Jitter } from '../platform/transaction.ts';
import type { TellReaders } from './tell-readers.ts';

/** The services of this feature's use cases and routes. */
export interface RecordServices {
  readonly db: TransactingDatabase;
  readonly rateLimits: RateLimits;
  readonly tellReaders: TellReaders;
  /** Spreads retries in time; a test passes a constant. */
  readonly jitter?: Jitter;
}
