import type { Clock } from '../../platform/clock.ts';

export interface CircuitBreaker {
  /** Whether a call may be made now. Once the pause is over exactly one caller is let through to try. */
  admits(): boolean;
  succeeded(): void;
  /** `isFinal`: trying again cannot help (a revoked key, say), so the circuit opens at once. */
  failed(isFinal: boolean): void;
}

/**
 * Stops asking a service that does not work, so that readers do not wait for it.
 * @param limits `failures` in a row that open the circuit; `pauseMs` until one call is let through again.
 */
export function createCircuitBreaker(
  clock: Clock,
  limits: { failures: number; pauseMs: number },
): CircuitBreaker {
  let failures = 0;
  let closedUntil = 0;
  const isOpen = () => failures >= limits.failures;
  return {
    admits() {
      const now = clock.now().getTime();
      if (!isOpen()) return true;
      if (now < closedUntil) return false;
      // The one trial: others stay out until it is known how it went, or the pause has passed once more.
      closedUntil = now + limits.pauseMs;
      return true;
    },
    succeeded() {
      failures = 0;
    },
    failed(isFinal) {
      failures = isFinal ? limits.failures : failures + 1;
      if (isOpen()) closedUntil = clock.now().getTime() + limits.pauseMs;
    },
  };
}
