import express, { type Router } from 'express';
import { canManage } from '../clubs/index.ts';
import { chooseBookPage, searchChoices, wordsForClub } from '../meetings/index.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin } from '../platform/http/require-login.ts';
import { answerStatus } from '../platform/search/index.ts';
import { ChoiceInput } from './input.ts';
import { refusalError } from './refuse.ts';
import { pollOf } from './render-poll.ts';
import type { DatePollRouteServices } from './route-services.ts';

/** The page on which a leader chooses the book of the meeting that a poll leads to. */
export function bookRoutes(services: DatePollRouteServices): Router {
  const router = express.Router();

  router.get('/date-polls/:id/book', requireLogin, async (req, res) => {
    const { clubForAsker, poll } = await pollOf(services, req);
    const decision = canManage(clubForAsker);
    if (!decision.ok) throw refusalError(decision.reason, poll.clubId);
    const { q } = ChoiceInput.parse(req.query);
    const proposed = await services.findProposedBooks(poll.clubId);
    const { searched, more } = await searchChoices(services, req, q, proposed);
    const words = wordsForClub(clubForAsker.club);
    const base = `/date-polls/${poll.id}`;
    const page = chooseBookPage({ base, q, searched, more, words, hasProposed: proposed.length > 0 });
    await render(res, 'meetings/choose-book', page, answerStatus(res, searched));
  });

  return router;
}
