import { type Database, Prisma } from '../platform/db.ts';
import { fromVotes } from './vote-columns.sql.ts';

export interface LockedVote {
  readonly id: number;
  readonly clubId: number;
  readonly isClubClosed: boolean;
}

/**
 * Locks the vote among those of `which` that closes first, until the transaction ends: no ballot is
 * stored meanwhile. With `isSkipping` it passes over votes that are locked.
 * @returns null if there is none
 */
export async function lockVote(
  tx: Database,
  which: Prisma.Sql,
  { isSkipping = false }: { readonly isSkipping?: boolean } = {},
): Promise<LockedVote | null> {
  const [vote] = await tx.$queryRaw<LockedVote[]>`
    SELECT v.id, v.club_id AS "clubId", c.closed_at IS NOT NULL AS "isClubClosed" ${fromVotes}
    WHERE ${which} ORDER BY v.closes_at LIMIT 1
    FOR NO KEY UPDATE OF v ${isSkipping ? Prisma.sql`SKIP LOCKED` : Prisma.empty}`;
  return vote ?? null;
}
