import express, { type Router } from 'express';
import { meetingIdOf } from '../meetings/index.ts';
import { notFound } from '../platform/errors.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitErrors } from '../platform/http/limit-errors.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { PlanQuery } from './input.ts';
import { readPlan } from './read-plan.ts';
import { refusalMessages } from './refusal-messages.ts';
import { refusalError, renderPlan } from './render-plan.ts';
import type { AgendaRouteServices } from './route-services.ts';
import { savePlan } from './save-plan.ts';

/** The page on which a leader plans the agenda of a meeting. */
export function planRoutes(services: AgendaRouteServices): Router {
  const router = express.Router();

  router.get('/meetings/:id/agenda', requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    const { done, show } = PlanQuery.parse(req.query);
    await renderPlan(
      services,
      { req, res },
      { done, showsAll: show === 'all', ...(kept && { typed: readPlan(kept) }) },
    );
  });

  router.post('/meetings/:id/agenda', requireLogin, async (req, res) => {
    const typed = readPlan(req.body);
    const showAgain = (status: number, refusal?: string) =>
      renderPlan(services, { req, res }, { typed, status, ...(refusal !== undefined && { refusal }) });
    if (typed.wantsMore || typed.wantsMove) return showAgain(200);
    if (!typed.drafts) return showAgain(422);
    const use = await services.rateLimits.count('agenda', viewerOf(req).id);
    if (!use.ok) return showAgain(429, limitErrors(res, use.retryAfterMs).form);
    const key = { meetingId: meetingIdOf(req), userId: viewerOf(req).id };
    const { startsItself, drafts, seen } = typed;
    const result = await savePlan(services, key, { startsItself, drafts, seen });
    if (result.ok) return res.redirect(303, `/meetings/${key.meetingId}/agenda?done=saved`);
    if (result.reason === 'not_found') throw notFound(refusalMessages.not_found);
    if (result.reason === 'not_leader' || result.reason === 'over')
      throw refusalError(key.meetingId, result.reason);
    const refusal = refusalMessages[result.reason];
    if (result.reason === 'too_many_cards') return showAgain(422, refusal);
    const { rows } = typed;
    return renderPlan(services, { req, res }, { typed: { rows, startsItself }, status: 409, refusal });
  });

  return router;
}
