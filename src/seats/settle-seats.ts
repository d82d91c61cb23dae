import type { Database } from '../platform/db.ts';
import { endWaits, hasWaits, meetingsWithWaits, offerFreeSeats } from './seat-wait-repository.ts';

/**
 * Brings the waiting list of a meeting up to date: ends waits and offers whose time is over, and
 * offers every free seat to the longest waiting person. Must run in each transaction that frees or
 * adds seats, moves or cancels the meeting, or takes a person off the list, after that change. The
 * caller has locked the meeting. Idempotent. A trigger writes each offer into the person's inbox.
 */
export async function settleSeats(tx: Database, meetingId: number, now: Date): Promise<void> {
  if (!(await hasWaits(tx, meetingId))) return;
  await endWaits(tx, meetingId, now);
  await offerFreeSeats(tx, meetingId, now);
}

/** Does as `settleSeats` for several meetings, which the caller has locked. */
export async function settleAllSeats(tx: Database, meetingIds: readonly number[], now: Date): Promise<void> {
  for (const id of await meetingsWithWaits(tx, meetingIds)) await settleSeats(tx, id, now);
}
