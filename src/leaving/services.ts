import type pg from 'pg';
import type { ClubServices } from '../clubs/index.ts';
import type { GivenMeeting, MeetingServices } from '../meetings/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';

/** The services that let a person leave. */
export interface LeaveServices {
  readonly db: TransactingDatabase;
  readonly log: Logger;
  readonly clubs: Pick<ClubServices, 'steps' | 'announce'>;
  readonly meetings: Pick<MeetingServices, 'announcer'>;
  /** Tells a member in her inbox that she leads a meeting now. */
  readonly tellHeir: (tx: Database, given: GivenMeeting) => Promise<void>;
  /** Changes of other features in the transaction in which she leaves. */
  readonly endings: readonly ((tx: Database, userId: number) => Promise<void>)[];
}

/** Erases one kind of data of a person who left. Idempotent, and safe to stop at any moment. */
export type Eraser = (
  userId: number,
  /** Call it between batches: it keeps other workers away. */
  stillErasing: () => Promise<void>,
) => Promise<void>;

/** The services of the worker that erases accounts. */
export interface EraseServices extends LeaveServices {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  /** Null if this site sends no letters. */
  readonly mailer: Mailer | null;
  readonly erasers: readonly Eraser[];
  /** Tells open pages, after the commit, that a person left and her words are shown no more. */
  readonly tellOfLeaving: (userId: number) => Promise<void>;
}
