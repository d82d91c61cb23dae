import type { Database } from '../platform/db.ts';
import { findVapidKeys, insertVapidKeys } from './vapid-key-repository.ts';
import { createVapidKeys, type VapidKeys } from './web-push-client.ts';

/**
 * The site's keys for Web Push. They are made at the first call and then stay the same for all
 * processes.
 */
export async function loadVapidKeys(db: Database): Promise<VapidKeys> {
  const known = await findVapidKeys(db);
  if (known) return known;
  const fresh = await createVapidKeys();
  await insertVapidKeys(db, fresh);
  return (await findVapidKeys(db)) ?? fresh;
}

/** The address at which a push service can reach the operator. */
export const vapidSubject = (publicOrigin: string): string =>
  publicOrigin.startsWith('https:') ? publicOrigin : 'mailto:operator@bookmoim.example';
