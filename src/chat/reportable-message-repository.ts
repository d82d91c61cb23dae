import { seatCounts } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import { reportedText } from './reported-text.ts';

/**
 * Finds a message that a person with a seat can read; null if it is deleted, if she has no seat,
 * and before the start.
 */
export async function findReportableMessage(
  db: Database,
  userId: number,
  { meetingId, seq }: { meetingId: number; seq: number },
): Promise<{ readonly authorId: number; readonly text: string } | null> {
  const [row] = await db.$queryRaw<{ authorId: number; body: string; quote: string | null }[]>`
    SELECT t.user_id AS "authorId", t.body, t.quote_text AS quote
    FROM messages t
    JOIN meetings m ON m.id = t.meeting_id
    JOIN memberships s ON s.meeting_id = m.id AND s.user_id = ${userId} AND ${Prisma.raw(seatCounts('s.user_id'))}
    WHERE t.meeting_id = ${meetingId} AND t.seq = ${seq} AND t.body <> ''`;
  return row ? { authorId: row.authorId, text: reportedText(row) } : null;
}
