const minute = 60_000;
const day = 24 * 60 * minute;

/** New recommendations per reader within any 24 hours. Each may cost model calls. */
export const dailyLimit = 10;
/** The same for one visitor's browser. */
export const visitorDailyLimit = 3;
/** How long a visitor's recommendation is kept, and the cookie that opens it. */
export const visitorLifetimeMs = 7 * day;

/** Recommendations after this time count for the limit, and are reused for equal answers. */
export const dayBefore = (now: Date) => new Date(now.getTime() - day);

/** Whether both times are on the same UTC day, as the budget counts days. */
export const isSameDay = (one: Date, other: Date) =>
  one.toISOString().slice(0, 10) === other.toISOString().slice(0, 10);

/** Fallbacks for temporary reasons are reused only after this time. */
export const temporaryFallbackSince = (now: Date) => new Date(now.getTime() - 10 * minute);

/**
 * When a reader may have the next new recommendation; `null`: now.
 * @param made times of her recommendations of the last day, newest first
 */
export function nextRecommendationAt(made: readonly Date[], limit: number, now: Date): Date | null {
  const oldestCounted = made[limit - 1];
  if (!oldestCounted) return null;
  const freeAt = oldestCounted.getTime() + day;
  return freeAt > now.getTime() ? new Date(freeAt) : null;
}
