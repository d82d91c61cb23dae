import type { Request } from 'express';
import { type ClubForAsker, clubForMember, isManager } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { answerForbidden } from './answer-forbidden.ts';

/**
 * Returns the club of a path for a page of its leaders.
 * @throws {AppError} 404 for a club that the person may not know of, 403 for people who do not lead
 */
export async function clubForManager(db: Database, req: Request): Promise<ClubForAsker> {
  const clubForAsker = await clubForMember(db, req);
  if (!isManager(clubForAsker.asker?.role)) answerForbidden(req, 'not_manager');
  return clubForAsker;
}
