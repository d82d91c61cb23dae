import { seatCounts } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';

/**
 * Finds a message that a person with a seat can read; null if it is deleted, if she has no seat,
 * and before the start.
 */
export async function findReportableMessage(
  db: Database,
  userId: number,
  { meetingId, seq }: { meetingId: number; seq: number },
): Promise<{ readonly authorId: number; readonly body: string } | null> {
  const [row] = await db.$queryRaw<{ authorId: number; body: string }[]>`
    SELECT t.user_id AS "authorId", t.body
    FROM messages t
    JOIN meetings m ON m.id = t.meeting_id
    JOIN memberships s ON s.meeting_id = m.id AND s.user_id = ${userId} AND ${Prisma.raw(seatCounts('s.user_id'))}
    WHERE t.meeting_id = ${meetingId} AND t.seq = ${seq} AND t.body <> ''`;
  return row ?? null;
}
