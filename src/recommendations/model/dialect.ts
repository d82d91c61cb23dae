import type OpenAI from 'openai';
import { messagesWithoutSystem, messagesWithSchema } from './dialect-prompt.ts';
import type { ModelQuestion } from './recommender.ts';

/** The parameters that one OpenAI-compatible server accepts. */
export interface Dialect {
  readonly baseUrl: string;
  /** The parameter that limits the output; `null`: none. */
  readonly limit: 'max_completion_tokens' | 'max_tokens' | null;
  /** How JSON output is requested. For `json_object` and `null` the schema is in the prompt. */
  readonly format: 'strict_schema' | 'schema' | 'json_object' | null;
  /** Whether `reasoning_effort` is sent, or was refused by the server. */
  readonly effort: 'low' | 'unsent' | 'refused';
  readonly hasSystemRole: boolean;
  /** Factor on the output limit, because hidden reasoning counts against that limit. */
  readonly outputFactor: number;
}

/**
 * Why another dialect may help: a parameter was refused, the address has no such endpoint, or
 * reasoning used up the output limit.
 */
export type DialectFault =
  | { readonly kind: 'parameter'; readonly message: string }
  | { readonly kind: 'address' }
  | { readonly kind: 'output_limit' };

/**
 * Whether this is one of OpenAI's reasoning models. All calls share ten seconds, so its reasoning
 * is kept low.
 */
const reasons = (model: string) => /^(o\d|gpt-5)/.test(model) && !model.includes('chat');

/** OpenAI's own dialect, tried first. */
export const usualDialect = (baseUrl: string, model: string): Dialect => ({
  baseUrl,
  limit: 'max_completion_tokens',
  format: 'strict_schema',
  effort: reasons(model) ? 'low' : 'unsent',
  hasSystemRole: true,
  outputFactor: 1,
});

const reasoningOutputFactor = 2;

/** The dialect to try after this failure; `null`: none. */
export function nextDialect(dialect: Dialect, fault: DialectFault): Dialect | null {
  switch (fault.kind) {
    case 'address': {
      const baseUrl = otherBaseUrl(dialect.baseUrl);
      return baseUrl === null ? null : { ...dialect, baseUrl };
    }
    case 'output_limit':
      if (dialect.outputFactor > 1) return null;
      return {
        ...dialect,
        outputFactor: reasoningOutputFactor,
        effort: dialect.effort === 'refused' ? 'refused' : 'low',
      };
    case 'parameter':
      return withoutRefusedParameter(dialect, fault.message) ?? simplerDialect(dialect);
  }
}

const names = (message: string, word: string) => new RegExp(`\\b${word}\\b`, 'i').test(message);

/**
 * The dialect without the parameter that the server's message names; `null`: the message names none
 * that was sent.
 */
function withoutRefusedParameter(dialect: Dialect, message: string): Dialect | null {
  const { limit, format } = dialect;
  if (dialect.effort === 'low' && names(message, 'reasoning_effort'))
    return { ...dialect, effort: 'refused' };
  if (limit !== null && /in the completion/i.test(message)) return { ...dialect, limit: null };
  if (limit !== null && names(message, limit)) return { ...dialect, limit: limitAfter(limit, message) };
  if (format === 'strict_schema' && names(message, 'strict')) return { ...dialect, format: 'schema' };
  if (format !== null && /response_format|json_schema|json_object|structured|grammar|schema/i.test(message))
    return { ...dialect, format: formatAfter(format, message) };
  if (dialect.hasSystemRole && names(message, 'system')) return { ...dialect, hasSystemRole: false };
  return null;
}

/** The other parameter name; `null` when the server refuses the number itself. */
const limitAfter = (limit: NonNullable<Dialect['limit']>, message: string): Dialect['limit'] => {
  if (/too (large|high|big)|at most|exceed|less than/i.test(message)) return null;
  if (limit === 'max_completion_tokens') return 'max_tokens';
  return names(message, 'max_completion_tokens') ? 'max_completion_tokens' : null;
};

const formatAfter = (format: NonNullable<Dialect['format']>, message: string): Dialect['format'] =>
  format === 'json_object' || !(names(message, 'json_object') || /json_schema/i.test(message))
    ? null
    : 'json_object';

/**
 * For a refusal that names no parameter: first drops everything optional, then what nearly every
 * server accepts.
 */
function simplerDialect(dialect: Dialect): Dialect | null {
  const plain: Dialect = { ...dialect, limit: 'max_tokens', format: null, effort: 'refused' };
  if (!isSame(dialect, plain) && dialect.limit !== null) return plain;
  const bare: Dialect = { ...plain, limit: null, hasSystemRole: false };
  return isSame(dialect, bare) ? null : bare;
}

export const isSame = (one: Dialect, other: Dialect) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The address with the missing version, or without a path that the SDK adds itself; `null`: the
 * address looks right.
 */
function otherBaseUrl(baseUrl: string): string | null {
  const url = new URL(baseUrl);
  const path = url.pathname.replace(/\/+$/, '');
  const base = path.replace(/(\/chat)?\/completions$/, '').replace(/\/chat$/, '');
  const versioned = /\/v\d[a-z0-9]*(\/|$)/i.test(base) ? base : `${base}/v1`;
  if (versioned === path) return null;
  url.pathname = versioned;
  return url.href.replace(/\/$/, '');
}

/** Builds the request for a question in this dialect. */
export function toRequest(
  dialect: Dialect,
  model: string,
  question: ModelQuestion,
): OpenAI.ChatCompletionCreateParamsNonStreaming {
  const { limit, format, effort, hasSystemRole, outputFactor } = dialect;
  const isTold = format === null || format === 'json_object';
  const messages = isTold ? messagesWithSchema(question) : question.messages;
  return {
    model,
    messages: [...(hasSystemRole ? messages : messagesWithoutSystem(messages))],
    // `max_completion_tokens` includes a reasoning model's hidden tokens. OpenAI's reasoning models
    // refuse `max_tokens`.
    ...(limit === null ? {} : { [limit]: question.maxOutputTokens * outputFactor }),
    ...(effort === 'low' ? { reasoning_effort: 'low' } : {}),
    ...(format === null ? {} : { response_format: formatOf(format, question) }),
  };
}

function formatOf(
  format: NonNullable<Dialect['format']>,
  { schema }: ModelQuestion,
): NonNullable<OpenAI.ChatCompletionCreateParamsNonStreaming['response_format']> {
  if (format === 'json_object') return { type: 'json_object' };
  const strict = format === 'strict_schema' ? { strict: true } : {};
  return { type: 'json_schema', json_schema: { name: schema.name, ...strict, schema: { ...schema.body } } };
}
