import express, { type Request, type Response, type Router } from 'express';
import { canManage } from '../clubs/index.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerPoll } from './answer-poll.ts';
import { type CloseRefusal, closePoll } from './close-poll.ts';
import { CloseInput, readAnswers, ShowInput } from './input.ts';
import { type Refusal, refusalMessages } from './refusal-messages.ts';
import { pollIdOf, refusalError } from './refuse.ts';
import { pollOf, renderPoll } from './render-poll.ts';
import type { DatePollRouteServices } from './route-services.ts';

/** A date poll: its page, the members' answers, and the leader's decision. */
export function pollRoutes(services: DatePollRouteServices): Router {
  const router = express.Router();
  const { rateLimits } = services;

  router.get('/date-polls/:id', requireLogin, async (req, res) => {
    const { bookId, done } = ShowInput.parse(req.query);
    const detail = await pollOf(services, req, bookId);
    const values = await restoreForm(req, res);
    await renderPoll(services, { req, res }, detail, {
      done,
      ...(values ? { form: { values, errors: {} } } : {}),
    });
  });

  router.post(
    '/date-polls/:id/answer',
    requireLogin,
    limitAccount(rateLimits, 'date-poll-answer'),
    async (req, res) => {
      const pollId = pollIdOf(req);
      const given = readAnswers(req.body);
      if (!given) return refuse(req, res, 'no_answer', 422);
      const result = await answerPoll(services, viewerOf(req).id, { pollId, given });
      if (result.ok) return res.redirect(303, `/date-polls/${pollId}?done=answered`);
      if (result.reason === 'no_such_date') return refuse(req, res, result.reason, 422);
      if (result.reason === 'over' || result.reason === 'closed') return refuse(req, res, result.reason, 409);
      return refuse(req, res, result.reason, 403);
    },
  );

  router.post(
    '/date-polls/:id/close',
    requireLogin,
    limitAccount(rateLimits, 'club-manage'),
    async (req, res) => {
      const pollId = pollIdOf(req);
      const form = parseForm(CloseInput, req.body);
      if (!form.ok) return refuseForm(req, res, form.errors);
      const { optionId: date, bookId, capacity } = form.data;
      const choice = { date, bookId, capacity };
      const result = await closePoll(services, viewerOf(req).id, { pollId, choice });
      if (!result.ok) return refuseClose(req, res, result.reason);
      const { meetingId } = result;
      return res.redirect(
        303,
        meetingId === null ? `/date-polls/${pollId}?done=closed` : `/meetings/${meetingId}`,
      );
    },
  );

  function refuseClose(req: Request, res: Response, reason: CloseRefusal) {
    if (reason === 'no_book') return refuseForm(req, res, { bookId: refusalMessages.no_book });
    if (reason === 'not_found' || reason === 'not_manager') throw refusalError(reason);
    return refuse(req, res, reason, reason === 'no_such_date' ? 422 : 409);
  }

  /** Shows the poll to a leader with messages beside the fields of her form. */
  async function refuseForm(req: Request, res: Response, errors: Record<string, string>) {
    const values = typedValues(req.body);
    const detail = await pollOf(services, req, ShowInput.parse(values).bookId);
    const decision = canManage(detail.clubForAsker);
    if (!decision.ok) throw refusalError(decision.reason, detail.poll.clubId);
    await renderPoll(services, { req, res }, detail, { form: { values, errors }, status: 422 });
  }

  /** Shows the poll as it is now, with the message above it. */
  async function refuse(req: Request, res: Response, reason: Refusal, status: number) {
    const detail = await pollOf(services, req);
    const form = { values: typedValues(req.body), errors: {} };
    await renderPoll(services, { req, res }, detail, { refusal: refusalMessages[reason], form, status });
  }

  return router;
}
