import type { Database } from '../platform/db.ts';
import type { ChosenAnswer } from '../quiz/index.ts';
import type { StoredVerdict } from './feedback/index.ts';
import type { Owner } from './owner.ts';
import { nextRecommendationAt } from './policy.ts';
import { findReusable } from './recommendation-repository.ts';
import type { RecommendationRequest, RecommendationServices } from './recommendation-request.ts';

export type RecommendationResult =
  | { readonly kind: 'recommended'; readonly id: number; readonly isNew: boolean }
  | { readonly kind: 'limit_reached'; readonly nextAt: Date }
  | { readonly kind: 'too_few_books' }
  /** Fewer than three books are left after verdicts and wishes. */
  | { readonly kind: 'nothing_left' }
  /** The reader deleted her stored taste meanwhile, so nothing was stored. */
  | { readonly kind: 'deleted_meanwhile' };

/** A request with its reuse key, and the reader's stored answers and verdicts when it was made. */
export interface KeyedRequest extends RecommendationRequest {
  readonly key: string;
  readonly chosen: readonly ChosenAnswer[];
  /** Whether the reader had a taste profile. */
  readonly hadTaste: boolean;
  readonly verdicts: readonly StoredVerdict[];
}

/** The stored result that answers this request; `null`: none. */
export async function findReusableResult(
  db: Database,
  request: KeyedRequest,
  now: Date,
): Promise<RecommendationResult | null> {
  const id = await findReusable(db, {
    owner: request.owner,
    requestKey: request.key,
    now,
  });
  return id === null ? null : { kind: 'recommended', id, isNew: false };
}

/**
 * Refuses when the daily limit is reached.
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
