import type { Database } from '../platform/db.ts';

/** Finds the leader and the co-leaders of a club. */
export async function findManagerIds(db: Database, clubId: number): Promise<number[]> {
  const rows = await db.clubMembership.findMany({
    where: { clubId, role: { not: 'member' } },
    select: { userId: true },
    orderBy: { userId: 'asc' },
  });
  return rows.map(({ userId }) => userId);
}
