import type { Clock } from '../platform/clock.ts';
import type { ModelEnv } from '../platform/env.ts';
import type { Logger } from '../platform/log.ts';
import type { ModelClient } from './model-client.ts';
import type { ModelMeter } from './model-meter.ts';
import { logModelNotices } from './model-notices.ts';
import { createOpenAiClient } from './openai-client.ts';

/**
 * Creates the adapter to the model that the settings name, once per process, and logs what its
 * operator should know. `null`: there is no API key.
 */
export function openModelClient(
  env: ModelEnv,
  { clock, log, meter }: { readonly clock: Clock; readonly log: Logger; readonly meter: ModelMeter },
): ModelClient | null {
  if (env.OPENAI_API_KEY === undefined) return null;
  const server = { baseUrl: env.OPENAI_BASE_URL, model: env.OPENAI_MODEL, price: env.OPENAI_PRICE };
  logModelNotices({ log, clock }, server);
  return createOpenAiClient({
    ...server,
    clock,
    log,
    apiKey: env.OPENAI_API_KEY,
    reasoningEffort: env.OPENAI_REASONING_EFFORT,
    onState: meter.stateChanged,
  });
}
