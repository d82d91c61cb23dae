import type { Database } from '../platform/db.ts';
import { noticeLimits } from './notice-limits.ts';

export interface PinnedNotice {
  readonly id: number;
  readonly body: string;
}

/** Finds a club's pinned notices, the newest first. */
export const findPinned = (db: Database, clubId: number): Promise<PinnedNotice[]> =>
  db.clubNotice.findMany({
    where: { clubId, pinPlace: { not: null } },
    select: { id: true, body: true },
    orderBy: { id: 'desc' },
  });

/** Returns a free place for a pinned notice, or null. The caller has locked the club. */
export async function findFreePlace(tx: Database, clubId: number): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ place: number }[]>`
    SELECT place FROM generate_series(1, ${noticeLimits.pinned}::int) AS place
    WHERE NOT EXISTS (SELECT FROM club_notices WHERE club_id = ${clubId} AND pin_place = place)
    ORDER BY place LIMIT 1`;
  return row?.place ?? null;
}

/** Gives a notice a place, or takes it away. */
export const updatePlace = (
  tx: Database,
  { noticeId, clubId }: { noticeId: number; clubId: number },
  pinPlace: number | null,
): Promise<unknown> => tx.clubNotice.updateMany({ where: { id: noticeId, clubId }, data: { pinPlace } });

/** Whether a notice is pinned; null if it was deleted. */
export async function findIsPinned(tx: Database, noticeId: number): Promise<boolean | null> {
  const notice = await tx.clubNotice.findUnique({ where: { id: noticeId }, select: { pinPlace: true } });
  return notice && notice.pinPlace !== null;
}
