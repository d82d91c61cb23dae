import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import { widerBlock } from '../platform/http/address-block.ts';
import type { Redis } from '../platform/redis.ts';
import { slotTag } from '../platform/redis-slots.ts';
import { markMadeScript, reserveScript, settleScript } from './call-budget-scripts.ts';

/** The reader for whom calls are reserved. */
export interface BudgetUser {
  /** Whether the reader has no account. */
  readonly isVisitor: boolean;
  /** Whether the reader has had no recommendation on this UTC day. */
  readonly isFirstToday: boolean;
  /**
   * Whether the reader's e-mail address is confirmed, or the site asks for no confirmation. A
   * throw-away account gets none of the calls that are kept for first recommendations.
   */
  readonly isConfirmed: boolean;
  /** The address block of the request; absent: unknown and not limited. */
  readonly addressBlock?: string | undefined;
}

/**
 * Why calls are refused. `daily_cap`: the day's calls are used up. `daily_reserve`: the rest is
 * kept for confirmed readers without a recommendation today. `account_reserve`: the rest is kept
 * for readers with an account. `address_cap`: this address block, or for IPv6 its /48, has used its
 * share.
 */
export type BudgetRefusal = 'daily_cap' | 'daily_reserve' | 'account_reserve' | 'address_cap';

export type Reservation =
  | {
      readonly ok: true;
      /**
       * Must be called when a reserved call begins: it then stays counted if this process dies
       * before it settles.
       */
      markMade(): Promise<void>;
      /** Counts another call under the same limits. Returns whether it may be made. */
      reserveOneMore(): Promise<boolean>;
      /** Replaces the reserved calls by those really made. */
      settle(made: number): Promise<void>;
    }
  | { readonly ok: false; readonly reason: BudgetRefusal };

/** Limits the model calls of all readers together on one UTC day. */
export interface CallBudget {
  /**
   * Reserves this number of calls, all or none. Those that are neither made nor settled within ten
   * minutes are free again.
   */
  reserve(calls: number, by: BudgetUser): Promise<Reservation>;
}

/** Share of the day's calls kept for confirmed readers without a recommendation that day. */
const reservedShare = 0.3;
/** Share of the day's calls kept for readers with an account. */
const accountShare = 0.5;
/** Share of the day's calls that one IPv4 address or one /48 of IPv6 may use. */
const addressShare = 0.25;
/** A day's count is kept for the day and one hour, for reservations that are settled late. */
const countLifetimeSeconds = 25 * 60 * 60;
/** Longer than the deadline of any task that asks the model. */
const reservationLifetimeMs = 10 * 60_000;

function refusalOf(answer: number, isVisitor: boolean): BudgetRefusal | null {
  if (answer === 0) return null;
  if (answer === 1) return 'daily_cap';
  if (answer === 3) return 'address_cap';
  return isVisitor ? 'account_reserve' : 'daily_reserve';
}

const unlimited: Reservation = {
  ok: true,
  markMade: async () => {},
  reserveOneMore: async () => true,
  settle: async () => {},
};

/**
 * Creates a budget shared by all processes. `reserve` rejects when Redis does not answer, so that
 * no call is made uncounted.
 */
export function createCallBudget(redis: Redis, clock: Clock, perDay: number): CallBudget {
  return {
    async reserve(calls, { isVisitor, isFirstToday, isConfirmed, addressBlock }) {
      if (!Number.isFinite(perDay)) return unlimited;
      const day = `model-calls:${clock.now().toISOString().slice(0, 10)}`;
      // Settling uses the keys of the day of the reservation.
      const place = addressBlock === undefined ? 'unknown' : digest(widerBlock(addressBlock) ?? addressBlock);
      const tag = slotTag(redis, day);
      const keys = [day, `${tag}:${place}`, `${tag}:open`, `${tag}:unused`];
      const id = `${randomUUID()} ${keys[1]}`;
      const keptForOthers = isVisitor ? accountShare : isFirstToday && isConfirmed ? 0 : reservedShare;
      const forReader = Math.floor(perDay * (1 - keptForOthers));
      // A very small budget still allows one recommendation per address block.
      const forAddress =
        addressBlock === undefined ? perDay : Math.max(calls, Math.floor(perDay * addressShare));
      const run = (script: string, args: (string | number)[]) =>
        redis.eval(script, keys.length, ...keys, ...args);
      const take = async (more: number, ...reservationId: string[]) => {
        const nowMs = clock.now().getTime();
        const times = [countLifetimeSeconds, nowMs, nowMs + reservationLifetimeMs];
        const limits = [perDay, forReader, forAddress];
        const answer = await run(reserveScript, [more, ...limits, ...times, ...reservationId]);
        return refusalOf(Number(answer), isVisitor);
      };
      const reason = await take(calls, id);
      if (reason) return { ok: false, reason };
      let [markedCalls, furtherCalls] = [0, 0];
      return {
        ok: true,
        markMade: async () => {
          markedCalls += Number(await run(markMadeScript, [id]));
        },
        reserveOneMore: async () => {
          const isGranted = (await take(1)) === null;
          if (isGranted) furtherCalls += 1;
          return isGranted;
        },
        settle: async (made) => {
          const madeOfReserved = made - furtherCalls;
          // An expired reservation gave back the calls that were not marked as made.
          await run(settleScript, [id, madeOfReserved - calls, madeOfReserved - markedCalls]);
        },
      };
    },
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
