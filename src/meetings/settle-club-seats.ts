import type { Database } from '../platform/db.ts';
import { settleAllSeats } from '../seats/index.ts';
import { idsOf, type OpenClubMeeting } from './club-meeting-repository.ts';

/** Settles the waiting lists of locked meetings after their seats changed. */
export async function settleClubSeats(tx: Database, meetings: readonly OpenClubMeeting[]): Promise<void> {
  const [first] = meetings;
  if (first) await settleAllSeats(tx, idsOf(meetings), first.now);
}
