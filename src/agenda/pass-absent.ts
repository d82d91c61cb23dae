import { findSpeakers, lockMeeting } from '../meetings/index.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import { afterCommit, inTransaction } from '../platform/transaction.ts';
import { findAgenda } from './agenda-repository.ts';
import { currentTurn, endTurn } from './change-turns.ts';
import { storeAgenda } from './store-agenda.ts';

/**
 * Ends the turn of a speaker who is not in the chat room, and gives her a second turn at the end of
 * the round if she has a seat in the meeting and is not silenced.
 * Changes nothing if the turn is over.
 */
export const passAbsent = (
  { db, announce }: { readonly db: TransactingDatabase; readonly announce: (meetingId: number) => void },
  { meetingId, turnId }: { readonly meetingId: number; readonly turnId: number },
): Promise<void> =>
  inTransaction(db, async (tx) => {
    await lockMeeting(tx, meetingId);
    const found = await findAgenda(tx, meetingId);
    if (!found) return;
    const { agenda: before, times, now } = found;
    const holderId = currentTurn(before, times, now)?.userId;
    const isAskedAgain =
      holderId !== undefined && (await findSpeakers(tx, meetingId, new Set([holderId]))).length > 0;
    const ended = endTurn(before, times, now, { turnId, isAskedAgain });
    if (!ended.ok) return;
    await storeAgenda(tx, meetingId, { before, after: ended.agenda });
    afterCommit(tx, () => announce(meetingId));
  });
