/** How many requests for a recommendation one process takes at a time. */
export interface SlotLimits {
  /** Requests under way, most of them waiting for the model. */
  readonly maxRequests: number;
  /** Slots: requests that use the processor and PostgreSQL at the same time. */
  readonly slots: number;
  /** The longest wait before a request is turned away. */
  readonly maxWaitMs: number;
}

/** Eight leave four of the twelve connections to PostgreSQL to pages. */
export const slotLimits: SlotLimits = { maxRequests: 500, slots: 8, maxWaitMs: 1_000 };

/**
 * Bounds the memory of requests under way, and keeps them from filling the event loop and the pool
 * of connections, so that pages stay quick however many readers ask for books.
 */
export interface RequestSlots {
  /** Waits for a slot. `null`: there are too many requests. A slot has to be released. */
  take(): Promise<Slot | null>;
}

export interface Slot {
  /** Time that the request waited for it. */
  readonly waitedMs: number;
  /**
   * Lends the slot to other requests during a task that only waits. It gets one back before new
   * requests do.
   */
  lendDuring<T>(task: () => Promise<T>): Promise<T>;
  release(): void;
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
  /** Waits for a slot. Resolves to `false` after `maxWaitMs`. */
  const waitIn = (queue: Set<() => void>, maxWaitMs?: number) => {
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
      const timer = maxWaitMs === undefined ? undefined : setTimeout(end, maxWaitMs, false);
      queue.add(onSlot);
    });
  };

  return {
    async take() {
      if (requests >= limits.maxRequests) return null;
      requests += 1;
      const startedAt = nowMs();
      if (!(await waitIn(entering, limits.maxWaitMs))) {
        requests -= 1;
        return null;
      }
      return {
        waitedMs: nowMs() - startedAt,
        async lendDuring(task) {
          passOn();
          try {
            return await task();
          } finally {
            await waitIn(returning);
          }
        },
        release() {
          requests -= 1;
          passOn();
        },
      };
    },
  };
}
