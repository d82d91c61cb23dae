import type { Request } from 'express';
import { type ClubSight, isManager, memberSightOf } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { answerForbidden } from './answer-forbidden.ts';

/**
 * Returns the club of a path for a page of its leaders.
 * @throws {AppError} 404 for a club that the person may not know of, 403 for people who do not lead
 */
export async function managerSightOf(db: Database, req: Request): Promise<ClubSight> {
  const sight = await memberSightOf(db, req);
  if (!isManager(sight.asker?.role)) answerForbidden(req, 'not_manager');
  return sight;
}
