import type { Database } from '../platform/db.ts';
import type { InboxKind } from './alarm.ts';

/** A notification about a meeting, with the meeting's current state. */
export interface MeetingEntry {
  /** The row in `announcements`. */
  readonly announcementId: number;
  readonly kind: InboxKind;
  readonly meetingId: number;
  /** The start that the notification told. */
  readonly meetingStartsAt: Date;
  readonly occasion: number;
  /** Written in the person's quiet hours and never pushed. */
  readonly isQuiet: boolean;
  readonly createdAt: Date;
  readonly isUnread: boolean;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isCancelled: boolean;
  /** The person may not join the meeting again. */
  readonly isBanned: boolean;
  /** Why the leader removed her, for `removed`; null if the leader gave no reason. */
  readonly reason: string | null;
  /**
   * The author of the message, for `mentioned`; null if the message is gone or the reader blocked
   * the author.
   */
  readonly mentionedBy: string | null;
  /** The change, for `meeting_changed`. */
  readonly oldTitle: string | null;
  readonly newTitle: string | null;
  readonly oldStartsAt: Date | null;
  readonly newStartsAt: Date | null;
  readonly oldEndsAt: Date | null;
  readonly newEndsAt: Date | null;
}

/** Returns a person's notifications of these announcements of meetings, in no order. */
export const findMeetingEntries = (
  db: Database,
  userId: number,
  announcementIds: readonly number[],
): Promise<MeetingEntry[]> =>
  db.$queryRaw<MeetingEntry[]>`
    SELECT a.id AS "announcementId", a.kind, a.meeting_id AS "meetingId", a.meeting_starts_at AS "meetingStartsAt", a.occasion, n.is_quiet AND n.pushed_at IS NULL AS "isQuiet",
      n.created_at AS "createdAt", n.read_at IS NULL AS "isUnread", m.title, m.starts_at AS "startsAt", m.ends_at AS "endsAt",
      m.cancelled_at IS NOT NULL AS "isCancelled",
      a.kind = 'removed' AND EXISTS (SELECT FROM meeting_bans b WHERE b.meeting_id = m.id AND b.user_id = n.user_id) AS "isBanned",
      CASE WHEN a.kind = 'removed' THEN (SELECT l.reason FROM moderation_log l
        WHERE l.meeting_id = m.id AND l.subject_id = n.user_id AND l.action = 'removed'
        ORDER BY l.id DESC LIMIT 1) END AS reason,
      CASE WHEN a.kind = 'mentioned' THEN (SELECT u.nickname FROM messages t JOIN users u ON u.id = t.user_id
        WHERE t.meeting_id = m.id AND t.seq = a.occasion AND t.body <> '' AND NOT EXISTS (
          SELECT FROM user_blocks z WHERE z.blocker_id = n.user_id AND z.blocked_id = t.user_id)) END AS "mentionedBy",
      c.old_title AS "oldTitle", c.new_title AS "newTitle",
      c.old_starts_at AS "oldStartsAt", c.new_starts_at AS "newStartsAt", c.old_ends_at AS "oldEndsAt", c.new_ends_at AS "newEndsAt"
    FROM notifications n
    JOIN announcements a ON a.id = n.announcement_id
    JOIN meetings m ON m.id = a.meeting_id
    LEFT JOIN meeting_changes c ON a.kind = 'meeting_changed' AND c.meeting_id = a.meeting_id AND c.version = a.occasion
    WHERE n.user_id = ${userId} AND n.announcement_id = ANY (${[...announcementIds]})`;
