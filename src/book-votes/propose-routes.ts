import express, { type Request, type Response, type Router } from 'express';
import { findBook } from '../books/index.ts';
import { type ClubForAsker, clubForMember, idOf } from '../clubs/index.ts';
import { chooseBookPage, searchChoices } from '../meetings/index.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerStatus } from '../platform/search/index.ts';
import { proposeHrefOf, votesHrefOf } from './assets-view.ts';
import { ChoiceInput, ProposeInput } from './input.ts';
import { canTakePart } from './policy.ts';
import { type ProposeRefusal, proposeBook } from './propose-book.ts';
import { choosingWords, proposePage } from './propose-view.ts';
import { refusalMessages } from './refusal-messages.ts';
import { refusalError } from './refuse.ts';
import type { VoteRouteServices } from './route-services.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

/** The pages and forms with which members propose books and take proposals back. */
export function proposeRoutes(services: VoteRouteServices): Router {
  const { db } = services;
  const router = express.Router();
  const proposes = limitAccount(services.rateLimits, 'book-propose');

  router.get('/clubs/:id/book-proposals/new', requireLogin, async (req, res) => {
    const clubForAsker = await clubOfProposal(req);
    const { bookId } = ChoiceInput.parse(req.query);
    const book = bookId === undefined ? null : await findBook(db, bookId);
    if (book) return render(res, 'book-votes/propose', proposePage(clubForAsker, book));
    return choose(req, res, clubForAsker, bookId !== undefined);
  });

  router.post('/clubs/:id/book-proposals', requireLogin, proposes, async (req, res) => {
    const clubForAsker = await clubOfProposal(req);
    const form = ProposeInput.safeParse(req.body ?? {});
    if (!form.success) return choose(req, res, clubForAsker, true, 422);
    const clubId = clubForAsker.club.id;
    const { bookId } = form.data;
    const result = await proposeBook(services, viewerOf(req).id, { clubId, bookId });
    if (result.ok) return res.redirect(303, `${votesHrefOf(clubId)}?done=proposed#proposals`);
    if (result.reason === 'no_book') return choose(req, res, clubForAsker, true, 422);
    if (!aboutBook.has(result.reason)) throw refusalError(result.reason, clubId);
    const book = await findBook(db, bookId);
    if (!book) return choose(req, res, clubForAsker, true, 422);
    const message = refusalMessages[result.reason];
    return render(res, 'book-votes/propose', proposePage(clubForAsker, book, message), 422);
  });

  router.post('/clubs/:id/book-proposals/:bookId/remove', requireLogin, proposes, async (req, res) => {
    const [clubId, bookId] = [idOf(req), idOf(req, 'bookId')];
    const result = await withdrawProposal(services, viewerOf(req).id, { clubId, bookId });
    if (!result.ok) throw refusalError(result.reason, clubId);
    res.redirect(303, `${votesHrefOf(clubId)}?done=withdrawn#proposals`);
  });

  async function clubOfProposal(req: Request): Promise<ClubForAsker> {
    const clubForAsker = await clubForMember(db, req);
    const decision = canTakePart(clubForAsker);
    if (!decision.ok) throw refusalError(decision.reason, clubForAsker.club.id);
    return clubForAsker;
  }

  /** Shows the books to choose from. */
  async function choose(
    req: Request,
    res: Response,
    clubForAsker: ClubForAsker,
    isUnknown: boolean,
    status = 404,
  ): Promise<void> {
    const { q } = ChoiceInput.parse(req.query);
    const { searched, more } = await searchChoices(services, req, q);
    const base = proposeHrefOf(clubForAsker.club.id);
    const words = choosingWords(clubForAsker);
    const page = chooseBookPage({ base, q, searched, more, isUnknown, words });
    const found = answerStatus(res, searched);
    await render(res, 'meetings/choose-book', page, isUnknown && searched.ok ? status : found);
  }

  return router;
}

/** Refusals that the page of the book shows. */
const aboutBook: ReadonlySet<ProposeRefusal | 'not_found'> = new Set([
  'already_proposed',
  'in_open_vote',
  'too_many_own',
  'too_many_proposals',
]);
