import express, { type Request, type Response, type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { findInvitation } from './find-invitation.ts';
import { invitationPage } from './invitation-view.ts';
import { inviteNotFound, type Refusal } from './refusal-messages.ts';
import type { ClubRouteServices } from './route-services.ts';

/** The page behind an invitation link, and the button that accepts it. */
export function invitationRoutes(services: ClubRouteServices): Router {
  const router = express.Router();
  const joins = limitAccount(services.rateLimits, 'club-join');

  router.use('/i/', (_req, res, next) => {
    // The address is a secret: it goes to no other site and into no search engine.
    res.set({
      'Referrer-Policy': 'same-origin',
      'X-Robots-Tag': 'noindex, nofollow',
      'Cache-Control': 'no-store',
    });
    next();
  });

  router.get('/i/:token', async (req, res) => showInvitation(req, res));

  router.post('/i/:token', requireLogin, joins, async (req, res) => {
    const result = await acceptInvitation(services, viewerOf(req).id, tokenOf(req));
    if (result.ok) return res.redirect(303, `/clubs/${result.clubId}`);
    return showInvitation(req, res, result.reason);
  });

  async function showInvitation(req: Request, res: Response, refused?: Refusal): Promise<void> {
    const invitation = await findInvitation(services.db, tokenOf(req), req.user?.id ?? null);
    if (!invitation) throw notFound(inviteNotFound);
    const page = invitationPage(invitation, tokenOf(req), refused);
    // A member who opens the link again is only led on.
    const { clubForAsker } = invitation;
    const isRefused = page.refusal !== null && (refused || !clubForAsker.asker?.role);
    const record = page.club?.more ? ((await services.recordOf?.(clubForAsker)) ?? null) : null;
    await render(res, 'clubs/invitation', { ...page, record }, isRefused ? 409 : 200);
  }

  return router;
}

const tokenOf = (req: Request): string => String(req.params.token);
