import express, { type Request, type Response, type Router } from 'express';
import { askSection } from '../asks/index.ts';
import { isManager } from '../clubs/index.ts';
import { parseForm } from '../platform/http/form.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { voteHrefOf } from './assets-view.ts';
import { castBallot } from './cast-ballot.ts';
import { closeVote } from './close-vote.ts';
import { BallotInput, TypedRanks, VoteInput } from './input.ts';
import { refusalMessages } from './refusal-messages.ts';
import { refusalError, voteIdOf } from './refuse.ts';
import type { VoteRouteServices } from './route-services.ts';
import { showVote } from './show-vote.ts';
import { askOf } from './vote-ask.ts';
import { type BesidesVote, votePage } from './vote-view.ts';

/** The page of one vote, the ballot, and the leaders' early close. */
export function voteRoutes(services: VoteRouteServices): Router {
  const router = express.Router();

  router.get('/book-votes/:id', requireLogin, (req, res) => {
    const { done } = VoteInput.parse(req.query);
    return show(req, res, { done });
  });

  router.post(
    '/book-votes/:id/ballot',
    requireLogin,
    limitAccount(services.rateLimits, 'book-ballot'),
    async (req, res) => {
      const voteId = voteIdOf(req);
      const form = parseForm(BallotInput, req.body);
      if (!form.ok) return refuse(req, res, form.errors.rank ?? refusalMessages.no_ranking);
      const ranking = form.data.rank;
      const result = await castBallot(services, viewerOf(req).id, { voteId, ranking });
      if (result.ok) return res.redirect(303, `${voteHrefOf(voteId)}?done=cast`);
      if (result.reason === 'no_candidate') return refuse(req, res, refusalMessages.no_candidate);
      const late = { message: refusalMessages.vote_over, ranking };
      if (result.reason === 'vote_over') return show(req, res, { late }, 409);
      throw refusalError(result.reason, clubOf(result));
    },
  );

  router.post(
    '/book-votes/:id/close',
    requireLogin,
    limitAccount(services.rateLimits, 'club-manage'),
    async (req, res) => {
      const voteId = voteIdOf(req);
      const result = await closeVote(services, viewerOf(req).id, voteId);
      if (!result.ok) throw refusalError(result.reason, clubOf(result));
      res.redirect(303, `${voteHrefOf(voteId)}?done=closed`);
    },
  );

  /** Shows the ballot as it was filled in, with its error. */
  const refuse = (req: Request, res: Response, error: string): Promise<void> =>
    show(req, res, { typed: { ranks: TypedRanks.parse(req.body?.rank), error } }, 422);

  async function show(req: Request, res: Response, besides: BesidesVote, status = 200): Promise<void> {
    const userId = viewerOf(req).id;
    const result = await showVote(services, voteIdOf(req), userId);
    if (!result.ok) throw refusalError(result.reason, clubOf(result));
    const { vote, clubForAsker } = result.shown;
    const viewer = { userId, mayManage: isManager(clubForAsker.asker?.role), isSeen: isSeen(req) };
    const ask = await askSection(services.db, askOf(vote.id), viewer);
    await render(res, 'book-votes/show', votePage(result.shown, { ...besides, ask }), status);
  }

  return router;
}

/** The club of a refusal, to which its page leads back. */
const clubOf = (refusal: object): number | undefined =>
  'clubId' in refusal && typeof refusal.clubId === 'number' ? refusal.clubId : undefined;
