import type { Clock } from '../clock.ts';

/** At most `count` events of one key in any `milliseconds`. In memory: one process counts what comes in through it. */
export interface SlidingWindow {
  /** 0 when the event may happen (and is counted), otherwise the milliseconds until one may. */
  take(key: string): number;
  /** Counts the last event of the key no more. */
  giveBack(key: string): void;
}

export function createSlidingWindow(
  limit: { count: number; milliseconds: number },
  clock: Clock,
): SlidingWindow {
  const events = new Map<string, number[]>();
  let tidyAt = 1_000;
  return {
    take(key) {
      const now = clock.now().getTime();
      const recent = (events.get(key) ?? []).filter((at) => at > now - limit.milliseconds);
      const oldest = recent[0];
      if (recent.length >= limit.count && oldest !== undefined)
        return Math.max(1, oldest + limit.milliseconds - now);
      recent.push(now);
      events.set(key, recent);
      if (events.size > tidyAt) {
        for (const [other, times] of events)
          if ((times.at(-1) ?? 0) <= now - limit.milliseconds) events.delete(other);
        tidyAt = Math.max(1_000, events.size * 2);
      }
      return 0;
    },
    giveBack(key) {
      events.get(key)?.pop();
    },
  };
}

export const unlimitedWindow: SlidingWindow = { take: () => 0, giveBack: () => {} };
