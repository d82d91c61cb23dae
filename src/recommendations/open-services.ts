import type { ModelServices } from '../model/index.ts';
import type { Env } from '../platform/env.ts';
import type { Registry } from '../platform/metrics.ts';
import { defaultChoiceTimeoutMs } from './deadlines.ts';
import { dailyLimit, visitorDailyLimit } from './policy.ts';
import { createReaderRequests, mostOfOneReader } from './reader-requests.ts';
import { countRecommendations } from './recommendation-metrics.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import { createRequestSlots, slotLimits } from './request-slots.ts';
import type { SlottedServices } from './with-slot.ts';

/** The services and settings that the recommender is made of. */
export interface RecommenderSources
  extends Omit<RecommendationServices, 'recommender' | 'limits' | 'comparison' | 'meter' | 'budget'> {
  readonly env: Pick<Env, 'RECOMMENDATION_PASSES' | 'RECOMMENDATION_RULE_SHARE' | 'SESSION_SECRET' | 'BENCH'>;
  readonly metrics: Registry;
  readonly model: ModelServices;
}

/** Opens the recommender, its requests and its slots: once per process, for all who use it. */
export function openRecommenderServices({
  env,
  metrics,
  model,
  ...live
}: RecommenderSources): SlottedServices {
  return {
    ...live,
    budget: model.budget,
    recommender: model.client,
    meter: { ...model.meter, ...countRecommendations(metrics) },
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
