import { closeAsk } from '../asks/index.ts';
import type { Database } from '../platform/db.ts';
import { storeClose, storeSettled } from './close-repository.ts';
import { askOf } from './poll-ask.ts';
import type { DatePollServices } from './services.ts';

/**
 * Closes a poll that the caller has locked, stores its counts and ends its question, once.
 * `byUserId` closed it; null for the deadline.
 * @param isTold whether the members hear that there is a result
 */
export async function settlePoll(
  services: Pick<DatePollServices, 'announceToClub'>,
  tx: Database,
  {
    pollId,
    byUserId,
    isTold,
  }: { readonly pollId: number; readonly byUserId: number | null; readonly isTold: boolean },
): Promise<void> {
  await storeClose(tx, pollId);
  if ((await storeSettled(tx, pollId)) === 0) return;
  await closeAsk(services, tx, askOf(pollId), { byUserId, isTold });
}
