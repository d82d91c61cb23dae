import type { Reader } from './reader.ts';

export interface GapMeter {
  /** The longest time from when a message was known to be stored until a reader saw it, so far. */
  readonly longestMs: number;
  /** Forgets what it measured. */
  reset(): void;
  stop(): void;
}

/** Looks this often. Shorter gaps count as none. */
const intervalMs = 20;

/** Measures how long each message takes from an acknowledgement to the screens of all readers. */
export function startGapMeter(readers: readonly Reader[]): GapMeter {
  const storedAt = new Map<number, number>();
  const last = readers.map(() => 0);
  let longestMs = 0;
  const look = () => {
    const now = performance.now();
    for (const { acked } of readers)
      for (const seq of acked.values()) if (!storedAt.has(seq)) storedAt.set(seq, now);
    for (const [i, { held }] of readers.entries()) {
      let next = (last[i] ?? 0) + 1;
      for (; held.has(next); next += 1) longestMs = Math.max(longestMs, now - (storedAt.get(next) ?? now));
      last[i] = next - 1;
      const missing = storedAt.get(next);
      if (missing !== undefined) longestMs = Math.max(longestMs, now - missing);
    }
  };
  const timer = setInterval(look, intervalMs);
  return {
    get longestMs() {
      return longestMs;
    },
    reset: () => {
      longestMs = 0;
    },
    stop: () => clearInterval(timer),
  };
}
