import { type Database, Prisma } from '../platform/db.ts';
import type { ReportAnnouncement } from '../reports/index.ts';
import { onlyTo, writeToInboxes } from './write-to-inboxes.ts';

/** Writes an announcement about a report and its notification. */
export const insertReportAnnouncement = (
  tx: Database,
  { kind, reportId, toUserId }: ReportAnnouncement,
): Promise<number[]> =>
  writeToInboxes(tx, {
    recipients: onlyTo(toUserId),
    announced: Prisma.sql`
      INSERT INTO announcements (report_id, kind, occasion) VALUES (${reportId}::int, ${kind}, 0)
      -- An update that changes nothing also returns the announcement that is there already.
      ON CONFLICT (report_id, kind) WHERE report_id IS NOT NULL DO UPDATE SET occasion = 0
      RETURNING id`,
  });
