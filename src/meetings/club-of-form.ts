import type { Request } from 'express';
import { canManage, findClubForAsker } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { idInput } from '../platform/http/form.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { clubRefusals, noClubMeeting } from './club-messages.ts';
import type { ClubOfPlan } from './club-plan-rule.ts';

/**
 * Returns the club that a new meeting is for, named by the path or by `clubId`; null for a meeting
 * of its own.
 * @throws {AppError} 404 for a club that the person may not know of, 403 for one in which she may
 * open no meeting, 409 for a closed one
 */
export async function clubOfForm(db: Database, req: Request): Promise<ClubOfPlan | null> {
  const named = req.params.id ?? req.body?.clubId ?? req.query.clubId;
  if (named === undefined || named === '') return null;
  const id = idInput.safeParse(named);
  if (!id.success) throw notFound(clubRefusals.not_found);
  return clubToOpenIn(db, id.data, viewerOf(req).id);
}

/**
 * Returns a club in which the person may open meetings.
 * @throws {AppError} as `clubOfForm`
 */
export async function clubToOpenIn(db: Database, clubId: number, userId: number): Promise<ClubOfPlan> {
  const clubForAsker = await findClubForAsker(db, clubId, userId);
  if (!clubForAsker) throw notFound(clubRefusals.not_found);
  const decision = canManage(clubForAsker);
  if (decision.ok) return clubForAsker.club;
  throw noClubMeeting(clubForAsker.club.id, decision.reason);
}
