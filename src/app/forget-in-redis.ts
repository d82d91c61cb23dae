import { findAddressOfLeaver } from '../accounts/index.ts';
import { forgetKeptFormsOf } from '../platform/http/kept-forms/index.ts';
import type { Live } from './connect.ts';

/**
 * Deletes what Redis holds under the id or the address of a person who left. Counters of her
 * account together with an address block expire within a day.
 */
export async function forgetInRedis(live: Live, userId: number): Promise<void> {
  const { db, redis, throttle } = live;
  const account = await findAddressOfLeaver(db, userId);
  if (account) await throttle.forgetAccount({ accountId: userId, email: account.email });
  await forgetKeptFormsOf(redis, userId);
}
