import { seatCounts } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import type { RollEntry } from './roll.ts';

/**
 * Finds who comes to a meeting at its present start, in the order of joining. Empty before the
 * question was asked. The leader comes, and so does a member who joined after the question. A
 * member who is about to leave does not.
 */
export const findRoll = (db: Database, meetingId: number): Promise<RollEntry[]> =>
  db.$queryRaw<RollEntry[]>`
    WITH question AS (
      SELECT q.id, q.asked_at, m.id AS meeting_id, m.leader_id, m.club_id FROM attendance_questions q
      JOIN meetings m ON m.id = q.meeting_id AND m.starts_at = q.starts_at WHERE m.id = ${meetingId}
    )
    SELECT u.id AS "userId", u.nickname, s.joined_at AS "joinedAt",
      CASE WHEN s.leaves_at IS NOT NULL THEN 'no'
        WHEN u.id = m.leader_id OR s.joined_at > m.asked_at THEN 'yes'
        WHEN a.answer = 'yes' AND a.answered_at >= s.joined_at THEN 'yes'
        ELSE 'silent' END AS state
    FROM question m
      JOIN memberships s ON s.meeting_id = m.meeting_id AND ${Prisma.raw(seatCounts('s.user_id'))}
      JOIN users u ON u.id = s.user_id
      LEFT JOIN attendance_answers a ON a.question_id = m.id AND a.user_id = u.id
    UNION ALL
    SELECT u.id, u.nickname, NULL, 'no'
    FROM question m JOIN attendance_answers a ON a.question_id = m.id AND a.answer = 'no'
      JOIN users u ON u.id = a.user_id
    WHERE NOT EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.meeting_id AND s.user_id = u.id)
    ORDER BY "joinedAt", "userId"`;
