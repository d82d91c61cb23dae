import type { Logger } from '../platform/log.ts';
import type { Reservation } from './call-budget.ts';

/** Reserved calls, for the code that makes them. Errors of Redis never reach it. */
export interface CallAllowance {
  /** Must be called when a reserved call begins. */
  markMade(): void;
  /**
   * Counts one more call, for a request that the model's server refused and that is sent again in
   * another dialect. Returns whether it may be sent.
   */
  mayRepeat(): Promise<boolean>;
  /** Replaces the reserved calls by those really made. Never rejects. */
  settle(made: number): Promise<void>;
}

/** Returns the calls of a reservation for the code that makes them. */
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
