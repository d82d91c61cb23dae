import type { Clock } from './clock.ts';

export interface CircuitBreaker {
  /** Whether a call may be made now. After the pause exactly one caller is admitted as a trial. */
  admits(): boolean;
  succeeded(): void;
  /** `isFinal`: a retry cannot help (a revoked key, for example), so the circuit opens at once. */
  failed(isFinal: boolean): void;
}

/**
 * Stops calls to a failing service, so that readers do not wait for it.
 * @param limits `failures` in a row that open the circuit; `pauseMs` until a trial call is admitted
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
      // Other callers wait until the trial has ended, or until the pause has passed again.
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
