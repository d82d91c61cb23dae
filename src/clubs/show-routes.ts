import express, { type Request, type Response, type Router } from 'express';
import { takeToken } from '../platform/http/carried-token.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { clubOf } from './club-of-request.ts';
import { ClubPageInput } from './input.ts';
import { findInvite } from './invite-repository.ts';
import { inviteHashOf } from './invite-token.ts';
import { inviteCarrier } from './new-link-cookie.ts';
import { canJoin, canManage } from './policy.ts';
import { renderClub } from './render-club.ts';
import type { ClubRouteServices } from './route-services.ts';
import type { ClubDetail } from './show-club.ts';

/** A club's page. */
export function showRoutes(services: ClubRouteServices): Router {
  const router = express.Router();

  router.get('/clubs/:id', async (req, res) => {
    const detail = await clubOf(services, req);
    const newLink = isSeen(req) ? await findNewLink(req, res, detail) : null;
    const { done, joining } = ClubPageInput.parse(req.query);
    const answer = joining && canJoin(detail).ok ? (await restoreForm(req, res))?.answer : undefined;
    const typed = answer === undefined ? {} : { typed: { answer, error: null } };
    await renderClub(services, res, detail, { newLink, done, ...typed });
  });

  /** Returns the link that the person made on the page before, if it belongs to this club. */
  async function findNewLink(req: Request, res: Response, detail: ClubDetail): Promise<string | null> {
    const token = takeToken(req, res, inviteCarrier(detail.club.id, services.env.APP_ORIGIN));
    const hash = token === null ? null : inviteHashOf(token);
    if (hash === null || !canManage(detail).ok) return null;
    const invite = await findInvite(services.db, hash);
    return invite?.clubId === detail.club.id ? `${services.env.APP_ORIGIN}/i/${token}` : null;
  }

  return router;
}
