import type { Owner } from './owner.ts';
import { nextRecommendationAt } from './policy.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import type { RecommendationResult } from './recommendation-result.ts';

/**
 * Returns the refusal when the daily limit is reached; `null`: it is not.
 * @param times of the reader's recommendations of the last 24 hours, newest first
 */
export function refuseOverDailyLimit(
  { clock, limits }: Pick<RecommendationServices, 'clock' | 'limits'>,
  owner: Owner,
  times: readonly Date[],
): RecommendationResult | null {
  const perDay = owner.userId === null ? limits.perVisitorDay : limits.perDay;
  const nextAt = nextRecommendationAt(times, perDay, clock.now());
  return nextAt && { kind: 'limit_reached', nextAt };
}
