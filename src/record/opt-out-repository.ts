import type { Database } from '../platform/db.ts';

/** Stores whether a person keeps her messages out of records. Idempotent. */
export async function setOptedOut(db: Database, userId: number, isOut: boolean): Promise<void> {
  if (isOut)
    await db.$executeRaw`INSERT INTO record_opt_outs (user_id) VALUES (${userId}) ON CONFLICT DO NOTHING`;
  else await db.recordOptOut.deleteMany({ where: { userId } });
}

/** Whether a person keeps her messages out of records. */
export const hasOptedOut = async (db: Database, userId: number): Promise<boolean> =>
  (await db.recordOptOut.count({ where: { userId } })) > 0;
