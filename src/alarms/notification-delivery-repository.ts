import { type Database, Prisma } from '../platform/db.ts';
import { hasSeatThatCounts } from './notification-conditions.sql.ts';

/** How far a member's notification of the start got. */
export interface MemberDelivery {
  readonly userId: number;
  readonly nickname: string;
  readonly isMuted: boolean;
  /** The notification exists: the member's lead has begun. */
  readonly isWritten: boolean;
  readonly isPushed: boolean;
  readonly isWebPushed: boolean;
  readonly isReceived: boolean;
  readonly isOpened: boolean;
  /** The member has been in the chat room, and does not hide that from others. */
  readonly hasEntered: boolean;
}

/**
 * The members of a meeting without its leader, with the state of their notifications of the current
 * start.
 */
export const findDeliveries = (db: Database, meetingId: number): Promise<MemberDelivery[]> =>
  db.$queryRaw<MemberDelivery[]>`
    SELECT u.id AS "userId", u.nickname,
      EXISTS (SELECT FROM meeting_mutes x WHERE x.user_id = u.id AND x.meeting_id = m.id AND x.unmuted_at IS NULL) AS "isMuted",
      count(n.user_id) > 0 AS "isWritten",
      count(n.pushed_at) > 0 AS "isPushed",
      count(n.web_pushed_at) > 0 AS "isWebPushed",
      count(n.received_at) > 0 AS "isReceived",
      count(n.opened_at) > 0 AS "isOpened",
      e.user_id IS NOT NULL AS "hasEntered"
    FROM meetings m
    JOIN memberships s ON s.meeting_id = m.id AND s.user_id <> m.leader_id
    JOIN users u ON u.id = s.user_id
    LEFT JOIN (announcements a JOIN notifications n ON n.announcement_id = a.id)
      ON a.meeting_id = m.id AND a.kind = 'starting_soon' AND a.meeting_starts_at = m.starts_at AND n.user_id = s.user_id
    LEFT JOIN meeting_entrances e ON e.meeting_id = m.id AND e.user_id = s.user_id
      AND NOT EXISTS (SELECT FROM meeting_presences p
        WHERE p.meeting_id = m.id AND p.user_id = s.user_id AND p.hidden_at IS NOT NULL)
    WHERE m.id = ${meetingId} AND ${Prisma.raw(hasSeatThatCounts('s'))}
    GROUP BY u.id, m.id, e.user_id, s.joined_at
    ORDER BY s.joined_at, u.id`;
