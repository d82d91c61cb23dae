import express, { type Router } from 'express';
import type { TransactingDatabase } from '../platform/db.ts';
import { AppError } from '../platform/errors.ts';
import type { BrowserIds } from '../platform/http/browser-id.ts';
import { idInput } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { adoptRecommendations } from './adopt-recommendations.ts';
import { visitorOwner } from './owner.ts';
import { findRecommendation, hasRecommendation } from './recommendation-repository.ts';
import { type ShowServices, showRecommendation } from './show-recommendation.ts';
import { visitorResultNotFound } from './visitor-messages.ts';
import { isOfVisitor } from './visitor-repository.ts';

interface VisitorRouteServices extends ShowServices {
  readonly db: TransactingDatabase;
}

/**
 * The page of a recommendation for visitors: the browser's cookie opens its own, and another
 * visitor's is not found. Any other address is left to the log-in.
 */
export function visitorRoutes(services: VisitorRouteServices, visitorIds: BrowserIds): Router {
  const router = express.Router();
  const { db, clock } = services;

  router.get('/recommendations/:id', async (req, res, next) => {
    const id = idInput.safeParse(req.params.id);
    if (!id.success) return next();
    const visitorId = visitorIds.find(req);
    if (req.user) {
      // A quiz that was answered after the log-in, which could not take its result along.
      if (visitorId && (await hasRecommendation(db, visitorOwner(visitorId), id.data))) {
        await adoptRecommendations(db, { visitorId, userId: req.user.id, now: clock.now() });
        visitorIds.forget(res);
      }
      return next();
    }
    const owner = visitorId && visitorOwner(visitorId);
    const found = owner && (await findRecommendation(db, owner, id.data));
    if (owner && found) {
      res.set('Cache-Control', 'no-store');
      return render(res, 'recommendations/show', await showRecommendation(services, owner, found));
    }
    if (!(await isOfVisitor(db, id.data))) return next();
    const { message, action } = visitorResultNotFound;
    throw new AppError(404, 'not_found', message, { action });
  });
  return router;
}
