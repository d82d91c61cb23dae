import { createHash } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { Redis } from '../../platform/redis.ts';

/** Who wants calls. */
export interface Spender {
  /** Whether the reader has had no recommendation on this day (UTC). */
  readonly isFirstToday: boolean;
  /** Where the request came from; absent: not known, and not limited. */
  readonly addressBlock?: string | undefined;
}

/**
 * Why no calls are left: for nobody, only for readers whose first recommendation of the day it is, or for others than those at this address.
 */
export type BudgetRefusal = 'daily_cap' | 'daily_reserve' | 'address_cap';

export type Reservation =
  | {
      readonly ok: true;
      /** Books the calls that were really made, be they fewer or more, in place of those set aside. */
      settle(made: number): Promise<void>;
    }
  | { readonly ok: false; readonly reason: BudgetRefusal };

/** How many calls to the model all readers together may cause on one day (UTC). */
export interface CallBudget {
  /** Sets so many calls aside, all or none. */
  reserve(calls: number, by: Spender): Promise<Reservation>;
}

/** The part of the day's calls that is kept for readers who have had no recommendation that day. */
const reservedShare = 0.3;
/** The part of the day's calls that one address block may take. */
const addressShare = 0.25;
/** Seconds that a day's count is kept: the day and what its last reservations take. */
const countLifetimeSeconds = 25 * 60 * 60;

/** Takes so many when every limit allows it: 1 and 2 are the calls of all and for this kind of reader, 3 of the address. */
const reserveScript = `
  local all = tonumber(redis.call('get', KEYS[1]) or '0') + tonumber(ARGV[1])
  local here = tonumber(redis.call('get', KEYS[2]) or '0') + tonumber(ARGV[1])
  if all > tonumber(ARGV[2]) then return 1 end
  if all > tonumber(ARGV[3]) then return 2 end
  if here > tonumber(ARGV[4]) then return 3 end
  for _, key in ipairs(KEYS) do
    redis.call('incrby', key, ARGV[1])
    redis.call('expire', key, ARGV[5])
  end
  return 0`;
const refusals: Readonly<Record<number, BudgetRefusal>> = {
  1: 'daily_cap',
  2: 'daily_reserve',
  3: 'address_cap',
};

const settleScript = `for _, key in ipairs(KEYS) do redis.call('incrby', key, ARGV[1]) end`;

const unlimited: Reservation = { ok: true, settle: async () => {} };

/** A budget that all processes share. Rejects when Redis does not answer: nobody asks a model uncounted. */
export function createCallBudget(redis: Redis, clock: Clock, perDay: number): CallBudget {
  return {
    async reserve(calls, { isFirstToday, addressBlock }) {
      if (!Number.isFinite(perDay)) return unlimited;
      const day = `model-calls:${clock.now().toISOString().slice(0, 10)}`;
      // Both on the day they were set aside, whenever they are settled.
      const keys = [day, `${day}:${addressBlock === undefined ? 'unknown' : digest(addressBlock)}`];
      const forReader = isFirstToday ? perDay : Math.floor(perDay * (1 - reservedShare));
      // A budget for a few recommendations only still lets one address have one.
      const forAddress =
        addressBlock === undefined ? perDay : Math.max(calls, Math.floor(perDay * addressShare));
      const answer = await redis.eval(
        reserveScript,
        2,
        ...keys,
        calls,
        perDay,
        forReader,
        forAddress,
        countLifetimeSeconds,
      );
      const reason = refusals[Number(answer)];
      if (reason) return { ok: false, reason };
      return {
        ok: true,
        settle: async (made) => {
          if (made !== calls) await redis.eval(settleScript, 2, ...keys, made - calls);
        },
      };
    },
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
