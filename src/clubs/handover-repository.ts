import type { Database } from '../platform/db.ts';

/** Asks a member to take the club over, in place of a member who was asked before. */
export const upsertHandover = (tx: Database, clubId: number, toUserId: number): Promise<unknown> =>
  tx.clubHandover.upsert({ where: { clubId }, create: { clubId, toUserId }, update: { toUserId } });

/** Returns who is asked to take the club over; null if nobody is. */
export async function findAsked(db: Database, clubId: number): Promise<number | null> {
  const handover = await db.clubHandover.findUnique({ where: { clubId }, select: { toUserId: true } });
  return handover?.toUserId ?? null;
}

export const deleteHandover = (tx: Database, clubId: number): Promise<unknown> =>
  tx.clubHandover.deleteMany({ where: { clubId } });
