import { isPublicText } from '../clubs/index.ts';
import { isKnown } from './notification-conditions.sql.ts';

/**
 * Whether a notification `n` is in its person's inbox. Lines of a meeting stay while she may know
 * of it, and lines of a club while she may read them: members most, managers those of applications,
 * and people outside what was decided about themselves. Lines about her account and about reports
 * always stay.
 *
 * `OFFSET 0` as in `notification-conditions.sql.ts`: a join would read all announcements for each
 * person of a batch.
 */
export const isInInbox = `EXISTS (SELECT FROM announcements a WHERE a.id = n.announcement_id AND (
  EXISTS (SELECT FROM meetings m WHERE m.id = a.meeting_id AND ${isKnown('n')} OFFSET 0) OR a.kind = 'club_removed'
  OR starts_with(a.kind, 'account_') OR a.report_id IS NOT NULL
  OR EXISTS (SELECT FROM club_memberships x WHERE x.club_id = a.club_id AND x.user_id = n.user_id
    AND (a.kind <> 'club_application' OR x.role <> 'member') OFFSET 0)
  OR a.kind = 'club_declined' AND EXISTS (SELECT FROM clubs x
    WHERE x.id = a.club_id AND ${isPublicText('x')} OFFSET 0)) OFFSET 0)`;
