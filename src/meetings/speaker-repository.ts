import { type Database, Prisma } from '../platform/db.ts';
import { seatCounts } from './visibility-conditions.sql.ts';

/**
 * Returns those of the given people who may speak in a meeting, in the order of their ids: they
 * have a seat, and no leader silenced them. Presence may name people who lost their seat just now.
 */
export async function findSpeakers(
  db: Database,
  meetingId: number,
  userIds: ReadonlySet<number>,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT s.user_id AS id FROM memberships s JOIN meetings m ON m.id = s.meeting_id
    WHERE m.id = ${meetingId} AND s.user_id = ANY (${[...userIds]}::int[])
      AND ${Prisma.raw(seatCounts('s.user_id'))}
      AND NOT EXISTS (SELECT FROM meeting_silences i WHERE i.meeting_id = m.id AND i.user_id = s.user_id)
    ORDER BY s.user_id`;
  return rows.map(({ id }) => id);
}
