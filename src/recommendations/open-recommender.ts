import type { Clock } from '../platform/clock.ts';
import type { ModelEnv } from '../platform/env.ts';
import type { Logger } from '../platform/log.ts';
import {
  createOpenAiRecommender,
  logModelNotices,
  type ModelMeter,
  type Recommender,
} from './model/index.ts';

/**
 * Creates the adapter to the model that the settings name, once per process, and logs what its
 * operator should know. `null`: there is no API key.
 */
export function openRecommender(
  env: ModelEnv,
  { clock, log, meter }: { readonly clock: Clock; readonly log: Logger; readonly meter: ModelMeter },
): Recommender | null {
  if (env.OPENAI_API_KEY === undefined) return null;
  const server = { baseUrl: env.OPENAI_BASE_URL, model: env.OPENAI_MODEL, price: env.OPENAI_PRICE };
  logModelNotices({ log, clock }, server);
  return createOpenAiRecommender({
    ...server,
    clock,
    log,
    apiKey: env.OPENAI_API_KEY,
    reasoningEffort: env.OPENAI_REASONING_EFFORT,
    onState: meter.stateChanged,
  });
}
