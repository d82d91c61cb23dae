import type { Request } from 'express';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { idInput } from '../platform/http/form.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { accountOwner } from './owner.ts';
import type { Recommendation } from './recommendation.ts';
import { recommendationNotFound } from './recommendation-messages.ts';
import { findRecommendation } from './recommendation-repository.ts';

/**
 * Finds the recommendation in a request's address among those of the reader.
 * @throws {AppError} 404 for one of somebody else, or none
 */
export async function findOwn(db: Database, req: Request): Promise<Recommendation> {
  const id = idInput.safeParse(req.params.id);
  const found = id.success ? await findRecommendation(db, accountOwner(viewerOf(req).id), id.data) : null;
  if (!found) throw notFound(recommendationNotFound);
  return found;
}
