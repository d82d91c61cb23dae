import { createHash } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import { tooManyRequests } from '../platform/errors.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { Redis } from '../platform/redis.ts';
import type { RequestSource } from '../platform/security-log.ts';
import { createFailureDelays } from './failure-delays.ts';
import { logInWaitMessage } from './throttle-messages.ts';
import { createUsualPlaces } from './usual-places.ts';

/** Failures after which one source or one device has to wait before it tries one account again. */
export const freeFailures = 5;
/**
 * The same for an unknown source while strangers guess at the account from many addresses, and for
 * a known device while many of the account's devices fail. Each still has one attempt.
 */
const freeFailuresUnderAttack = 1;

export interface Attempt {
  readonly email: string;
  readonly source: RequestSource;
}

export interface LogInAttempt extends Attempt {
  /** Null if the account does not exist. It is limited like an existing one. */
  readonly accountId: number | null;
  /** The id of a known device of this account; null for any other browser. */
  readonly deviceId: string | null;
}

export type LetterVerdict =
  /** The source has exceeded its limit. */
  | { readonly isSourceLimited: true; readonly retryAfterMs: number }
  /**
   * Not due if the account got a letter just now, or enough of them. The answer to the person is
   * the same, and the last letter stays valid.
   */
  | { readonly isSourceLimited: false; readonly isDue: boolean };

/**
 * The limits of log-ins and letters. Failures are counted by device, or by account and source.
 * Counts by account alone stop unknown sources only: strangers cannot close an account to its
 * owner's known devices and usual places. While Redis is unreachable a log-in is refused (503).
 */
export interface Throttle {
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
  /** Remembers the source as one that the account's owner uses. */
  rememberPlace(accountId: number, source: RequestSource): Promise<void>;
  /**
   * Remembers the source of an owner who set a password by letter as her only usual place, since
   * the others may belong to somebody who knew the old password. Forgets the failures of this
   * source and of the account's devices.
   */
  ownerProved(owner: Attempt & { readonly accountId: number }): Promise<void>;
  /** Counts a request for a password letter and returns whether to send one. */
  countLetter(attempt: LogInAttempt): Promise<LetterVerdict>;
}

export function createThrottle(services: { redis: Redis; rateLimits: RateLimits; clock: Clock }): Throttle {
  const { redis, rateLimits, clock } = services;
  const delays = createFailureDelays(redis, clock);
  const places = createUsualPlaces(redis, clock);
  const pairOf = ({ email, source }: Attempt) => digest(`${email} ${source.addressBlock}`);
  const isUsual = async ({ accountId, source }: LogInAttempt) =>
    (await places.has(accountId ?? 0, source.addressBlock)) && accountId !== null;

  const failureKeyOf = (attempt: LogInAttempt) =>
    attempt.deviceId === null ? `source:${pairOf(attempt)}` : `device:${attempt.deviceId}`;

  async function refuseWhile(key: string): Promise<void> {
    const waitMs = await delays.waitMs(key);
    if (waitMs > 0) throw waitFor(waitMs);
  }

  return {
    async checkLogIn(attempt) {
      await refuseWhile(failureKeyOf(attempt));
      if (attempt.deviceId !== null || (await isUsual(attempt))) return;
      const ofBlock = await rateLimits.check('log-in-failure', attempt.source.addressBlock);
      if (!ofBlock.ok) throw waitFor(ofBlock.retryAfterMs);
      const ofAccount = await rateLimits.check('log-in-guess', digest(attempt.email));
      if (!ofAccount.ok) throw waitFor(ofAccount.retryAfterMs);
    },

    async logInFailed(attempt) {
      const key = failureKeyOf(attempt);
      const account = digest(attempt.email);
      if (attempt.deviceId !== null) {
        const devices = await rateLimits.count('log-in-device-failure', account);
        return countFailure(delays, key, devices.ok ? freeFailures : freeFailuresUnderAttack);
      }
      const ofBlock = await rateLimits.count('log-in-failure', attempt.source.addressBlock);
      if (await isUsual(attempt)) return countFailure(delays, key, freeFailures);
      if (!ofBlock.ok) throw waitFor(ofBlock.retryAfterMs);
      const strangers = await rateLimits.count('log-in-stranger-failure', account);
      const free = strangers.ok ? freeFailures : freeFailuresUnderAttack;
      const failures = await countFailure(delays, key, free);
      // Counted last: an attempt that had to wait anyway is no guess.
      const guesses = await rateLimits.count('log-in-guess', account);
      if (!guesses.ok) throw waitFor(guesses.retryAfterMs);
      return failures;
    },

    async logInSucceeded(attempt) {
      await delays.forget(failureKeyOf(attempt));
      if (attempt.accountId !== null) await rateLimits.enforce('log-in', attempt.accountId);
    },

    rememberPlace: (accountId, source) => places.add(accountId, source.addressBlock),

    async ownerProved(owner) {
      await delays.forget(failureKeyOf({ ...owner, deviceId: null }));
      await rateLimits.forget('log-in-device-failure', digest(owner.email));
      await places.forget(owner.accountId);
      await places.add(owner.accountId, owner.source.addressBlock);
    },

    async countLetter(attempt) {
      const isOwner = attempt.deviceId !== null || (await isUsual(attempt));
      // The owner has her own count of letters, which her neighbours cannot use up.
      if (!isOwner) {
        const asked = await rateLimits.count('password-letter', attempt.source.addressBlock);
        if (!asked.ok) return { isSourceLimited: true, retryAfterMs: Math.max(1, asked.retryAfterMs) };
      }
      const account = digest(attempt.email);
      const limit = isOwner ? 'password-letter-owner' : 'password-letter-stranger';
      const isDue =
        (await rateLimits.check(limit, account)).ok &&
        (await rateLimits.count('password-letter-repeat', account)).ok &&
        (await rateLimits.count(limit, account)).ok;
      return { isSourceLimited: false, isDue };
    },
  };
}

async function countFailure(
  delays: ReturnType<typeof createFailureDelays>,
  key: string,
  free: number,
): Promise<number> {
  const failure = await delays.fail(key, free);
  if (!failure.isCounted) throw waitFor(failure.retryAfterMs);
  return failure.failures + freeFailures - free;
}

/** For benchmarks (`BENCH=1`), where one machine simulates thousands of people. */
export const noThrottle: Throttle = {
  checkLogIn: async () => {},
  logInFailed: async () => 1,
  logInSucceeded: async () => {},
  rememberPlace: async () => {},
  ownerProved: async () => {},
  countLetter: async () => ({ isSourceLimited: false, isDue: true }),
};

const waitFor = (retryAfterMs: number) =>
  tooManyRequests(logInWaitMessage(retryAfterMs), Math.max(1, Math.ceil(retryAfterMs / 1_000)));

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
