import type { Request, Response } from 'express';
import { backToClub, type ClubForAsker, clubForMember, idOf } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { Decision } from '../platform/decision.ts';
import { type AppError, conflict, forbidden, notFound } from '../platform/errors.ts';
import { type Refusal, refusalMessages } from './refusal-messages.ts';

/** Returns the error of a refusal: 404, 403 or 409. It leads back to the club. */
function errorOf(clubId: number, reason: Refusal): AppError {
  const message = refusalMessages[reason];
  const action = backToClub(clubId);
  if (reason === 'not_found') return notFound(message);
  if (reason === 'no_entry') return notFound(message, action);
  if (reason !== 'not_member' && reason !== 'not_manager') return conflict(message);
  const heading = reason === 'not_member' ? '멤버만 볼 수 있어요' : '리더만 할 수 있어요';
  return forbidden(message, { heading, action });
}

/**
 * Returns the club of a path for a page of its members.
 * @throws {AppError} 404 if the person may not know of it, 403 for outsiders and for people whom
 * `can` refuses
 */
export async function clubForShelf(
  { db }: { readonly db: Database },
  req: Request,
  can?: (clubForAsker: ClubForAsker) => Decision<Refusal>,
): Promise<ClubForAsker> {
  const clubForAsker = await clubForMember(db, req);
  const decision = can?.(clubForAsker);
  if (decision && !decision.ok) throw errorOf(clubForAsker.club.id, decision.reason);
  return clubForAsker;
}

/** Leads to `href` after a success. @throws {AppError} the error of a refusal */
export function answer(
  req: Request,
  res: Response,
  result: { readonly ok: true } | { readonly ok: false; readonly reason: Refusal },
  href: string,
): void {
  if (!result.ok) throw errorOf(idOf(req), result.reason);
  res.redirect(303, href);
}
