/** How many requests for a recommendation one process takes at a time. */
export interface SlotLimits {
  /** Requests under way, most of them waiting for the model. */
  readonly maxRequests: number;
  /** Slots: requests that use the processor and PostgreSQL at the same time. */
  readonly slots: number;
  /** The longest time from the arrival of a request to its first slot. */
  readonly maxWaitMs: number;
  /** After this time from its arrival a request does not wait to get its slot back. */
  readonly maxReturnMs: number;
}

/** Eight leave four of the twelve connections to PostgreSQL to pages. */
export const slotLimits: SlotLimits = { maxRequests: 500, slots: 8, maxWaitMs: 1_000, maxReturnMs: 9_500 };

/**
 * Bounds the memory of requests under way, and keeps them from filling the event loop and the pool
 * of connections, so that pages stay quick however many readers ask for books.
 */
export interface RequestSlots {
  /**
   * Waits for a slot. `null`: there are too many requests. A slot has to be released.
   * @param ageMs time since the request arrived
   */
  take(ageMs?: number): Promise<Slot | null>;
}

export interface Slot {
  /** Time from the arrival of the request to its slot. */
  readonly waitedMs: number;
  /**
   * Lends the slot to other requests during a task that only waits. It gets one back before new
   * requests do.
   * @throws {SlotLost} when no slot was free in time
   */
  lendDuring<T>(task: () => Promise<T>): Promise<T>;
  release(): void;
}

/** A request took too long: what it has found is not stored. */
export class SlotLost extends Error {
  override name = 'SlotLost';
}

/** @param nowMs the time, in milliseconds since any instant */
export function createRequestSlots(limits: SlotLimits, nowMs: () => number): RequestSlots {
  /** Functions that end the wait for a slot: of requests that lent theirs, and of new ones. */
  const [returning, entering]: [Set<() => void>, Set<() => void>] = [new Set(), new Set()];
  let requests = 0;
  let usedSlots = 0;

  const passOn = () => {
    const [next] = returning.size > 0 ? returning : entering;
    if (next) next();
    else usedSlots -= 1;
  };
  /** Waits for a slot. Resolves to `false` after that time. */
  const waitIn = (queue: Set<() => void>, maxWaitMs: number) => {
    if (usedSlots < limits.slots) {
      usedSlots += 1;
      return true;
    }
    return new Promise<boolean>((resolve) => {
      const end = (isTaken: boolean) => {
        clearTimeout(timer);
        queue.delete(onSlot);
        resolve(isTaken);
      };
      const onSlot = () => end(true);
      const timer = setTimeout(end, maxWaitMs, false);
      queue.add(onSlot);
    });
  };

  return {
    async take(ageMs = 0) {
      if (requests >= limits.maxRequests) return null;
      requests += 1;
      const arrivedAt = nowMs() - ageMs;
      const leftOf = (mostMs: number) => Math.max(0, mostMs - (nowMs() - arrivedAt));
      if (!(await waitIn(entering, leftOf(limits.maxWaitMs)))) {
        requests -= 1;
        return null;
      }
      let isHeld = true;
      return {
        waitedMs: nowMs() - arrivedAt,
        async lendDuring(task) {
          isHeld = false;
          passOn();
          const result = await task().finally(async () => {
            isHeld = await waitIn(returning, leftOf(limits.maxReturnMs));
          });
          if (!isHeld) throw new SlotLost('no slot was free in time');
          return result;
        },
        release() {
          requests -= 1;
          if (isHeld) passOn();
        },
      };
    },
  };
}
