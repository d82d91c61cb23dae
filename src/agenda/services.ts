import type { TransactingDatabase } from '../platform/db.ts';
import type { Jitter } from '../platform/transaction.ts';

/** The services that the use cases of this feature take. */
export interface AgendaServices {
  readonly db: TransactingDatabase;
  /** Tells open rooms that an agenda changed. A hint: every room looks regularly too. */
  readonly announce: (meetingId: number) => void;
  /** Spreads retries in time; a test passes a constant. */
  readonly jitter?: Jitter;
}

/** The services that draw turns as well. */
export interface TurnServices extends AgendaServices {
  /** Returns the members who are in the room now. */
  readonly findPresent: (meetingId: number) => Promise<ReadonlySet<number>>;
  /** Returns numbers from 0 up to 1. */
  readonly random: () => number;
}
