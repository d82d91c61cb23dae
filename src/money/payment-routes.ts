import express, { type Request, type Response, type Router } from 'express';
import { clubForMember, idOf } from '../clubs/index.ts';
import { notFound } from '../platform/errors.ts';
import { parseForm } from '../platform/http/form.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerForbidden, requireManager } from './answer-refusal.ts';
import { PaidInput } from './input.ts';
import { markPaid } from './mark-paid.ts';
import { findClubMeeting, findPayers } from './payment-repository.ts';
import { paymentsPage } from './payments-view.ts';
import { refusalMessages } from './refusal-messages.ts';
import type { MoneyRouteServices } from './route-services.ts';

/** The page that says who paid for a meeting, and the buttons that change it. */
export function paymentRoutes(services: MoneyRouteServices): Router {
  const router = express.Router();
  const { db } = services;
  const path = '/clubs/:id/money/meetings/:meetingId';

  router.get(path, requireLogin, (req, res) => show(req, res));

  router.post(
    `${path}/paid`,
    requireLogin,
    limitAccount(services.rateLimits, 'club-money'),
    async (req, res) => {
      await requireManager(db, req);
      const form = parseForm(PaidInput, req.body);
      if (!form.ok) return show(req, res, Object.values(form.errors)[0], 422);
      const [clubId, meetingId] = [idOf(req), idOf(req, 'meetingId')];
      const result = await markPaid(services, viewerOf(req).id, { clubId, meetingId, ...form.data });
      if (result.ok) return res.redirect(303, `/clubs/${clubId}/money/meetings/${meetingId}`);
      answerForbidden(req, result.reason);
      return show(req, res, refusalMessages[result.reason], 409);
    },
  );

  async function show(req: Request, res: Response, notice?: string, status = 200): Promise<void> {
    const clubForAsker = await clubForMember(db, req);
    const meeting = await findClubMeeting(db, clubForAsker.club.id, idOf(req, 'meetingId'));
    if (!meeting) throw notFound();
    const payers = await findPayers(db, meeting.id);
    await render(res, 'money/payments', paymentsPage(clubForAsker, meeting, payers, notice), status);
  }

  return router;
}
