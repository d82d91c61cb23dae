import type { MessageChange } from '../chat/index.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import type { AnnounceReport } from './report-announcement.ts';

/** The services that decisions take. */
export interface DecisionServices {
  readonly db: TransactingDatabase;
  readonly announce: AnnounceReport;
  /** Tells open rooms that a message changed. */
  readonly announceChange: (meetingId: number, change: MessageChange) => void;
  /** Tells the open pages of a meeting's record that it changed. */
  readonly tellReaders: (meetingId: number) => void;
  /** Closes the sockets of a suspended person. */
  readonly onSessionsEnded: (userId: number) => void;
}
