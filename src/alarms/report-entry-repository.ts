import type { Database } from '../platform/db.ts';
import type { Kind, ReportAnnouncement, StoredDecision } from '../reports/index.ts';

/** A notification about a report, with the decision as it stands now. */
export interface ReportEntry {
  /** The row in `announcements`. */
  readonly announcementId: number;
  readonly kind: ReportAnnouncement['kind'];
  readonly createdAt: Date;
  readonly isUnread: boolean;
  readonly reportedKind: Kind;
  readonly decision: StoredDecision | null;
  /** Whether the reported text is hidden. */
  readonly hides: boolean;
  /** The operator's reason. */
  readonly explanation: string | null;
  readonly suspendedUntil: Date | null;
}

/** Returns a person's notifications of these announcements of reports, in no order. */
export const findReportEntries = (
  db: Database,
  userId: number,
  announcementIds: readonly number[],
): Promise<ReportEntry[]> =>
  db.$queryRaw<ReportEntry[]>`
    SELECT a.id AS "announcementId", a.kind, n.created_at AS "createdAt", n.read_at IS NULL AS "isUnread",
      r.kind AS "reportedKind", r.decision, r.hides, r.explanation, r.suspended_until AS "suspendedUntil"
    FROM announcements a
    JOIN notifications n ON n.announcement_id = a.id AND n.user_id = ${userId}
    JOIN reports r ON r.id = a.report_id
    WHERE a.id = ANY (${[...announcementIds]})`;
