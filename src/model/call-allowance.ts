import type { Logger } from '../platform/log.ts';
import type { Reservation } from './call-budget.ts';

/** Reserved calls, for the code that makes them. Errors of Redis are logged, not thrown. */
export interface CallAllowance {
  /** Call it when a reserved call begins. */
  markMade(): void;
  /** Whether a refused request may be sent again in another dialect. */
  mayRepeat(): Promise<boolean>;
  /** Replaces the reserved calls by those really made. */
  settle(made: number): Promise<void>;
}

export const allowanceOf = (
  reservation: Extract<Reservation, { ok: true }>,
  log: Pick<Logger, 'warn'>,
): CallAllowance => ({
  markMade: () =>
    void reservation
      .markMade()
      .catch((err) => log.warn({ err }, 'a call could not be marked as made in the daily budget')),
  mayRepeat: () => reservation.reserveOneMore().catch(() => false),
  settle: (made) =>
    reservation
      .settle(made)
      .catch((err) => log.warn({ err }, 'unused calls could not be returned to the daily budget')),
});
