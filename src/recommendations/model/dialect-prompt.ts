import type { ModelMessage, ModelQuestion } from './recommender.ts';

/** The messages for a server that takes no schema beside them: the schema stands in the instructions. */
export function messagesWithSchema({ messages, schema }: ModelQuestion): readonly ModelMessage[] {
  const told = `답은 다음 JSON Schema에 맞는 JSON 객체 하나로만 합니다. JSON 앞뒤에 다른 글을 붙이지 않습니다.\n${JSON.stringify(schema.body)}`;
  const [first, ...rest] = messages;
  return first?.role === 'system'
    ? [{ role: 'system', content: `${first.content}\n\n${told}` }, ...rest]
    : [{ role: 'system', content: told }, ...messages];
}

/** The messages for a server that takes no system role: the instructions begin the first message of the user. */
export function messagesWithoutSystem(messages: readonly ModelMessage[]): readonly ModelMessage[] {
  const instructions = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const others = messages.filter(({ role }) => role !== 'system');
  const [first, ...rest] = others;
  return first
    ? [{ role: first.role, content: [...instructions, first.content].join('\n\n') }, ...rest]
    : [{ role: 'user', content: instructions.join('\n\n') }];
}
