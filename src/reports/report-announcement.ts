import type { Database } from '../platform/db.ts';

/**
 * A notification about a report: `report_answered` to the person who reported, `report_upheld`
 * to the person whom it is about.
 */
export interface ReportAnnouncement {
  readonly kind: 'report_answered' | 'report_upheld';
  readonly reportId: number;
  readonly toUserId: number;
}

/**
 * Writes into an inbox, in the transaction of the decision. Announced again, the notification is
 * unread again.
 * @param tx a transaction of `inTransaction`
 */
export type AnnounceReport = (tx: Database, announcement: ReportAnnouncement) => Promise<void>;
