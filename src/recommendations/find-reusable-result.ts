import type { Database } from '../platform/db.ts';
import type { KeyedRequest } from './keyed-request.ts';
import { findReusable } from './recommendation-repository.ts';
import type { RecommendationResult } from './recommendation-result.ts';

/** Returns the stored result that answers this request; `null`: none. */
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
