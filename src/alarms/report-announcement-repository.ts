import type { Database } from '../platform/db.ts';
import type { ReportAnnouncement } from '../reports/index.ts';

/**
 * Writes an announcement about a report and its notification. Written again, the notification is
 * unread again. Nothing is pushed: `push_until` is the moment of writing.
 */
export const insertReportAnnouncement = (
  tx: Database,
  { kind, reportId, toUserId }: ReportAnnouncement,
): Promise<unknown> =>
  tx.$executeRaw`
    WITH announced AS (
      INSERT INTO announcements (report_id, kind, occasion) VALUES (${reportId}::int, ${kind}, 0)
      -- An update that changes nothing also returns the announcement that is there already.
      ON CONFLICT (report_id, kind) WHERE report_id IS NOT NULL DO UPDATE SET occasion = 0
      RETURNING id
    )
    INSERT INTO notifications (announcement_id, user_id, is_quiet, created_at, push_until)
    SELECT id, ${toUserId}::int, false, now(), now() FROM announced
    ON CONFLICT (user_id, announcement_id) DO UPDATE SET created_at = now(), push_until = now(), read_at = NULL`;
