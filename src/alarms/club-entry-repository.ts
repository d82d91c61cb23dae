import { type ClubAnnouncementKind, isPublicText } from '../clubs/index.ts';
import { type Database, Prisma } from '../platform/db.ts';

/** A notification about a club, with the current state of what it tells. */
export interface ClubEntry {
  /** The row in `announcements`. */
  readonly announcementId: number;
  readonly kind: ClubAnnouncementKind;
  readonly createdAt: Date;
  readonly isUnread: boolean;
  readonly clubId: number;
  readonly clubName: string;
  /** Whether the person may open the club's page. */
  readonly isVisible: boolean;
  readonly isMember: boolean;
  /** The leader's offer still waits for the person's answer. */
  readonly isAskedToLead: boolean;
  /** The applications that wait now, for `club_application`. */
  readonly waiting: number;
  /** The member who answered the offer; null if her account is gone. */
  readonly nickname: string | null;
  /** The first line of the notice; null if it was deleted, and for other kinds. */
  readonly noticeLine: string | null;
  /** The meeting that was opened: the first one of a series. */
  readonly meetingId: number | null;
  readonly meetingTitle: string | null;
  readonly meetingStartsAt: Date | null;
  readonly isMeetingCancelled: boolean;
  /** How many meetings were opened together, without those cancelled since. */
  readonly meetings: number;
  /** The question that a line about one is of; null if it is gone, and for other kinds. */
  readonly askKind: 'date_poll' | 'book_vote' | 'notice' | null;
  readonly askSubjectId: number | null;
  readonly askClosesAt: Date | null;
  readonly isAskClosed: boolean;
}

/** Returns a person's notifications of these announcements of clubs, in no order. */
export const findClubEntries = (
  db: Database,
  userId: number,
  announcementIds: readonly number[],
): Promise<ClubEntry[]> =>
  db.$queryRaw<ClubEntry[]>`
    SELECT a.id AS "announcementId", a.kind, n.created_at AS "createdAt", n.read_at IS NULL AS "isUnread",
      c.id AS "clubId", c.name AS "clubName", s.user_id IS NOT NULL AS "isMember",
      s.user_id IS NOT NULL OR ${Prisma.raw(isPublicText('c'))} AS "isVisible",
      EXISTS (SELECT FROM club_handovers h WHERE h.club_id = c.id AND h.to_user_id = n.user_id) AS "isAskedToLead",
      CASE WHEN a.kind = 'club_application' THEN
        (SELECT count(*)::int FROM club_applications x WHERE x.club_id = c.id AND x.declined_at IS NULL) ELSE 0 END AS waiting,
      u.nickname, split_part(k.body, E'\\n', 1) AS "noticeLine", m.id AS "meetingId", m.title AS "meetingTitle", m.starts_at AS "meetingStartsAt",
      m.cancelled_at IS NOT NULL AS "isMeetingCancelled",
      CASE WHEN m.series_id IS NULL THEN 1 ELSE
        (SELECT count(*)::int FROM meetings x WHERE x.series_id = m.series_id AND x.cancelled_at IS NULL) END AS meetings,
      q.kind AS "askKind", q.subject_id AS "askSubjectId", q.closes_at AS "askClosesAt",
      coalesce(q.closed_at, q.closes_at) <= now() IS TRUE AS "isAskClosed"
    FROM announcements a
    JOIN notifications n ON n.announcement_id = a.id AND n.user_id = ${userId}
    JOIN clubs c ON c.id = a.club_id
    LEFT JOIN club_memberships s ON s.club_id = c.id AND s.user_id = n.user_id
    LEFT JOIN users u ON a.kind IN ('club_handover_accepted', 'club_handover_declined') AND u.id = a.subject_id
    LEFT JOIN club_notices k ON a.kind = 'club_notice' AND k.id = a.subject_id AND k.club_id = a.club_id
    LEFT JOIN meetings m ON a.kind = 'club_meeting_opened' AND m.id = a.subject_id
    LEFT JOIN asks q ON (starts_with(a.kind, 'ask_') OR a.kind = 'poll_closing') AND q.id = a.subject_id AND q.club_id = a.club_id
    WHERE a.id = ANY (${[...announcementIds]})`;
