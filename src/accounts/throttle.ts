import type { Clock } from '../platform/clock.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { Redis } from '../platform/redis.ts';
import type { RequestSource } from '../platform/security-record.ts';
import { type Attempt, accountKeyOf, failureKeyOf, type LogInAttempt } from './attempt.ts';
import { createFailureDelays } from './failure-delays.ts';
import { countLetter, type LetterVerdict } from './letter-limits.ts';
import { createLogInLimits, type LogInLimits } from './log-in-limits.ts';
import { createUsualPlaces } from './usual-places.ts';

/**
 * The limits of log-ins and letters. Failures are counted by device, or by account and source.
 * Counts by account alone stop unknown sources only: strangers cannot close an account to its
 * owner's known devices and usual places. While Redis is unreachable a log-in is refused (503).
 */
export interface Throttle extends LogInLimits {
  /**
   * Remembers the source as one that the account's owner uses.
   * @returns whether the account has used others, but not this one
   */
  rememberPlace(accountId: number, source: RequestSource): Promise<boolean>;
  /**
   * Remembers the source of an owner who set a password by letter as her only usual place, since
   * the others may belong to somebody who knew the old password. Forgets the failures of this
   * source and of the account's devices.
   */
  ownerProved(owner: Attempt & { readonly accountId: number }): Promise<void>;
  /** Forgets the places and counts of an account that is erased. */
  forgetAccount(account: { readonly accountId: number; readonly email: string }): Promise<void>;
  /** Counts a request for a password letter and returns whether to send one. */
  countLetter(attempt: LogInAttempt): Promise<LetterVerdict>;
}

export function createThrottle(services: { redis: Redis; rateLimits: RateLimits; clock: Clock }): Throttle {
  const { redis, rateLimits, clock } = services;
  const delays = createFailureDelays(redis, clock);
  const places = createUsualPlaces(redis, clock);
  const isUsual = async ({ accountId, source }: LogInAttempt) =>
    (await places.has(accountId ?? 0, source.addressBlock)) && accountId !== null;

  return {
    ...createLogInLimits({ rateLimits, delays, isUsual }),
    rememberPlace: (accountId, source) => places.add(accountId, source.addressBlock),
    async ownerProved(owner) {
      await delays.forget(failureKeyOf({ ...owner, deviceId: null }));
      await rateLimits.forget('log-in-device-failure', accountKeyOf(owner));
      await places.forget(owner.accountId);
      await places.add(owner.accountId, owner.source.addressBlock);
    },
    async forgetAccount({ accountId, email }) {
      await places.forget(accountId);
      for (const key of [accountId, email, accountKeyOf({ email })]) await rateLimits.forgetKey(key);
    },
    countLetter: async (attempt) =>
      countLetter(rateLimits, attempt, attempt.deviceId !== null || (await isUsual(attempt))),
  };
}

/** For benchmarks (`BENCH=1`), where one machine simulates thousands of people. */
export const noThrottle: Throttle = {
  checkLogIn: async () => {},
  logInFailed: async () => 1,
  logInSucceeded: async () => {},
  rememberPlace: async () => false,
  ownerProved: async () => {},
  forgetAccount: async () => {},
  countLetter: async () => ({ isSourceLimited: false, isDue: true }),
};
