import type { TransactingDatabase } from '../platform/db.ts';
import type { Jitter } from '../platform/transaction.ts';
import type { AnnounceToClub } from './club-announcement.ts';
import type { ClubSteps } from './club-steps.ts';

/** The services that the use cases of this feature take. */
export interface ClubServices {
  readonly db: TransactingDatabase;
  /** None if not given. */
  readonly steps?: ClubSteps;
  /** Nobody is told if not given. */
  readonly announce?: AnnounceToClub;
  /** Spreads retries in time; a test passes a constant. */
  readonly jitter?: Jitter;
}
