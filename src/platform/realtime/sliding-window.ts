import type { Clock } from '../clock.ts';

/** At most `count` events within any `windowMs`. An infinite count is no limit. */
export interface EventLimit {
  readonly count: number;
  readonly windowMs: number;
}

/** Limits events by key. Each process counts in its own memory what arrives there. */
export interface SlidingWindow {
  /** Counts an event and returns 0, or returns the milliseconds until one is allowed again. */
  take(key: string): number;
  /** Takes the last event of the key out of the count. */
  undoTake(key: string): void;
}

export function createSlidingWindow(limit: EventLimit, clock: Clock): SlidingWindow {
  if (limit.count === Number.POSITIVE_INFINITY) return unlimitedWindow;
  const events = new Map<string, number[]>();
  let cleanUpSize = 1_000;
  return {
    take(key) {
      const now = clock.now().getTime();
      const recent = (events.get(key) ?? []).filter((at) => at > now - limit.windowMs);
      const oldest = recent[0];
      if (recent.length >= limit.count && oldest !== undefined)
        return Math.max(1, oldest + limit.windowMs - now);
      recent.push(now);
      events.set(key, recent);
      if (events.size > cleanUpSize) {
        for (const [other, times] of events)
          if ((times.at(-1) ?? 0) <= now - limit.windowMs) events.delete(other);
        cleanUpSize = Math.max(1_000, events.size * 2);
      }
      return 0;
    },
    undoTake(key) {
      events.get(key)?.pop();
    },
  };
}

/** Allows every event and counts none. */
const unlimitedWindow: SlidingWindow = { take: () => 0, undoTake: () => {} };
