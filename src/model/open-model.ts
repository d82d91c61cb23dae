import type { Clock } from '../platform/clock.ts';
import type { Env, ModelEnv } from '../platform/env.ts';
import type { Logger } from '../platform/log.ts';
import type { Registry } from '../platform/metrics.ts';
import type { Redis } from '../platform/redis.ts';
import type { ModelServices } from './ask-for-json.ts';
import { createCallBudget } from './call-budget.ts';
import { countModelUse } from './model-metrics.ts';
import { openModelClient } from './open-model-client.ts';

/** The services and settings that the model's client is made of. */
export interface ModelSources {
  readonly env: ModelEnv & Pick<Env, 'RECOMMENDATION_DAILY_CALLS' | 'BENCH'>;
  readonly redis: Redis;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Registry;
}

/**
 * Opens the model's client, its budget and its metrics: once per process, for all features that
 * ask the model.
 */
export function openModel({ env, redis, clock, log, metrics }: ModelSources): ModelServices {
  const meter = countModelUse(metrics);
  const callsPerDay = env.BENCH ? Number.POSITIVE_INFINITY : env.RECOMMENDATION_DAILY_CALLS;
  return {
    meter,
    log,
    budget: createCallBudget(redis, clock, callsPerDay),
    client: openModelClient(env, { clock, log, meter }),
  };
}
