import type { StoredDecision } from './decision.ts';
import type { Origin, Place, Reason } from './report.ts';

/** A report as it is stored. */
export interface StoredReport extends Place, Partial<Origin> {
  readonly id: number;
  readonly reporterId: number | null;
  readonly reason: Reason;
  readonly words: string;
  readonly snapshot: string;
  readonly createdAt: Date;
  /** Null while it waits. */
  readonly decision: StoredDecision | null;
  readonly hides: boolean;
  readonly decidedAt: Date | null;
  readonly decidedBy: number | null;
  readonly explanation: string | null;
  readonly suspendedUntil: Date | null;
  /** Whether it is about somebody who has not left the service. */
  readonly hasPerson: boolean;
}
