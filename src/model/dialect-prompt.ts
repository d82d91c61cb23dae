import type { ModelMessage, ModelQuestion } from './model-client.ts';

/**
 * Messages for a server that accepts no schema parameter: the schema is written into the
 * instructions.
 */
export function messagesWithSchema({ messages, schema }: ModelQuestion): readonly ModelMessage[] {
  const instruction = `답은 다음 JSON Schema에 맞는 JSON 객체 하나로만 합니다. JSON 앞뒤에 다른 글을 붙이지 않습니다.\n${JSON.stringify(schema.body)}`;
  const [first, ...rest] = messages;
  return first?.role === 'system'
    ? [{ role: 'system', content: `${first.content}\n\n${instruction}` }, ...rest]
    : [{ role: 'system', content: instruction }, ...messages];
}

/**
 * Messages for a server without a system role: the instructions are put before the user's first
 * message.
 */
export function messagesWithoutSystem(messages: readonly ModelMessage[]): readonly ModelMessage[] {
  const instructions = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const others = messages.filter(({ role }) => role !== 'system');
  const [first, ...rest] = others;
  return first
    ? [{ role: first.role, content: [...instructions, first.content].join('\n\n') }, ...rest]
    : [{ role: 'user', content: instructions.join('\n\n') }];
}
