import { cut } from './cut-text.ts';
import type { ContentFailure, ModelQuestion } from './model-client.ts';

/** Longest part of a faulty reply, in characters, that the model is shown again. */
const maxEchoCharacters = 2_000;
/** Faults told to the model, at most. */
const maxFaults = 10;

/**
 * Repeats a question after an unusable reply, with the reply and its faults.
 * @param faults Korean sentences, the most important ones first
 */
export function repairQuestion(
  question: ModelQuestion,
  reply: string,
  faults: readonly string[],
): ModelQuestion {
  const list = faults
    .slice(0, maxFaults)
    .map((fault) => `- ${fault}`)
    .join('\n');
  return {
    ...question,
    messages: [
      ...question.messages,
      { role: 'assistant', content: cut(reply, maxEchoCharacters) },
      {
        role: 'user',
        content: `방금 답에는 이런 잘못이 있었습니다.\n${list}\n정해진 JSON 형식으로 처음부터 다시 답해 주세요.`,
      },
    ],
  };
}

/** Sentences for the model about a reply that cannot be read. */
export const replyFaults = {
  not_json: 'JSON으로 읽을 수 없었습니다.',
  wrong_shape: '정해진 형식과 달랐습니다.',
  truncated: '답이 너무 길어 중간에 끊겼습니다. 더 짧게 써 주세요.',
  empty: '답이 비어 있었습니다.',
} as const;

/** Those about a reply that did not arrive whole. A refusal stands. */
export const contentFaults: Partial<Record<ContentFailure, string>> = {
  truncated: replyFaults.truncated,
  empty: replyFaults.empty,
};
