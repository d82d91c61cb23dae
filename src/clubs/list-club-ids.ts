import type { Database } from '../platform/db.ts';

/** Returns the ids above `after` up to and including `upTo` of clubs that everybody may know. */
export const listClubIds = async (
  db: Database,
  { after, upTo }: { after: number; upTo: number },
): Promise<number[]> =>
  (
    await db.club.findMany({
      where: { id: { gt: after, lte: upTo }, visibility: 'listed', closedAt: null, hiddenAt: null },
      orderBy: { id: 'asc' },
      select: { id: true },
    })
  ).map(({ id }) => id);

/** Returns 0 if there are no clubs that everybody may know. */
export const newestClubId = async (db: Database): Promise<number> =>
  (
    await db.club.findFirst({
      where: { visibility: 'listed', closedAt: null, hiddenAt: null },
      orderBy: { id: 'desc' },
      select: { id: true },
    })
  )?.id ?? 0;
