import express, { type Request, type Response, type Router } from 'express';
import { parseForm } from '../platform/http/form.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerRefusal, answerResult } from './answer-refusal.ts';
import { clubOf, idOf } from './club-of-request.ts';
import { JoinInput } from './input.ts';
import { joinClub } from './join-club.ts';
import { leaveClub } from './leave-club.ts';
import { noAnswer, wrongAnswer } from './refusal-messages.ts';
import { renderClub } from './render-club.ts';
import type { ClubRouteServices } from './route-services.ts';

/** The forms with which a person joins a club and leaves it. */
export function memberRoutes(services: ClubRouteServices): Router {
  const router = express.Router();
  const joins = limitAccount(services.rateLimits, 'club-join');

  router.post('/clubs/:id/join', requireLogin, joins, async (req, res) => {
    const form = parseForm(JoinInput, req.body);
    if (!form.ok) return refuseAnswer(req, res, form.values.answer ?? '', form.errors.answer ?? noAnswer);
    const { answer } = form.data;
    const result = await joinClub(services, viewerOf(req).id, { clubId: idOf(req), answer });
    if (result.ok || (result.reason !== 'wrong_answer' && result.reason !== 'no_answer'))
      return answerResult(services, req, res, result as Parameters<typeof answerResult>[3]);
    const error = result.reason === 'wrong_answer' ? wrongAnswer(result.triesLeft) : noAnswer;
    return refuseAnswer(req, res, answer, error);
  });

  router.post('/clubs/:id/leave', requireLogin, joins, async (req, res) => {
    const result = await leaveClub(services, viewerOf(req).id, idOf(req));
    if (!result.ok) return answerRefusal(services, req, res, result.reason);
    return res.redirect(303, result.isVisible ? `/clubs/${idOf(req)}` : '/clubs?mine=1');
  });

  /** Shows the club's page with the answer as it was typed. */
  async function refuseAnswer(req: Request, res: Response, answer: string, error: string): Promise<void> {
    await renderClub(services, res, await clubOf(services, req), { typed: { answer, error } }, 422);
  }

  return router;
}
