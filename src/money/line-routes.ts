import express, { type Request, type Response, type Router } from 'express';
import { clubForMember, idOf } from '../clubs/index.ts';
import { notFound } from '../platform/errors.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { answerForbidden, requireManager } from './answer-refusal.ts';
import { deleteLine } from './delete-line.ts';
import { editLine } from './edit-line.ts';
import { DeleteInput, LineEditInput } from './input.ts';
import { findLine } from './line-repository.ts';
import { linePage } from './line-view.ts';
import { moneyLimits } from './money-limits.ts';
import type { MoneyResult } from './money-result.ts';
import { findClubMeetings } from './payment-repository.ts';
import { refusalMessages } from './refusal-messages.ts';
import type { MoneyRouteServices } from './route-services.ts';
import { findVersions } from './version-repository.ts';

/** The page of one line, and the forms that edit and delete it. */
export function lineRoutes(services: MoneyRouteServices): Router {
  const router = express.Router();
  const { db } = services;
  const writes = limitAccount(services.rateLimits, 'club-money');
  const addressOf = (req: Request) => ({ clubId: idOf(req), id: idOf(req, 'lineId') });

  router.get('/clubs/:id/money/:lineId', requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    await show(req, res, kept ? { typed: { values: kept, errors: {} } } : {});
  });

  router.post('/clubs/:id/money/:lineId', requireLogin, writes, async (req, res) => {
    await requireManager(db, req);
    const form = parseForm(LineEditInput, req.body);
    if (!form.ok) return show(req, res, { typed: form }, 422);
    await answer(req, res, await editLine(services, viewerOf(req).id, { ...addressOf(req), ...form.data }));
  });

  router.post('/clubs/:id/money/:lineId/delete', requireLogin, writes, async (req, res) => {
    await requireManager(db, req);
    const form = parseForm(DeleteInput, req.body);
    if (!form.ok) return show(req, res, { notice: refusalMessages.old_version }, 422);
    await answer(req, res, await deleteLine(services, viewerOf(req).id, { ...addressOf(req), ...form.data }));
  });

  async function answer(req: Request, res: Response, result: MoneyResult): Promise<void> {
    if (result.ok) return res.redirect(303, `/clubs/${idOf(req)}/money`);
    answerForbidden(req, result.reason);
    const notice = refusalMessages[result.reason];
    const values = typedValues(req.body);
    if (result.reason === 'no_such_meeting')
      return show(req, res, { typed: { values, errors: { meetingId: notice } } }, 422);
    return show(req, res, { typed: 'text' in values ? { values, errors: {} } : undefined, notice }, 409);
  }

  async function show(
    req: Request,
    res: Response,
    besides: { typed?: TypedForm | undefined; notice?: string },
    status = 200,
  ): Promise<void> {
    const clubForAsker = await clubForMember(db, req);
    const { clubId, id } = addressOf(req);
    const line = await findLine(db, clubId, id);
    if (!line) throw notFound(refusalMessages.no_such_line);
    const [versions, meetings] = await Promise.all([
      findVersions(db, id),
      findClubMeetings(db, clubId, moneyLimits.listedMeetings),
    ]);
    await render(res, 'money/line', linePage(clubForAsker, { line, versions, meetings }, besides), status);
  }

  return router;
}
