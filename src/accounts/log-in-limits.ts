import { tooManyRequests } from '../platform/errors.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { accountKeyOf, failureKeyOf, type LogInAttempt } from './attempt.ts';
import type { FailureDelays } from './failure-delays.ts';
import { freeFailures, freeFailuresUnderAttack } from './free-failures.ts';
import { logInWaitMessage } from './throttle-messages.ts';

export interface LogInLimitServices {
  readonly rateLimits: RateLimits;
  readonly delays: FailureDelays;
  /** Whether the attempt comes from a usual place of an existing account. */
  readonly isUsual: (attempt: LogInAttempt) => Promise<boolean>;
}

export interface LogInLimits {
  /** @throws {AppError} 429 while this device or source has to wait */
  checkLogIn(attempt: LogInAttempt): Promise<void>;
  /**
   * Counts a failure.
   * @returns the consecutive failures; from `freeFailures` on this device or source has to wait
   * @throws {AppError} 429 if it exceeds the limit
   */
  logInFailed(attempt: LogInAttempt): Promise<number>;
  /**
   * Forgets the failures of this device, or of this source.
   * @throws {AppError} 429 if the account logged in too often
   */
  logInSucceeded(attempt: LogInAttempt): Promise<void>;
}

export function createLogInLimits({ rateLimits, delays, isUsual }: LogInLimitServices): LogInLimits {
  const countFailure = async (attempt: LogInAttempt, free: number): Promise<number> => {
    const failure = await delays.fail(failureKeyOf(attempt), free);
    if (!failure.isCounted) throw waitFor(failure.retryAfterMs);
    return failure.failures + freeFailures - free;
  };

  return {
    async checkLogIn(attempt) {
      const waitMs = await delays.waitMs(failureKeyOf(attempt));
      if (waitMs > 0) throw waitFor(waitMs);
      if (attempt.deviceId !== null || (await isUsual(attempt))) return;
      const ofBlock = await rateLimits.check('log-in-failure', attempt.source.addressBlock);
      if (!ofBlock.ok) throw waitFor(ofBlock.retryAfterMs);
      const ofAccount = await rateLimits.check('log-in-guess', accountKeyOf(attempt));
      if (!ofAccount.ok) throw waitFor(ofAccount.retryAfterMs);
    },

    async logInFailed(attempt) {
      const account = accountKeyOf(attempt);
      if (attempt.deviceId !== null) {
        const devices = await rateLimits.count('log-in-device-failure', account);
        return countFailure(attempt, devices.ok ? freeFailures : freeFailuresUnderAttack);
      }
      const ofBlock = await rateLimits.count('log-in-failure', attempt.source.addressBlock);
      if (await isUsual(attempt)) return countFailure(attempt, freeFailures);
      if (!ofBlock.ok) throw waitFor(ofBlock.retryAfterMs);
      const strangers = await rateLimits.count('log-in-stranger-failure', account);
      const failures = await countFailure(attempt, strangers.ok ? freeFailures : freeFailuresUnderAttack);
      // Counted last: an attempt that had to wait anyway is no guess.
      const guesses = await rateLimits.count('log-in-guess', account);
      if (!guesses.ok) throw waitFor(guesses.retryAfterMs);
      return failures;
    },

    async logInSucceeded(attempt) {
      await delays.forget(failureKeyOf(attempt));
      if (attempt.accountId !== null) await rateLimits.enforce('log-in', attempt.accountId);
    },
  };
}

const waitFor = (retryAfterMs: number) =>
  tooManyRequests(logInWaitMessage(retryAfterMs), Math.max(1, Math.ceil(retryAfterMs / 1_000)));
