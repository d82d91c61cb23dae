/** How many requests for a recommendation one process takes at a time. */
export interface AdmissionLimits {
  /** Requests under way, most of them waiting for the model. */
  readonly mostInFlight: number;
  /** Requests that use the processor and PostgreSQL at the same time. */
  readonly mostWorking: number;
  /** The longest wait before a request is turned away. */
  readonly maxWaitMs: number;
}

/** Eight leave four of the twelve connections to PostgreSQL to pages. */
export const admissionLimits: AdmissionLimits = { mostInFlight: 500, mostWorking: 8, maxWaitMs: 1_000 };

/**
 * Bounds the memory of requests under way, and keeps them from filling the event loop and the pool
 * of connections, so that pages stay quick however many readers ask for books.
 */
export interface Admission {
  /** Waits for a place. `null`: there are too many requests. A place has to be left. */
  enter(): Promise<Place | null>;
}

export interface Place {
  /** Time that the request waited for it. */
  readonly waitedMs: number;
  /** Gives the place to others during a task that only waits. They go on first afterwards. */
  rest<T>(task: () => Promise<T>): Promise<T>;
  leave(): void;
}

/** @param nowMs the time, in milliseconds since any instant */
export function createAdmission(limits: AdmissionLimits, nowMs: () => number): Admission {
  /** Both hold functions that hand a place on: of requests that go on, and of new ones. */
  const [returning, entering]: [Set<() => void>, Set<() => void>] = [new Set(), new Set()];
  let inFlight = 0;
  let working = 0;

  const handOn = () => {
    const [next] = returning.size > 0 ? returning : entering;
    if (next) next();
    else working -= 1;
  };
  /** Waits for one of the working places. Resolves to `false` after `maxWaitMs`. */
  const take = (queue: Set<() => void>, maxWaitMs?: number) => {
    if (working < limits.mostWorking) {
      working += 1;
      return true;
    }
    return new Promise<boolean>((resolve) => {
      const end = (isTaken: boolean) => {
        clearTimeout(timer);
        queue.delete(onPlace);
        resolve(isTaken);
      };
      const onPlace = () => end(true);
      const timer = maxWaitMs === undefined ? undefined : setTimeout(end, maxWaitMs, false);
      queue.add(onPlace);
    });
  };

  return {
    async enter() {
      if (inFlight >= limits.mostInFlight) return null;
      inFlight += 1;
      const startedAt = nowMs();
      if (!(await take(entering, limits.maxWaitMs))) {
        inFlight -= 1;
        return null;
      }
      return {
        waitedMs: nowMs() - startedAt,
        async rest(task) {
          handOn();
          try {
            return await task();
          } finally {
            await take(returning);
          }
        },
        leave() {
          inFlight -= 1;
          handOn();
        },
      };
    },
  };
}
