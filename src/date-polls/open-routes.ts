import express, { type Request, type Response, type Router } from 'express';
import { canManage, clubForMember } from '../clubs/index.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { ListInput, ShowInput } from './input.ts';
import { listPolls } from './list-polls.ts';
import { pollsPage } from './list-view.ts';
import { openPoll } from './open-poll.ts';
import { readPollForm, type TypedPoll, typedPoll } from './read-poll-form.ts';
import { refusalMessages } from './refusal-messages.ts';
import { refusalError } from './refuse.ts';
import type { DatePollRouteServices } from './route-services.ts';

/** The date polls of a club, and the form with which a leader asks for dates. */
export function openRoutes(services: DatePollRouteServices): Router {
  const { db } = services;
  const router = express.Router();

  router.get('/clubs/:id/date-polls', requireLogin, async (req, res) => {
    const values = await restoreForm(req, res);
    await show(req, res, values ? { values, errors: {}, options: [] } : undefined);
  });

  router.post(
    '/clubs/:id/date-polls',
    requireLogin,
    limitAccount(services.rateLimits, 'club-manage'),
    async (req, res) => {
      const clubForAsker = await clubForMember(db, req);
      const { club, now } = clubForAsker;
      const decision = canManage(clubForAsker);
      if (!decision.ok) throw refusalError(decision.reason, club.id);
      const form = readPollForm(req.body, now);
      if (!form.ok) return show(req, res, form, 422);
      const result = await openPoll(services, viewerOf(req).id, { clubId: club.id, plan: form.plan });
      if (result.ok) return res.redirect(303, `/date-polls/${result.id}?done=opened`);
      const { reason } = result;
      const isOfForm = reason === 'too_many_open' || reason === 'too_many_today' || reason === 'no_book';
      if (!isOfForm) throw refusalError(reason, club.id);
      const errors = { form: refusalMessages[reason] };
      return show(req, res, { ...typedPoll(req.body), errors }, 422);
    },
  );

  async function show(req: Request, res: Response, typed?: TypedPoll, status = 200) {
    const clubForAsker = await clubForMember(db, req);
    const { page } = ListInput.parse(req.query);
    const { bookId } = ShowInput.parse(typed ? typed.values : req.query);
    const list = await listPolls(db, clubForAsker, { userId: viewerOf(req).id, page, bookId });
    await render(res, 'date-polls/list', pollsPage(list, typed), status);
  }

  return router;
}
