import type { TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import type { Jitter } from '../platform/transaction.ts';
import type { MeetingAnnouncer } from './announcer.ts';

/** What the verbs need. */
export interface MeetingServices {
  readonly db: TransactingDatabase;
  readonly log: Logger;
  readonly announcer: MeetingAnnouncer;
  /** `BENCH=1`: members are told of any number of changes. */
  readonly isUnlimited?: boolean;
  /** Spreads repeated tries; a test can make them certain. */
  readonly jitter?: Jitter;
}
