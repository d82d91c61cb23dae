import { createHash } from 'node:crypto';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { tooManyRequests } from '../platform/errors.ts';
import type { Redis } from '../platform/redis.ts';
import type { RequestSource } from '../platform/security-log.ts';

/** Failures in 30 minutes after which log-ins wait, sign-ups an hour (contract.md), and letters an hour. */
const limits = {
  account: { points: 5, duration: 30 * 60 },
  address: { points: 50, duration: 30 * 60 },
  signUp: { points: 100, duration: 60 * 60 },
  letter: { points: 3, duration: 60 * 60 },
  letterAddress: { points: 20, duration: 60 * 60 },
};

export interface Throttle {
  /** @throws {AppError} 429 while the account or the address waits. */
  checkLogIn(who: Attempt): Promise<void>;
  /** Counts a failure. @throws {AppError} 429 when it was one too many. */
  logInFailed(who: Attempt): Promise<void>;
  logInSucceeded(who: Attempt): Promise<void>;
  /** Counts a sign-up. @throws {AppError} 429 when the address had too many. */
  countSignUp(source: RequestSource): Promise<void>;
  /** Counts a letter to somebody. @throws {AppError} 429 when the account or the address had too many. */
  countLetter(who: Attempt): Promise<void>;
}

export interface Attempt {
  readonly email: string;
  readonly source: RequestSource;
}

/** Limits kept in Redis, so that every web process counts the same. With Redis away a log-in is refused (503), not let through unchecked. */
export function createThrottle(redis: Redis): Throttle {
  const limiter = (name: string, limit: { points: number; duration: number }) =>
    new RateLimiterRedis({ storeClient: redis, keyPrefix: `limit:${name}`, ...limit });
  const account = limiter('log-in-account', limits.account);
  const address = limiter('log-in-address', limits.address);
  const signUps = limiter('sign-up', limits.signUp);
  const letters = limiter('letter', limits.letter);
  const letterAddresses = limiter('letter-address', limits.letterAddress);
  const keysOf = (who: Attempt) => [
    { limiter: account, key: digest(who.email), points: limits.account.points },
    { limiter: address, key: who.source.addressBlock, points: limits.address.points },
  ];
  return {
    async checkLogIn(who) {
      const states = await Promise.all(
        keysOf(who).map(async (one) => ({ ...one, state: await one.limiter.get(one.key) })),
      );
      for (const { state, points } of states) {
        if (state && state.consumedPoints >= points) throw waitFor(state);
      }
    },
    async logInFailed(who) {
      await Promise.all(keysOf(who).map(({ limiter, key }) => consume(limiter, key)));
    },
    async logInSucceeded(who) {
      await account.delete(digest(who.email));
    },
    countSignUp: (source) => consume(signUps, source.addressBlock),
    countLetter: async (who) => {
      await consume(letterAddresses, who.source.addressBlock);
      await consume(letters, digest(who.email));
    },
  };
}

/** For benches (`BENCH=1`): one machine plays thousands of people. */
export const noThrottle: Throttle = {
  checkLogIn: async () => {},
  logInFailed: async () => {},
  logInSucceeded: async () => {},
  countSignUp: async () => {},
  countLetter: async () => {},
};

async function consume(limiter: RateLimiterRedis, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    throw refused instanceof RateLimiterRes ? waitFor(refused) : refused;
  }
}

function waitFor(state: RateLimiterRes) {
  const seconds = Math.max(1, Math.ceil(state.msBeforeNext / 1_000));
  const minutes = Math.ceil(seconds / 60);
  return tooManyRequests(
    `여러 번 시도해서 잠시 막아 두었어요. ${minutes}분 뒤에 다시 시도해 주세요.`,
    seconds,
  );
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
