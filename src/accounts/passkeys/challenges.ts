import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Redis } from '../../platform/redis.ts';

export const challengeLifetimeMs = 5 * 60_000;

/** The one use of a challenge. */
export interface ChallengeUse {
  readonly purpose: 'add' | 'log-in' | 'proof';
  /** The session, or the browser of a visitor. */
  readonly holder: string;
}

/** The challenges that authenticators sign. Each works once, for five minutes. */
export interface Challenges {
  /**
   * Makes a challenge and stores it.
   * @param userHandle the id of the account at the authenticator, if a passkey is added
   */
  issue(use: ChallengeUse, userHandle?: string): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Takes a stored challenge, so that it counts once. Of two concurrent calls one gets it.
   * @returns null if it is unknown, used, expired, or was issued for another use
   */
  take(use: ChallengeUse, challenge: string): Promise<{ readonly userHandle: string | null } | null>;
}

const Stored = z.object({ expiresAt: z.number(), userHandle: z.string().nullable() });
const shape = /^[\w-]{43}$/;

export function createChallenges({ redis, clock }: { redis: Redis; clock: Clock }): Challenges {
  return {
    async issue(use, userHandle) {
      const bytes = new Uint8Array(randomBytes(32));
      const expiresAt = clock.now().getTime() + challengeLifetimeMs;
      const stored: z.infer<typeof Stored> = { expiresAt, userHandle: userHandle ?? null };
      const key = keyOf(use, Buffer.from(bytes).toString('base64url'));
      await redis.set(key, JSON.stringify(stored), 'PX', challengeLifetimeMs);
      return bytes;
    },
    async take(use, challenge) {
      if (!shape.test(challenge)) return null;
      const text = await redis.getdel(keyOf(use, challenge));
      if (text === null) return null;
      const { expiresAt, userHandle } = Stored.parse(JSON.parse(text));
      return clock.now().getTime() < expiresAt ? { userHandle } : null;
    },
  };
}

const keyOf = ({ purpose, holder }: ChallengeUse, challenge: string): string =>
  `passkey-challenge:${purpose}:${createHash('sha256').update(holder).digest('base64url')}:${challenge}`;
