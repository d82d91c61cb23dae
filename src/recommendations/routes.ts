import express, { type Router } from 'express';
import { onlyOperators } from '../operations/index.ts';
import type { BrowserIds } from '../platform/http/browser-id.ts';
import { requireLogin } from '../platform/http/require-login.ts';
import { historyRoutes } from './history-routes.ts';
import type { RecommenderSources } from './open-services.ts';
import { openingRoutes } from './opening-routes.ts';
import { outcomeRoutes } from './outcome-routes.ts';
import { quizRoutes } from './quiz-routes.ts';
import { ratingRoutes } from './rating-routes.ts';
import { resultRoutes } from './result-routes.ts';
import type { ShowServices } from './show-recommendation.ts';
import { tasteRoutes } from './taste-routes.ts';
import { verdictRoutes } from './verdict-routes.ts';
import { visitorRoutes } from './visitor-routes.ts';
import type { SlottedServices } from './with-slot.ts';

export interface RecommendationRouteServices extends RecommenderSources {
  readonly linkMeetings: ShowServices['linkMeetings'];
  readonly isAdmin: (userId: number) => Promise<boolean>;
  /** The cookie of visitors who got a recommendation. */
  readonly visitorIds: BrowserIds;
}

/** @param services those that other features share with these routes */
export function recommendationRoutes(
  routeServices: RecommendationRouteServices,
  services: SlottedServices,
): Router {
  const router = express.Router();
  router.use(
    quizRoutes(services, routeServices.visitorIds),
    visitorRoutes(routeServices, routeServices.visitorIds),
    openingRoutes(routeServices, routeServices.visitorIds),
    ratingRoutes(services),
    outcomeRoutes(routeServices, onlyOperators(routeServices.isAdmin)),
  );
  router.use(['/recommendations', '/taste'], requireLogin);
  router.use(
    historyRoutes(routeServices),
    resultRoutes({ ...services, linkMeetings: routeServices.linkMeetings }),
  );
  router.use(verdictRoutes(routeServices), tasteRoutes(routeServices));
  return router;
}
