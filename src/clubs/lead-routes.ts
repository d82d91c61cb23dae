import express, { type Router } from 'express';
import type { z } from 'zod';
import { AppError } from '../platform/errors.ts';
import { parseForm } from '../platform/http/form.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerHandover } from './answer-handover.ts';
import { answerResult } from './answer-refusal.ts';
import { closeClub } from './close-club.ts';
import { idOf } from './club-of-request.ts';
import { decideApplication } from './decide-application.ts';
import { DecisionInput, HandoverAnswerInput, HandoverInput, RoleInput } from './input.ts';
import { offerHandover } from './offer-handover.ts';
import { removeClubMember } from './remove-member.ts';
import type { ClubRouteServices } from './route-services.ts';
import { setRole } from './set-role.ts';

/** The buttons with which leaders manage members, and hand their club over or close it. */
export function leadRoutes(services: ClubRouteServices): Router {
  const router = express.Router();
  const manages = limitAccount(services.rateLimits, 'club-manage');

  router.post('/clubs/:id/close', requireLogin, manages, async (req, res) =>
    answerResult(services, req, res, await closeClub(services, viewerOf(req).id, idOf(req)), 'closed'),
  );

  router.post('/clubs/:id/applications/:userId', requireLogin, manages, async (req, res) => {
    const accepts = readButton(DecisionInput, req.body).decision === 'accept';
    const application = { clubId: idOf(req), userId: idOf(req, 'userId'), accepts };
    await answerResult(
      services,
      req,
      res,
      await decideApplication(services, viewerOf(req).id, application),
      accepts ? 'accepted' : 'declined',
    );
  });

  router.post('/clubs/:id/members/:userId/role', requireLogin, manages, async (req, res) => {
    const { role } = readButton(RoleInput, req.body);
    const change = { clubId: idOf(req), userId: idOf(req, 'userId'), role };
    await answerResult(services, req, res, await setRole(services, viewerOf(req).id, change), 'role');
  });

  router.post('/clubs/:id/members/:userId/remove', requireLogin, manages, async (req, res) => {
    const member = { clubId: idOf(req), userId: idOf(req, 'userId') };
    await answerResult(
      services,
      req,
      res,
      await removeClubMember(services, viewerOf(req).id, member),
      'removed',
    );
  });

  router.post('/clubs/:id/handover', requireLogin, manages, async (req, res) => {
    const { userId } = readButton(HandoverInput, req.body);
    const offer = { clubId: idOf(req), userId };
    await answerResult(services, req, res, await offerHandover(services, viewerOf(req).id, offer), 'asked');
  });

  router.post('/clubs/:id/handover/answer', requireLogin, manages, async (req, res) => {
    const accepts = readButton(HandoverAnswerInput, req.body).answer === 'accept';
    await answerResult(
      services,
      req,
      res,
      await answerHandover(services, viewerOf(req).id, { clubId: idOf(req), accepts }),
    );
  });

  return router;
}

/** Parses the fields of a button, which no person types. @throws {AppError} 422 */
function readButton<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const form = parseForm(schema, body);
  if (form.ok) return form.data;
  throw new AppError(422, 'invalid', Object.values(form.errors)[0] ?? '');
}
