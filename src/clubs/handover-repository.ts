import type { Database } from '../platform/db.ts';

/** Asks a member to take the club over, in place of a member who was asked before. */
export const upsertHandover = (tx: Database, clubId: number, toUserId: number): Promise<unknown> =>
  tx.clubHandover.upsert({ where: { clubId }, create: { clubId, toUserId }, update: { toUserId } });

/** Returns the id of the member whom the leader asked to lead the club; null: nobody. */
export async function findAsked(db: Database, clubId: number): Promise<number | null> {
  const handover = await db.clubHandover.findUnique({ where: { clubId }, select: { toUserId: true } });
  return handover?.toUserId ?? null;
}

export const deleteHandover = (tx: Database, clubId: number): Promise<unknown> =>
  tx.clubHandover.deleteMany({ where: { clubId } });
