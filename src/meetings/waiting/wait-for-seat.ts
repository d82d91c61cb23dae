import type { Database } from '../../platform/db.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { countWaits, countWaitsOf, insertWait, seatLimits, settleSeats } from '../../seats/index.ts';
import { lockAccount } from '../activity-repository.ts';
import type { ChangeResult } from '../change-result.ts';
import { hasOffer, type MeetingForAsker } from '../meeting.ts';
import { findMeetingForAsker, lockMeetingForAsker } from '../meeting-for-asker-repository.ts';
import type { MeetingServices } from '../services.ts';
import { canWait, type WaitRefusal } from './policy.ts';

export type WaitLimit = 'too_many_waits' | 'list_full';

export type WaitResult = ChangeResult<
  'waiting' | 'was_waiting' | 'has_offer' | 'was_member',
  WaitRefusal | WaitLimit
>;

/** Puts a person at the end of the waiting list of a full meeting. Idempotent. */
export const waitForSeat = (
  { db, jitter }: Pick<MeetingServices, 'db' | 'jitter'>,
  userId: number,
  meetingId: number,
): Promise<WaitResult> =>
  inTransaction(
    db,
    async (tx): Promise<WaitResult> => {
      // The order of `take_seat`: first the account, then the meeting.
      await lockAccount(tx, userId);
      const found = await lockSettled(tx, meetingId, userId);
      if (!found) return { ok: false, reason: 'not_found' };
      const { meeting, asker, now } = found;
      if (asker?.isMember) return { ok: true, outcome: 'was_member' };
      if (asker?.wait) return { ok: true, outcome: hasOffer(asker) ? 'has_offer' : 'was_waiting' };
      const decision = canWait(meeting, asker, now);
      if (!decision.ok) return decision;
      if ((await countWaitsOf(tx, userId)) >= seatLimits.waitsPerPerson)
        return { ok: false, reason: 'too_many_waits' };
      if ((await countWaits(tx, meetingId)) >= seatLimits.waitsPerMeeting)
        return { ok: false, reason: 'list_full' };
      await insertWait(tx, meetingId, userId);
      return { ok: true, outcome: 'waiting' };
    },
    jitter,
  );

/** Locks a meeting, settles its list, and returns it as the person sees it then. */
async function lockSettled(tx: Database, meetingId: number, userId: number): Promise<MeetingForAsker | null> {
  const found = await lockMeetingForAsker(tx, meetingId, userId);
  if (!found) return null;
  await settleSeats(tx, meetingId, found.now);
  return findMeetingForAsker(tx, meetingId, userId);
}
