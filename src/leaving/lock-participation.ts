import { lockAccountToErase, lockAccountToLeave } from '../accounts/index.ts';
import { lockOwnClubs } from '../clubs/index.ts';
import { lockOwnMeetings } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';

/**
 * Locks an account and everything that its person takes part in, until the transaction ends. The
 * order is that of all others: an account, its clubs, then meetings. Only then it keeps others from
 * referring to her.
 * @returns whether there is such an account and its owner has not left
 */
export async function lockParticipation(tx: Database, userId: number): Promise<boolean> {
  const isOpen = await lockAccountToLeave(tx, userId);
  await lockOwnClubs(tx, userId);
  await lockOwnMeetings(tx, userId);
  await lockAccountToErase(tx, userId);
  return isOpen;
}
