import express, { type Router } from 'express';
import { onlyOperators } from '../operations/index.ts';
import type { Env, ModelEnv } from '../platform/env.ts';
import type { BrowserIds } from '../platform/http/browser-id.ts';
import { requireLogin } from '../platform/http/require-login.ts';
import type { Registry } from '../platform/metrics.ts';
import { defaultChoiceTimeoutMs } from './deadlines.ts';
import { historyRoutes } from './history-routes.ts';
import { countModelUse, createCallBudget } from './model/index.ts';
import { openRecommender } from './open-recommender.ts';
import { openingRoutes } from './opening-routes.ts';
import { outcomeRoutes } from './outcome-routes.ts';
import { dailyLimit, visitorDailyLimit } from './policy.ts';
import { quizRoutes } from './quiz-routes.ts';
import { ratingRoutes } from './rating-routes.ts';
import { createReaderRequests, mostOfOneReader } from './reader-requests.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import { createRequestSlots, slotLimits } from './request-slots.ts';
import { resultRoutes } from './result-routes.ts';
import type { ShowServices } from './show-recommendation.ts';
import { tasteRoutes } from './taste-routes.ts';
import { verdictRoutes } from './verdict-routes.ts';
import { visitorRoutes } from './visitor-routes.ts';
import type { SlottedServices } from './with-slot.ts';

export interface RecommendationRouteServices
  extends Omit<RecommendationServices, 'recommender' | 'limits' | 'comparison' | 'meter' | 'budget'> {
  readonly env: ModelEnv &
    Pick<
      Env,
      | 'RECOMMENDATION_PASSES'
      | 'RECOMMENDATION_RULE_SHARE'
      | 'RECOMMENDATION_DAILY_CALLS'
      | 'SESSION_SECRET'
      | 'BENCH'
    >;
  readonly metrics: Registry;
  readonly linkMeetings: ShowServices['linkMeetings'];
  readonly isAdmin: (userId: number) => Promise<boolean>;
  /** The cookie of visitors who got a recommendation. */
  readonly visitorIds: BrowserIds;
}

export function recommendationRoutes(routeServices: RecommendationRouteServices): Router {
  const router = express.Router();
  const services = servicesOf(routeServices);
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

function servicesOf({ env, metrics, ...live }: RecommendationRouteServices): SlottedServices {
  const meter = countModelUse(metrics);
  return {
    ...live,
    meter,
    budget: createCallBudget(
      live.redis,
      live.clock,
      env.BENCH ? Number.POSITIVE_INFINITY : env.RECOMMENDATION_DAILY_CALLS,
    ),
    recommender: openRecommender(env, { ...live, meter }),
    limits: {
      perDay: env.BENCH ? Number.POSITIVE_INFINITY : dailyLimit,
      perVisitorDay: env.BENCH ? Number.POSITIVE_INFINITY : visitorDailyLimit,
      choiceTimeoutMs: defaultChoiceTimeoutMs,
      passes: env.RECOMMENDATION_PASSES,
    },
    comparison: { share: env.RECOMMENDATION_RULE_SHARE, secret: env.SESSION_SECRET[0] ?? '' },
    slots: createRequestSlots(slotLimits, () => performance.now()),
    readerRequests: createReaderRequests(mostOfOneReader),
  };
}
