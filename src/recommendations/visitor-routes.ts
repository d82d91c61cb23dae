import express, { type Router } from 'express';
import { listBooks } from '../books/index.ts';
import { AppError } from '../platform/errors.ts';
import type { BrowserIds } from '../platform/http/browser-id.ts';
import { idInput } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { visitorOwner } from './owner.ts';
import { findRecommendation } from './recommendation-repository.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import { recommendationPage } from './view.ts';
import { visitorResultNotFound } from './visitor-messages.ts';
import { isOfVisitor } from './visitor-repository.ts';

/**
 * The page of a recommendation for visitors: the browser's cookie opens its own, and another
 * visitor's is not found. Any other address is left to the log-in.
 */
export function visitorRoutes(
  { db, clock }: Pick<RecommendationServices, 'db' | 'clock'>,
  visitorIds: BrowserIds,
): Router {
  const router = express.Router();

  router.get('/recommendations/:id', async (req, res, next) => {
    const id = idInput.safeParse(req.params.id);
    if (req.user || !id.success) return next();
    const visitorId = visitorIds.find(req);
    const found = visitorId && (await findRecommendation(db, visitorOwner(visitorId), id.data));
    if (found) {
      const books = await listBooks(
        db,
        found.picks.map(({ bookId }) => bookId),
      );
      const shown = { recommendation: found, books, booksBefore: [], verdicts: [], now: clock.now() };
      res.set('Cache-Control', 'no-store');
      return render(res, 'recommendations/show', recommendationPage({ ...shown, isVisitor: true }));
    }
    if (!(await isOfVisitor(db, id.data))) return next();
    const { message, action } = visitorResultNotFound;
    throw new AppError(404, 'not_found', message, { action });
  });
  return router;
}
