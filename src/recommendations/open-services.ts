import type { Env, ModelEnv } from '../platform/env.ts';
import type { Registry } from '../platform/metrics.ts';
import { defaultChoiceTimeoutMs } from './deadlines.ts';
import { countModelUse, createCallBudget } from './model/index.ts';
import { openRecommender } from './open-recommender.ts';
import { dailyLimit, visitorDailyLimit } from './policy.ts';
import { createReaderRequests, mostOfOneReader } from './reader-requests.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import { createRequestSlots, slotLimits } from './request-slots.ts';
import type { SlottedServices } from './with-slot.ts';

/** The services and settings that the recommender is made of. */
export interface RecommenderSources
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
}

/** Opens the recommender, its budget and its slots: once per process, for all who use it. */
export function openRecommenderServices({ env, metrics, ...live }: RecommenderSources): SlottedServices {
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
