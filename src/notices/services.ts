import type { AnnounceToClub } from '../clubs/index.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import type { Jitter } from '../platform/transaction.ts';

/** The services that the use cases of this feature take. */
export interface NoticeServices {
  readonly db: TransactingDatabase;
  /** Tells members of a new notice; nobody is told if not given. */
  readonly announce?: AnnounceToClub;
  /** Spreads retries in time; a test passes a constant. */
  readonly jitter?: Jitter;
}
