import type { Request } from 'express';
import type { Database } from '../platform/db.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import { type ClubSight, isMember } from './club.ts';
import { idOf } from './club-of-request.ts';
import { refusalMessages } from './refusal-messages.ts';
import { findSight } from './sight-repository.ts';

/**
 * Returns the club of a path for a page that only its members see.
 * @throws {AppError} 404 for a club that the person may not know of, 403 for other outsiders
 */
export async function memberSightOf(db: Database, req: Request): Promise<ClubSight> {
  const sight = await findSight(db, idOf(req), req.user?.id ?? null);
  if (!sight) throw notFound(refusalMessages.not_found);
  if (isMember(sight.asker)) return sight;
  const action = { href: `/clubs/${sight.club.id}`, label: '북클럽으로 돌아가기' };
  throw forbidden(refusalMessages.not_member, { action });
}
