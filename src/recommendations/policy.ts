const minute = 60_000;
const day = 24 * 60 * minute;

/** New recommendations for one reader within any 24 hours: each may cost a call. */
export const dailyLimit = 10;

/** What is counted against the limit, and what the same answers get again, was made after this. */
export const dayBefore = (now: Date) => new Date(now.getTime() - day);

/** Whether both are on the same day (UTC), as the calls of a day are counted. */
export const isSameDay = (one: Date, other: Date) =>
  one.toISOString().slice(0, 10) === other.toISOString().slice(0, 10);

/** What the rule score answered because the model could not be reached is given again no longer than this. */
export const temporaryFallbackSince = (now: Date) => new Date(now.getTime() - 10 * minute);

/**
 * When a reader may have the next new recommendation: `null` is now.
 * @param made when her recommendations of the last day were made, newest first
 */
export function nextRecommendationAt(made: readonly Date[], limit: number, now: Date): Date | null {
  const oldestCounted = made[limit - 1];
  if (!oldestCounted) return null;
  const freeAt = oldestCounted.getTime() + day;
  return freeAt > now.getTime() ? new Date(freeAt) : null;
}
