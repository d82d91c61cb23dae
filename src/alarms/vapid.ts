import type { Database } from '../platform/db.ts';
import { findVapidKeys, keepVapidKeys } from './push-subscription-repository.ts';
import { createVapidKeys, type VapidKeys } from './web-push-client.ts';

/** The site's keys for Web Push; made when they are first asked for, the same for all processes and for ever. */
export async function loadVapidKeys(db: Database): Promise<VapidKeys> {
  const known = await findVapidKeys(db);
  if (known) return known;
  const fresh = createVapidKeys();
  await keepVapidKeys(db, fresh);
  return (await findVapidKeys(db)) ?? fresh;
}

/** Where a push service can reach the operator. */
export const vapidSubject = (publicOrigin: string): string =>
  publicOrigin.startsWith('https:') ? publicOrigin : 'mailto:operator@bookmoim.example';
