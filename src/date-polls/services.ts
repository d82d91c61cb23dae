import type { AnnounceToClub } from '../clubs/index.ts';
import type { ActivityLimits } from '../meetings/index.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import type { Jitter } from '../platform/transaction.ts';

/** The services that the use cases of this feature take. */
export interface DatePollServices {
  readonly db: TransactingDatabase;
  /** Writes into the inboxes of a club; nobody is told if not given. */
  readonly announceToClub?: AnnounceToClub;
  /** `meetingLimits` if not given. */
  readonly limits?: ActivityLimits | undefined;
  /** Spreads retries in time; a test passes a constant. */
  readonly jitter?: Jitter;
}

/** The services of the worker's part. */
export interface DatePollJobServices extends DatePollServices {
  readonly log: Logger;
}
