import { z } from 'zod';
import type { ContentFailure, ModelReply, TokenUsage } from './model-client.ts';
import { ServerRefusal } from './server-refusal.ts';

/** No model reads or writes more tokens in one call: a larger count is an error of the server. */
const maxTokens = 10_000_000;
const tokenCount = z.number().int().min(0).max(maxTokens).catch(0);

const textPart = z.object({ text: z.string() }).transform(({ text }) => text);
/** A text, or a list of text parts. */
const content = z
  .union([
    z.string(),
    z.array(z.union([textPart, z.unknown().transform(() => '')])).transform((all) => all.join('')),
  ])
  .nullish()
  .catch(null);

const choice = z.object({
  finish_reason: z.string().nullish().catch(null),
  message: z.object({ content, reasoning_content: content, refusal: z.string().nullish().catch(null) }),
});

/** A longer name is no name; the letters are those that PostgreSQL stores and a page can show. */
const modelName = z
  .string()
  .regex(/^[\w.:@/+-]{1,100}$/)
  .optional()
  .catch(undefined);

const envelope = z.object({
  choices: z.array(choice.nullable().catch(null)),
  model: modelName,
  usage: z
    .object({
      prompt_tokens: tokenCount,
      completion_tokens: tokenCount,
      total_tokens: tokenCount.optional(),
    })
    .nullish()
    .catch(null),
});

/** Reasoning that was cut before it ended, in front of a reply that never began. */
const unfinishedReasoning = /^\s*<think>(?![\s\S]*<\/think>)/;

/** The tokens of a call. Some servers leave hidden reasoning out of all counts but the total. */
function usageIn({ usage }: z.infer<typeof envelope>): TokenUsage {
  const {
    prompt_tokens: promptTokens = 0,
    completion_tokens: written = 0,
    total_tokens: all = 0,
  } = usage ?? {};
  return { promptTokens, completionTokens: Math.max(written, all - promptTokens) };
}

export interface ReadEnvelope {
  readonly reply: ModelReply & { readonly usage: TokenUsage };
  /** Whether the output limit was used up before the reply began, as reasoning may do. */
  readonly isOutputLimitSpent: boolean;
}

/**
 * Reads a chat completion as untrusted input. Returns `undefined` for anything else, such as an
 * HTML page with status 200.
 * @throws {ServerRefusal} when the body is an error, which gateways send with status 200
 */
export function readEnvelope(response: unknown): ReadEnvelope | undefined {
  const body = typeof response === 'string' ? jsonIn(response) : response;
  const parsed = envelope.safeParse(body);
  const firstChoice = parsed.data?.choices.find((one) => one !== null);
  if (!parsed.success || !firstChoice) {
    throwIfError(body);
    return undefined;
  }
  const usage = usageIn(parsed.data);
  const { content: spoken, reasoning_content: reasoning, refusal } = firstChoice.message;
  const isCut = firstChoice.finish_reason === 'length';
  // Some servers that separate the reasoning put the reply into it as well.
  const text = spoken?.trim() ? spoken : ((isCut ? null : reasoning) ?? '');
  const failed = (reason: ContentFailure, part?: string): ReadEnvelope => ({
    reply: { ok: false, reason, ...(part === undefined ? {} : { text: part }), usage },
    isOutputLimitSpent:
      reason === 'truncated' && (part?.trim() === '' || unfinishedReasoning.test(part ?? '')),
  });
  if (refusal || firstChoice.finish_reason === 'content_filter') return failed('refused', refusal || text);
  if (isCut) return failed('truncated', text);
  if (text.trim() === '') return failed('empty');
  const { model } = parsed.data;
  return {
    reply: { ok: true, text, usage, ...(model === undefined ? {} : { model }) },
    isOutputLimitSpent: false,
  };
}

/** The SDK returns a body as text when its content type is not JSON. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const errorBody = z.object({ error: z.union([z.string(), z.looseObject({})]) });
const statusCode = z.object({ error: z.object({ code: z.number().int().min(400).max(599) }) });

function throwIfError(body: unknown): void {
  if (!errorBody.safeParse(body).success) return;
  const status = statusCode.safeParse(body).data?.error.code ?? 500;
  throw new ServerRefusal(status, JSON.stringify(body));
}
