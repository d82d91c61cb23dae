import type { Clock } from '../platform/clock.ts';
import type { Redis } from '../platform/redis.ts';

/** How many calls to the model all readers together may cause on one day (UTC). */
export interface CallBudget {
  /** Sets so many calls aside. False: so many are not left today. */
  reserve(calls: number): Promise<boolean>;
  /** Gives back what was set aside and not made. */
  giveBack(calls: number): Promise<void>;
}

/** Seconds that a day's count is kept: the day and what its last reservations take. */
const keptFor = 25 * 60 * 60;

/** Takes so many when the limit allows, all or none. */
const reserveScript = `
  if tonumber(redis.call('get', KEYS[1]) or '0') + tonumber(ARGV[1]) > tonumber(ARGV[2]) then return 0 end
  redis.call('incrby', KEYS[1], ARGV[1])
  redis.call('expire', KEYS[1], ARGV[3])
  return 1`;

/** A budget that all processes share. Rejects when Redis does not answer: nobody asks a model uncounted. */
export function createCallBudget(redis: Redis, clock: Clock, perDay: number): CallBudget {
  const key = () => `model-calls:${clock.now().toISOString().slice(0, 10)}`;
  return {
    reserve: async (calls) =>
      !Number.isFinite(perDay) || (await redis.eval(reserveScript, 1, key(), calls, perDay, keptFor)) === 1,
    async giveBack(calls) {
      if (Number.isFinite(perDay) && calls > 0) await redis.decrby(key(), calls);
    },
  };
}
