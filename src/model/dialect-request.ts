import type OpenAI from 'openai';
import type { Dialect } from './dialect.ts';
import { messagesWithoutSystem, messagesWithSchema } from './dialect-prompt.ts';
import type { ModelQuestion } from './model-client.ts';

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
    ...(effort === 'unsent' || effort === 'refused' ? {} : { reasoning_effort: effort }),
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
