import express, { type Router } from 'express';
import { AppError } from '../platform/errors.ts';
import type { BrowserIds } from '../platform/http/browser-id.ts';
import { idInput } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { visitorOwner } from './owner.ts';
import { findRecommendation } from './recommendation-repository.ts';
import { type ShowServices, showRecommendation } from './show-recommendation.ts';
import { visitorResultNotFound } from './visitor-messages.ts';
import { isOfVisitor } from './visitor-repository.ts';

/**
 * The page of a recommendation for visitors: the browser's cookie opens its own, and another
 * visitor's is not found. Any other address is left to the log-in.
 */
export function visitorRoutes(services: ShowServices, visitorIds: BrowserIds): Router {
  const router = express.Router();

  router.get('/recommendations/:id', async (req, res, next) => {
    const id = idInput.safeParse(req.params.id);
    if (req.user || !id.success) return next();
    const visitorId = visitorIds.find(req);
    const owner = visitorId && visitorOwner(visitorId);
    const found = owner && (await findRecommendation(services.db, owner, id.data));
    if (owner && found) {
      res.set('Cache-Control', 'no-store');
      return render(res, 'recommendations/show', await showRecommendation(services, owner, found));
    }
    if (!(await isOfVisitor(services.db, id.data))) return next();
    const { message, action } = visitorResultNotFound;
    throw new AppError(404, 'not_found', message, { action });
  });
  return router;
}
