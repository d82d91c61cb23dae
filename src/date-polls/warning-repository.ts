import { type Database, Prisma } from '../platform/db.ts';
import { pollLimits } from './poll-limits.ts';

/** Open polls of open clubs that close soon, as `p`. */
const soonOver = Prisma.sql`
  p.settled_at IS NULL AND p.closed_at IS NULL AND p.warned_at IS NULL AND p.closes_at > clock_timestamp()
  AND p.closes_at - least(${pollLimits.reminderMs}::int * interval '1 millisecond', (p.closes_at - p.opened_at) / 2)
    <= clock_timestamp()
  AND EXISTS (SELECT FROM clubs c WHERE c.id = p.club_id AND c.closed_at IS NULL)`;

/** Finds polls whose silent members are to be told that they close soon. */
export async function findSoonOver(db: Database, limit: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT p.id FROM date_polls p WHERE ${soonOver} ORDER BY p.closes_at, p.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Locks such a poll and marks that it was told. Returns false if it was, or is over by now. */
export const claimWarning = async (tx: Database, pollId: number): Promise<boolean> =>
  (await tx.$executeRaw`
    UPDATE date_polls p SET warned_at = clock_timestamp() WHERE p.id = ${pollId} AND ${soonOver}`) === 1;
