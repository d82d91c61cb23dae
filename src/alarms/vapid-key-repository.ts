import type { Database } from '../platform/db.ts';
import type { VapidKeys } from './web-push-client.ts';

export const findVapidKeys = (db: Database): Promise<VapidKeys | null> =>
  db.vapidKey.findUnique({ where: { id: 1 }, select: { publicKey: true, privateKey: true } });

/**
 * Stores the keys unless there are some: of two processes that start at once the first one wins.
 */
export async function insertVapidKeys(db: Database, keys: VapidKeys): Promise<void> {
  await db.vapidKey.createMany({ data: { id: 1, ...keys }, skipDuplicates: true });
}
