import express, { type Request, type Response, type Router } from 'express';
import { findBook } from '../books/index.ts';
import { type ClubForAsker, idOf } from '../clubs/index.ts';
import { chooseBookPage, searchChoices } from '../meetings/index.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerStatus } from '../platform/search/index.ts';
import { addBook } from './add-book.ts';
import { addHrefOf, addPage, choosingWords, storedValues } from './add-view.ts';
import { findEarlierBook } from './earlier-book-repository.ts';
import { ChoiceInput, EarlierBookInput } from './input.ts';
import { canArrange } from './policy.ts';
import { refusalMessages } from './refusal-messages.ts';
import { removeBook } from './remove-book.ts';
import type { ShelfRouteServices } from './route-services.ts';
import { answer, clubForShelf } from './shelf-of-request.ts';

/** The pages and forms with which a leader arranges the books that the club read before. */
export function addRoutes(services: ShelfRouteServices): Router {
  const { db } = services;
  const router = express.Router();
  const changes = limitAccount(services.rateLimits, 'club-shelf');

  router.get('/clubs/:id/shelf/new', requireLogin, async (req, res) => {
    const clubForAsker = await clubForShelf(services, req, canArrange);
    const { bookId } = ChoiceInput.parse(req.query);
    const book = bookId === undefined ? null : await findBook(db, bookId);
    if (!book) return choose(req, res, clubForAsker, bookId !== undefined);
    const stored = await findEarlierBook(db, clubForAsker.club.id, book.id);
    const values = (await restoreForm(req, res)) ?? storedValues(stored);
    return render(res, 'shelf/add', addPage(clubForAsker, book, { values }));
  });

  router.post('/clubs/:id/shelf', requireLogin, changes, async (req, res) => {
    const form = parseForm(EarlierBookInput, req.body);
    if (!form.ok) return refuse(req, res, form.errors);
    const result = await addBook(services, viewerOf(req).id, idOf(req), form.data);
    if (!result.ok && result.reason === 'in_future')
      return refuse(req, res, { readOn: refusalMessages.in_future });
    if (!result.ok && result.reason === 'no_book') return refuse(req, res, {});
    return answer(req, res, result, `${addHrefOf(idOf(req))}?added=${form.data.bookId}`);
  });

  router.post('/clubs/:id/shelf/:entryId/remove', requireLogin, changes, async (req, res) => {
    const about = { clubId: idOf(req), bookId: idOf(req, 'entryId') };
    answer(req, res, await removeBook(services, viewerOf(req).id, about), `/clubs/${about.clubId}/shelf`);
  });

  /** Shows the books to choose from. */
  async function choose(req: Request, res: Response, clubForAsker: ClubForAsker, isUnknown: boolean) {
    const { q, added } = ChoiceInput.parse(req.query);
    const [{ searched, more }, addedBook] = await Promise.all([
      searchChoices(services, req, q),
      added === undefined ? null : findBook(db, added),
    ]);
    const words = choosingWords(clubForAsker.club, addedBook);
    const page = chooseBookPage({
      base: addHrefOf(clubForAsker.club.id),
      q,
      searched,
      more,
      isUnknown,
      words,
    });
    const status = answerStatus(res, searched);
    await render(res, 'meetings/choose-book', page, isUnknown && searched.ok ? 404 : status);
  }

  /** Shows the form as it was typed, or the choice of books if it names none. */
  async function refuse(req: Request, res: Response, errors: Record<string, string>) {
    const clubForAsker = await clubForShelf(services, req, canArrange);
    const values = typedValues(req.body);
    const { bookId } = ChoiceInput.parse(values);
    const book = bookId === undefined ? null : await findBook(db, bookId);
    if (book) return render(res, 'shelf/add', addPage(clubForAsker, book, { values, errors }), 422);
    const { searched, more } = await searchChoices(services, req, '');
    const base = addHrefOf(clubForAsker.club.id);
    const words = choosingWords(clubForAsker.club, null);
    const page = chooseBookPage({ base, q: '', searched, more, isUnknown: true, words });
    return render(res, 'meetings/choose-book', page, 422);
  }

  return router;
}
