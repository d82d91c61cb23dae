import express, { type Request, type Response, type Router } from 'express';
import { typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitErrors } from '../platform/http/limit-errors.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerRefusal } from './answer-refusal.ts';
import { clubOf, idOf } from './club-of-request.ts';
import { conflictPage } from './conflict-view.ts';
import { type EditClubResult, editClub } from './edit-club.ts';
import { formMessages } from './form-messages.ts';
import { editClubPage } from './form-view.ts';
import { ClubEditInput } from './input.ts';
import { canManage } from './policy.ts';
import { readClubForm } from './read-club-form.ts';
import type { ClubRouteServices } from './route-services.ts';

/** The page and the form with which leaders edit their club. */
export function editRoutes(services: ClubRouteServices): Router {
  const router = express.Router();

  router.get('/clubs/:id/edit', requireLogin, async (req, res) => {
    const detail = await clubOf(services, req);
    const decision = canManage(detail);
    if (!decision.ok) return answerRefusal(services, req, res, decision.reason);
    const kept = await restoreForm(req, res);
    const isOld = kept?.version && kept.version !== String(detail.club.version);
    const page = isOld
      ? conflictPage(detail.club, kept)
      : editClubPage(detail.club, kept ? { values: kept, errors: {} } : undefined);
    return render(res, 'clubs/form', page);
  });

  router.post('/clubs/:id', requireLogin, async (req, res) => {
    const detail = await clubOf(services, req);
    const decision = canManage(detail);
    if (!decision.ok) return answerRefusal(services, req, res, decision.reason);
    const { club } = detail;
    const form = readClubForm(ClubEditInput, req.body, { keepsAnswer: club.entry === 'question' });
    if (!form.ok) return refuse(req, res, 422, form.errors);
    const use = await services.rateLimits.count('club-edit', viewerOf(req).id);
    if (!use.ok) return refuse(req, res, 429, limitErrors(res, use.retryAfterMs));
    return answerEdit(req, res, await editClub(services, viewerOf(req).id, { id: club.id, ...form.data }));
  });

  async function answerEdit(req: Request, res: Response, result: EditClubResult): Promise<void> {
    if (result.ok) return res.redirect(303, `/clubs/${idOf(req)}?done=saved`);
    switch (result.reason) {
      case 'below_members':
        return refuse(req, res, 422, { capacity: formMessages.belowMembers });
      case 'no_answer':
        return refuse(req, res, 422, { entryAnswer: formMessages.noAnswer });
      case 'old_version': {
        const { club } = await clubOf(services, req);
        return render(res, 'clubs/form', conflictPage(club, typedValues(req.body)), 409);
      }
      default:
        return answerRefusal(services, req, res, result.reason);
    }
  }

  /** Shows the form as it was typed, with its errors. */
  async function refuse(req: Request, res: Response, status: number, errors: Record<string, string>) {
    const { club } = await clubOf(services, req);
    await render(res, 'clubs/form', editClubPage(club, { values: typedValues(req.body), errors }), status);
  }

  return router;
}
