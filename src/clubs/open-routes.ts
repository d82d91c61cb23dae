import express, { type Request, type Response, type Router } from 'express';
import { typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitErrors } from '../platform/http/limit-errors.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { newClubPage } from './form-view.ts';
import { ClubInput } from './input.ts';
import { openClub } from './open-club.ts';
import { readClubForm } from './read-club-form.ts';
import { refusalMessages } from './refusal-messages.ts';
import type { ClubRouteServices } from './route-services.ts';

/** The page and the form that open a club. */
export function openRoutes(services: ClubRouteServices): Router {
  const router = express.Router();

  router.get('/clubs/new', requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    await render(res, 'clubs/form', newClubPage(kept ? { values: kept, errors: {} } : undefined));
  });

  router.post('/clubs', requireLogin, async (req, res) => {
    const userId = viewerOf(req).id;
    const form = readClubForm(ClubInput, req.body, { keepsAnswer: false });
    if (!form.ok) return refuse(req, res, 422, form.errors);
    const use = await services.rateLimits.count('club-open', userId);
    if (!use.ok) return refuse(req, res, 429, limitErrors(res, use.retryAfterMs));
    const result = await openClub(services, userId, form.data);
    if (result.ok) return res.redirect(303, `/clubs/${result.id}`);
    return refuse(req, res, 409, { form: refusalMessages[result.reason] });
  });

  return router;
}

/** Shows the form as it was typed, with its errors. The answer is not shown again. */
const refuse = (req: Request, res: Response, status: number, errors: Record<string, string>) =>
  render(res, 'clubs/form', newClubPage({ values: typedValues(req.body), errors }), status);
