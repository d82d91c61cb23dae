import type { Request } from 'express';
import type { Database } from '../platform/db.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import { type ClubForAsker, isMember } from './club.ts';
import { findClubForAsker } from './club-for-asker-repository.ts';
import { idOf } from './club-of-request.ts';
import { refusalMessages } from './refusal-messages.ts';
import { backToClub } from './view.ts';

/**
 * Returns the club of a path for a page that only its members see.
 * @throws {AppError} 404 for a club that the person may not know of, 403 for other outsiders
 */
export async function clubForMember(db: Database, req: Request): Promise<ClubForAsker> {
  const clubForAsker = await findClubForAsker(db, idOf(req), req.user?.id ?? null);
  if (!clubForAsker) throw notFound(refusalMessages.not_found);
  if (isMember(clubForAsker.asker)) return clubForAsker;
  throw forbidden(refusalMessages.not_member, { action: backToClub(clubForAsker.club.id) });
}
