import type { Database } from '../platform/db.ts';
import { meetingLimits } from './meeting-limits.ts';

export interface BannedMember {
  readonly userId: number;
  readonly nickname: string;
}

/**
 * Finds the removed members of a meeting, the last removed first; at most as many as the most seats
 * of a meeting.
 */
export const findBanned = (db: Database, meetingId: number): Promise<BannedMember[]> =>
  db.$queryRaw<BannedMember[]>`
    SELECT u.id AS "userId", u.nickname
    FROM meeting_bans b JOIN users u ON u.id = b.user_id
    WHERE b.meeting_id = ${meetingId}
    ORDER BY b.removed_at DESC, u.id
    LIMIT ${meetingLimits.capacity.max}`;
