import OpenAI from 'openai';
import { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { cappedFetch, ResponseTooLarge } from './capped-fetch.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import type { ModelQuestion, ModelReply, Recommender, ServiceFailure } from './recommender.ts';

/** Bytes. Twenty books' worth of text is a few thousand; more than this is not an answer. */
const largestResponse = 256 * 1024;
const breakerLimits = { failures: 5, pause: 30_000 };
/** Milliseconds that a service has to be given before its silence is its fault. A ranking takes one to three seconds. */
const fairWait = 3_000;

/** Failures that a person must mend: the circuit opens at once, and the log says so once. */
const remedies: Partial<Record<ServiceFailure, string>> = {
  unauthorized: 'the language model refuses our key: check OPENAI_API_KEY',
  model_not_found: 'the language model does not exist (any more): check OPENAI_MODEL',
  quota_exhausted: "the language model's quota is used up: check the account's billing",
};

export interface OpenAiOptions {
  readonly apiKey: string;
  /** With the version, without a slash at the end: `https://…/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Asks any OpenAI-compatible server for chat completions. One circuit breaker per adapter, so make one per process. */
export function createOpenAiRecommender(options: OpenAiOptions): Recommender {
  const client = new OpenAI({
    apiKey: options.apiKey,
    baseURL: options.baseUrl,
    // The SDK would take these from the environment, which only platform/env.ts may read.
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    fetch: cappedFetch(largestResponse),
  });
  const breaker = createCircuitBreaker(options.clock, breakerLimits);
  let reported: ServiceFailure | undefined;

  const failed = (reason: ServiceFailure, error: unknown, waited: number): ModelReply => {
    if (reason === 'cancelled') return { ok: false, reason };
    const remedy = remedies[reason];
    if (reason !== 'timeout' || waited >= fairWait) breaker.failed(remedy !== undefined);
    const details = { reason, model: options.model, err: error };
    if (remedy === undefined) options.log.warn(details, 'the language model did not answer');
    else if (reported !== reason) options.log.error(details, remedy);
    if (remedy !== undefined) reported = reason;
    return { ok: false, reason };
  };

  return {
    model: options.model,
    async ask(question, signal) {
      if (signal.aborted) return { ok: false, reason: endOf(signal) };
      if (!breaker.admits()) return { ok: false, reason: 'circuit_open' };
      const startedAt = options.clock.now().getTime();
      const waited = () => options.clock.now().getTime() - startedAt;
      let body: unknown;
      try {
        body = await client.chat.completions.create(toRequest(options.model, question), { signal });
      } catch (error) {
        return failed(failureOf(error, signal), error, waited());
      }
      const reply = readEnvelope(body);
      if (!reply) return failed('malformed', new Error(`not a chat completion: ${typeof body}`), waited());
      breaker.succeeded();
      reported = undefined;
      return reply;
    },
  };
}

/** Whether OpenAI's model of this name thinks before it answers; with ten seconds for all calls it may not think long. */
const reasons = (model: string) => /^(o\d|gpt-5)/.test(model) && !model.includes('chat');

function toRequest(model: string, question: ModelQuestion): OpenAI.ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [...question.messages],
    // Counts a reasoning model's hidden tokens as well, which `max_tokens` would refuse to do.
    max_completion_tokens: question.maxOutputTokens,
    // Others refuse the parameter.
    ...(reasons(model) ? { reasoning_effort: 'low' } : {}),
    response_format: {
      type: 'json_schema',
      json_schema: { name: question.schema.name, strict: true, schema: { ...question.schema.body } },
    },
  };
}

/** `error.code` of a 429 whose cause is money, not speed. */
const moneyCodes = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active']);

/** Whether the time was up, or the caller let it go before. */
const endOf = ({ reason }: AbortSignal): ServiceFailure =>
  reason instanceof DOMException && reason.name === 'TimeoutError' ? 'timeout' : 'cancelled';

function failureOf(error: unknown, signal: AbortSignal): ServiceFailure {
  if (signal.aborted) return endOf(signal);
  if (isCausedBy(error, ResponseTooLarge)) return 'too_large';
  if (isCausedBy(error, SyntaxError)) return 'malformed';
  if (!(error instanceof OpenAI.APIError)) return 'network';
  if (typeof error.code === 'string' && moneyCodes.has(error.code)) return 'quota_exhausted';
  if (error.status === undefined) return 'network';
  if (error.status === 429) return 'rate_limited';
  if (error.status === 401 || error.status === 403) return 'unauthorized';
  if (error.status === 404) return 'model_not_found';
  return error.status >= 500 ? 'server_error' : 'bad_request';
}

function isCausedBy(error: unknown, kind: new (...args: never[]) => Error): boolean {
  return error instanceof Error && (isCausedBy(error.cause, kind) || error instanceof kind);
}

const tokenCount = z.number().int().nonnegative().catch(0);
const envelope = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: tokenCount, completion_tokens: tokenCount }).nullish(),
});

/** `undefined` when this is no chat completion: an HTML page with status 200 reaches us as a string. */
function readEnvelope(body: unknown): ModelReply | undefined {
  const parsed = envelope.safeParse(body);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || !choice) return undefined;
  const usage = {
    promptTokens: parsed.data.usage?.prompt_tokens ?? 0,
    completionTokens: parsed.data.usage?.completion_tokens ?? 0,
  };
  const text = choice.message.content ?? '';
  if (choice.message.refusal || choice.finish_reason === 'content_filter')
    return { ok: false, reason: 'refused', text: choice.message.refusal ?? text, usage };
  if (choice.finish_reason === 'length') return { ok: false, reason: 'truncated', text, usage };
  if (text.trim() === '') return { ok: false, reason: 'empty', usage };
  return { ok: true, text, usage };
}
