import express, { type Request, type Router } from 'express';
import { idOf } from '../clubs/index.ts';
import { notFound } from '../platform/errors.ts';
import { parseForm } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { entryPage } from './entry-view.ts';
import { PageInput, RatingInput } from './input.ts';
import { canRate } from './policy.ts';
import { rateBook, removeRating } from './rate-book.ts';
import { refusalMessages } from './refusal-messages.ts';
import type { ShelfRouteServices } from './route-services.ts';
import { answer, clubForShelf } from './shelf-of-request.ts';
import { type EntryDetail, showEntry } from './show-entry.ts';

/** A book of the shelf, and the form with which a member rates it. */
export function entryRoutes(services: ShelfRouteServices): Router {
  const router = express.Router();
  const ratings = limitAccount(services.rateLimits, 'club-rating');

  router.get('/clubs/:id/shelf/:entryId', requireLogin, async (req, res) => {
    const detail = await entryOf(req);
    const values = await restoreForm(req, res);
    await render(res, 'shelf/entry', entryPage(detail, values ? { values, errors: {} } : undefined));
  });

  router.post('/clubs/:id/shelf/:entryId/rating', requireLogin, ratings, async (req, res) => {
    const form = parseForm(RatingInput, req.body);
    if (!form.ok) return render(res, 'shelf/entry', entryPage(await entryOf(req, canRate), form), 422);
    const { stars: halfStars, review } = form.data;
    const result = await rateBook(services, viewerOf(req).id, aboutOf(req), { halfStars, review });
    return answer(req, res, result, `${pathOf(req)}#ratings`);
  });

  router.post('/clubs/:id/shelf/:entryId/rating/remove', requireLogin, ratings, async (req, res) =>
    answer(req, res, await removeRating(services, viewerOf(req).id, aboutOf(req)), pathOf(req)),
  );

  /** @throws {AppError} 404 for a book that is not on the shelf */
  async function entryOf(req: Request, can?: typeof canRate): Promise<EntryDetail> {
    const clubForAsker = await clubForShelf(services, req, can);
    const { page } = PageInput.parse(req.query);
    const detail = await showEntry(services.db, clubForAsker, aboutOf(req).bookId, page);
    if (!detail)
      throw notFound(refusalMessages.no_entry, {
        href: `/clubs/${clubForAsker.club.id}/shelf`,
        label: '책장 보기',
      });
    return detail;
  }

  return router;
}

const aboutOf = (req: Request) => ({ clubId: idOf(req), bookId: idOf(req, 'entryId') });
const pathOf = (req: Request) => `/clubs/${idOf(req)}/shelf/${idOf(req, 'entryId')}`;
