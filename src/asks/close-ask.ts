import type { Database } from '../platform/db.ts';
import type { AskRef } from './ask.ts';
import { deleteAsk, updateClosed, updateDeadline } from './ask-repository.ts';
import { findAskedIds } from './people-repository.ts';
import type { AskServices } from './services.ts';
import { tell } from './tell.ts';

/**
 * Ends an ask in the caller's transaction and tells the members of a club that there is a result.
 * Idempotent. `byUserId` ended it and is not told; null for the deadline.
 * @returns whether this call ended it
 */
export async function closeAsk(
  services: AskServices,
  tx: Database,
  ref: AskRef,
  { byUserId, isTold = true }: { readonly byUserId: number | null; readonly isTold?: boolean },
): Promise<boolean> {
  const ask = await updateClosed(tx, ref);
  if (!ask) return false;
  if (!isTold) return true;
  const askedIds = await findAskedIds(tx, ask.id, { isSilent: false });
  await tell(services, tx, ask, {
    news: 'ask_closed',
    toUserIds: askedIds.filter((id) => id !== byUserId),
  });
  return true;
}

/**
 * Moves the deadline of an ask in the caller's transaction; null takes it away. An ask whose
 * deadline passed takes answers again, one that was ended does not. @returns whether it was moved
 */
export const moveDeadline = async (tx: Database, ref: AskRef, closesAt: Date | null): Promise<boolean> =>
  (await updateDeadline(tx, ref, closesAt)) > 0;

/** Deletes the ask about a subject that is deleted, in the caller's transaction. Idempotent. */
export const dropAsk = async (tx: Database, ref: AskRef): Promise<void> => {
  await deleteAsk(tx, ref);
};
