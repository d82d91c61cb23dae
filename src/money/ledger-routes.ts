import express, { type Request, type Response, type Router } from 'express';
import { clubForMember, idOf } from '../clubs/index.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { addLine } from './add-line.ts';
import { answerForbidden, requireManager } from './answer-refusal.ts';
import { LineInput, PageInput } from './input.ts';
import { ledgerPage } from './ledger-view.ts';
import { moneyFile } from './money-file.ts';
import { refusalMessages } from './refusal-messages.ts';
import type { MoneyRouteServices } from './route-services.ts';
import { showLedger } from './show-ledger.ts';

/** The page of a club's ledger, its form and its file. */
export function ledgerRoutes(services: MoneyRouteServices): Router {
  const router = express.Router();
  const { db } = services;

  router.get('/clubs/:id/money', requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    await show(req, res, kept ? { typed: { values: kept, errors: {} } } : {});
  });

  router.post(
    '/clubs/:id/money',
    requireLogin,
    limitAccount(services.rateLimits, 'club-money'),
    async (req, res) => {
      await requireManager(db, req);
      const form = parseForm(LineInput, req.body);
      if (!form.ok) return show(req, res, { typed: form }, 422);
      const result = await addLine(services, viewerOf(req).id, { clubId: idOf(req), ...form.data });
      if (result.ok) return res.redirect(303, `/clubs/${idOf(req)}/money`);
      answerForbidden(req, result.reason);
      const message = refusalMessages[result.reason];
      const values = typedValues(req.body);
      return result.reason === 'no_such_meeting'
        ? show(req, res, { typed: { values, errors: { meetingId: message } } }, 422)
        : show(req, res, { typed: { values, errors: {} }, notice: message }, 409);
    },
  );

  router.get('/clubs/:id/money.csv', requireLogin, async (req, res) => {
    const { club, asker } = await clubForMember(db, req);
    const file = await moneyFile(db, club.id, asker?.role ?? null);
    if (file === null) return answerForbidden(req, 'not_manager');
    res
      .attachment(`bookmoim-money-${club.id}.csv`)
      .type('text/csv')
      .set('Cache-Control', 'no-store')
      .send(file);
  });

  async function show(
    req: Request,
    res: Response,
    besides: { typed?: TypedForm; notice?: string },
    status = 200,
  ): Promise<void> {
    const clubForAsker = await clubForMember(db, req);
    const ledger = await showLedger(db, clubForAsker.club.id, PageInput.parse(req.query).page);
    await render(res, 'money/ledger', ledgerPage(clubForAsker, ledger, besides), status);
  }

  return router;
}
