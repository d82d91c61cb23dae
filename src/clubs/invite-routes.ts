import express, { type Router } from 'express';
import { carryToken } from '../platform/http/carried-token.ts';
import { parseForm } from '../platform/http/form.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerRefusal, answerResult } from './answer-refusal.ts';
import { clubOf, idOf } from './club-of-request.ts';
import { InviteInput } from './input.ts';
import { tokenOfForm } from './invite-token.ts';
import { makeInvite } from './make-invite.ts';
import { inviteCarrier } from './new-link-cookie.ts';
import { canManage } from './policy.ts';
import { renderClub } from './render-club.ts';
import { revokeInvite } from './revoke-invite.ts';
import type { ClubRouteServices } from './route-services.ts';

/** The forms with which leaders make invitation links and take them back. */
export function inviteRoutes(services: ClubRouteServices): Router {
  const router = express.Router();
  const invites = limitAccount(services.rateLimits, 'club-invite');

  router.post('/clubs/:id/invites', requireLogin, invites, async (req, res) => {
    const detail = await clubOf(services, req);
    const decision = canManage(detail);
    if (!decision.ok) return answerRefusal(services, req, res, decision.reason);
    const form = parseForm(InviteInput, req.body);
    if (!form.ok) return renderClub(services, res, detail, { invite: form }, 422);
    const { key, ...plan } = form.data;
    const invite = { clubId: detail.club.id, ...plan };
    const token = tokenOfForm(key ?? services.newToken(), invite);
    const result = await makeInvite(services, viewerOf(req).id, { ...invite, token });
    if (result.ok) carryToken(res, inviteCarrier(invite.clubId, services.env.APP_ORIGIN), token);
    return answerResult(services, req, res, result);
  });

  router.post('/clubs/:id/invites/:inviteId/revoke', requireLogin, invites, async (req, res) => {
    const invite = { clubId: idOf(req), inviteId: idOf(req, 'inviteId') };
    await answerResult(services, req, res, await revokeInvite(services, viewerOf(req).id, invite), 'revoked');
  });

  return router;
}
