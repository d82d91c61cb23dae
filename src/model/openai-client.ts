import type OpenAI from 'openai';
import { createCircuitBreaker } from '../platform/circuit-breaker.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { askInDialects } from './ask-in-dialects.ts';
import { type Attempt, attemptIn, endOf, isContentFailure } from './attempt.ts';
import { cappedFetch } from './capped-fetch.ts';
import { usualDialect } from './dialect.ts';
import { createDialectMemory } from './dialect-memory.ts';
import type { ModelClient, ModelReply } from './model-client.ts';
import type { ModelState } from './model-meter.ts';
import { createModelWatch, needsPerson } from './model-watch.ts';
import type { ReasoningEffort } from './reasoning-effort.ts';
import { refusingFetch } from './server-refusal.ts';
import type { TokenPrice } from './token-price.ts';

/**
 * A reply about twenty books has a few thousand bytes. Anything larger than this is not a reply.
 */
const maxResponseBytes = 256 * 1024;
const circuitBreakerLimits = { failures: 5, pauseMs: 30_000 };
/** A shorter wait says nothing about the service: a ranking takes one to three seconds. */
const minBlamedWaitMs = 3_000;

export interface OpenAiOptions {
  readonly apiKey: string;
  /** Includes the version and does not end with a slash: `https://…/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** The price that the operator set; absent: the list price. */
  readonly price?: TokenPrice | undefined;
  /** The effort that the operator set; absent: what suits the model. */
  readonly reasoningEffort?: ReasoningEffort | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  /** Called when the server begins to work, or fails for another reason. */
  readonly onState?: (state: ModelState) => void;
  /** Sends the requests; by default the global `fetch`. */
  readonly fetch?: typeof fetch;
}

/**
 * Creates an adapter for any OpenAI-compatible server. It finds out which dialect of the API the
 * server speaks. Circuit breaker and dialect memory belong to the adapter, so create one per
 * process.
 */
export function createOpenAiClient(options: OpenAiOptions): ModelClient {
  const { model, clock, log, apiKey, onState = () => {} } = options;
  let client: Promise<OpenAI> | undefined;
  const breaker = createCircuitBreaker(clock, circuitBreakerLimits);
  const watch = createModelWatch({ log, model, apiKey, onChange: onState });
  const usual = usualDialect(options.baseUrl, model, options.reasoningEffort);
  const dialects = createDialectMemory(usual, (dialect) => watch.dialectChanged(usual, dialect));

  const settle = ({ reply, error }: Attempt, waited: number): ModelReply => {
    const reason = reply.ok ? null : reply.reason;
    if (reason === null || isContentFailure(reason)) {
      breaker.succeeded();
      watch.answered(reason);
      return reply;
    }
    if (reason === 'cancelled') return reply;
    if (reason !== 'timeout' || waited >= minBlamedWaitMs) breaker.failed(needsPerson(reason));
    watch.failed(reason, error);
    return reply;
  };

  return {
    model,
    price: options.price,
    async ask(question, signal, mayRepeat = async () => true) {
      if (signal.aborted) return { ok: false, reason: endOf(signal) };
      const startedAt = clock.now().getTime();
      const search = await dialects.search(signal);
      try {
        if (signal.aborted) return { ok: false, reason: endOf(signal) };
        if (!breaker.admits()) return { ok: false, reason: 'circuit_open' };
        const asked = await askInDialects(
          search,
          async () => !signal.aborted && (await mayRepeat()),
          (dialect) =>
            attemptIn(() => (client ??= createClient(options)), dialect, { model, question, signal }),
        );
        const { attempt, retries, usage } = asked;
        const reply = settle(attempt, clock.now().getTime() - startedAt);
        return retries === 0 ? reply : { ...reply, usage, retries };
      } finally {
        search.end();
      }
    },
  };
}

/** Loads the package at the first question. */
async function createClient({ apiKey, baseUrl, fetch: request = fetch }: OpenAiOptions): Promise<OpenAI> {
  const { default: OpenAI } = await import('openai');
  return new OpenAI({
    apiKey,
    baseURL: baseUrl,
    // Without these the SDK reads environment variables, which only platform/env.ts may do.
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    fetch: refusingFetch(cappedFetch(maxResponseBytes, request)),
  });
}
