import type { Request } from 'express';
import { notFound } from '../platform/errors.ts';
import { idInPath } from '../platform/http/id-in-path.ts';
import { MembersInput } from './input.ts';
import { refusalMessages } from './refusal-messages.ts';
import type { ClubRouteServices } from './route-services.ts';
import { type ClubDetail, showClub } from './show-club.ts';

/** Returns an id of a path. @throws {AppError} 404 */
export const idOf = (req: Request, name = 'id'): number => idInPath(req, name, refusalMessages.not_found);

/** Returns the club of a path as the asking person sees it. @throws {AppError} 404 */
export async function clubOf({ db }: Pick<ClubRouteServices, 'db'>, req: Request): Promise<ClubDetail> {
  const { page } = MembersInput.parse(req.query);
  const detail = await showClub(db, idOf(req), req.user?.id ?? null, page);
  if (!detail) throw notFound(refusalMessages.not_found);
  return detail;
}
