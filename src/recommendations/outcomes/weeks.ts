/** A week from Monday to Sunday, in Korea. */
export interface Week {
  /** The date of its Monday: `2026-11-23`. */
  readonly monday: string;
  readonly from: Date;
  /** The beginning of the next week. */
  readonly to: Date;
}

const dayMs = 24 * 60 * 60_000;
const weekMs = 7 * dayMs;
/** Korea has no daylight saving time. */
const seoulOffsetMs = 9 * 60 * 60_000;
/** 1970-01-05 was a Monday. */
const firstMondayMs = 4 * dayMs;

/** The week of `now` and those before it, the latest first. */
export function weeksUntil(now: Date, count: number): Week[] {
  const wallMs = now.getTime() + seoulOffsetMs;
  const mondayMs = wallMs - ((wallMs - firstMondayMs) % weekMs);
  return Array.from({ length: count }, (_, ago) => {
    const startMs = mondayMs - ago * weekMs;
    return {
      monday: new Date(startMs).toISOString().slice(0, 10),
      from: new Date(startMs - seoulOffsetMs),
      to: new Date(startMs + weekMs - seoulOffsetMs),
    };
  });
}
