import { tellUntold } from '../asks/index.ts';
import type { AnnounceToMembers } from '../meetings/index.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import { inTransaction, type Jitter } from '../platform/transaction.ts';

/** Hours before the deadline from which members without a note are asked for one. */
const hoursBefore = 48;
/** Meetings in one run; the next run takes the others. */
const meetingsPerRun = 50;

export interface AskForNotesServices {
  readonly db: TransactingDatabase;
  readonly announceToMembers: AnnounceToMembers;
  /** Spreads retries in time; a test passes a constant. */
  readonly jitter?: Jitter;
}

/**
 * Asks members who have not written, once each, from 48 hours before the deadline to it. Each
 * meeting is one transaction. Safe in several processes at once, late and doubled.
 * @returns the number of meetings in which somebody was asked
 */
export async function askForNotes({ db, announceToMembers, jitter }: AskForNotesServices): Promise<number> {
  const which = { kind: 'note', withinHours: hoursBefore } as const;
  let asked = 0;
  while (
    asked < meetingsPerRun &&
    (await inTransaction(db, (tx) => tellUntold({ announceToMembers }, tx, which), jitter))
  )
    asked += 1;
  return asked;
}
