import express, { type Request, type Response, type Router } from 'express';
import { type ClubForAsker, canManage, clubForMember } from '../clubs/index.ts';
import { parseForm } from '../platform/http/form.ts';
import { limitErrors } from '../platform/http/limit-errors.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { Values } from '../platform/http/typed-form.ts';
import { voteHrefOf } from './assets-view.ts';
import { OpenVoteInput, TypedBooks, VotesInput } from './input.ts';
import { votesPage } from './list-view.ts';
import { listVotes } from './list-votes.ts';
import { type OpenVoteRefusal, openVote } from './open-vote.ts';
import { refusalMessages } from './refusal-messages.ts';
import { refusalError } from './refuse.ts';
import type { VoteRouteServices } from './route-services.ts';

/** The votes and proposals of a club, and the form with which a leader opens a vote. */
export function listRoutes(services: VoteRouteServices): Router {
  const router = express.Router();

  router.get('/clubs/:id/book-votes', requireLogin, async (req, res) => {
    const clubForAsker = await clubForMember(services.db, req);
    const { page, done } = VotesInput.parse(req.query);
    const list = await listVotes(services, clubForAsker, { userId: viewerOf(req).id, page });
    await render(res, 'book-votes/list', votesPage(list, { done }));
  });

  router.post('/clubs/:id/book-votes', requireLogin, async (req, res) => {
    const clubForAsker = await clubForMember(services.db, req);
    const clubId = clubForAsker.club.id;
    const decision = canManage(clubForAsker);
    if (!decision.ok) throw refusalError(decision.reason, clubId);
    const form = parseForm(OpenVoteInput, req.body);
    if (!form.ok) return showAgain(req, res, clubForAsker, form.errors);
    const userId = viewerOf(req).id;
    const use = await services.rateLimits.count('book-vote', userId);
    if (!use.ok) return showAgain(req, res, clubForAsker, limitErrors(res, use.retryAfterMs), 429);
    const { bookId: bookIds, closesAt } = form.data;
    const result = await openVote(services, userId, { clubId, bookIds, closesAt });
    if (result.ok) return res.redirect(303, `${voteHrefOf(result.id)}?done=opened`);
    const field = fieldOf[result.reason];
    if (!field) throw refusalError(result.reason, clubId);
    return showAgain(req, res, clubForAsker, { [field]: refusalMessages[result.reason] });
  });

  /** Shows the form as it was filled in, with its errors. */
  async function showAgain(
    req: Request,
    res: Response,
    clubForAsker: ClubForAsker,
    errors: Values,
    status = 422,
  ): Promise<void> {
    const list = await listVotes(services, clubForAsker, { userId: viewerOf(req).id, page: 1 });
    const closesAt = typeof req.body?.closesAt === 'string' ? req.body.closesAt : '';
    const form = { bookIds: TypedBooks.parse(req.body?.bookId), closesAt, errors };
    await render(res, 'book-votes/list', votesPage(list, { form }), status);
  }

  return router;
}

/** The field beside which the form says why the vote was not opened. */
const fieldOf: Readonly<Partial<Record<OpenVoteRefusal | 'not_found', string>>> = {
  no_book: 'bookId',
  same_work: 'bookId',
  in_past: 'closesAt',
  too_late: 'closesAt',
  too_many_open: 'form',
  too_many_today: 'form',
};
