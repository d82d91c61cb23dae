import type { DealtCandidate } from './candidate.ts';
import { pickCount } from './candidate.ts';
import { type AnswerFault, type ModelPick, type ReadAnswer, readAnswer } from './model-answer.ts';
import { repairPrompt } from './prompt.ts';
import type { FallbackReason } from './recommendation.ts';
import type { ModelQuestion, ModelReply, Recommender, TokenUsage } from './recommender.ts';

/** Everything one pass with the model gave: what it chose, and what it cost. */
export interface ModelRound {
  /** At most three, distinct, all candidates. */
  readonly picks: readonly ModelPick[];
  /** Whether the second answer was needed for them. */
  readonly isRepaired: boolean;
  /** Why it ended without three picks. */
  readonly failure: FallbackReason | null;
  readonly calls: number;
  readonly usage: TokenUsage;
  /** What the model said, call by call. */
  readonly outputs: readonly string[];
}

const noTokens: TokenUsage = { promptTokens: 0, completionTokens: 0 };

/** The round that did not take place. */
export const noRound = (failure: FallbackReason): ModelRound => ({
  picks: [],
  isRepaired: false,
  failure,
  calls: 0,
  usage: noTokens,
  outputs: [],
});

/**
 * Asks, and where the answer can be mended asks once more, saying what was wrong. A service that failed is not asked again: its words are
 * not the trouble, and the time is the reader's.
 */
export async function askForPicks(
  recommender: Recommender,
  question: ModelQuestion,
  dealt: readonly DealtCandidate[],
  signal: AbortSignal,
): Promise<ModelRound> {
  const first = await recommender.ask(question, signal);
  const read = readReply(first, dealt);
  if (read.faults.length === 0) return roundOf([first], read.picks, false);

  const second = await recommender.ask(repairPrompt(question, textOf(first), read.faults), signal);
  const repaired = readReply(second, dealt);
  const picks = [...repaired.picks, ...read.picks.filter((pick) => !repaired.picks.some(isSameBook(pick)))];
  return roundOf([first, second], picks.slice(0, pickCount), true);
}

const isSameBook = (pick: ModelPick) => (other: ModelPick) => other.bookId === pick.bookId;
const textOf = (reply: ModelReply) => reply.text ?? '';

/** No faults and no picks: there is nothing to be mended. */
function readReply(reply: ModelReply, dealt: readonly DealtCandidate[]): ReadAnswer {
  if (reply.ok) return readAnswer(reply.text, dealt);
  const mendable: Partial<Record<string, AnswerFault>> = {
    truncated: { kind: 'truncated' },
    empty: { kind: 'empty' },
  };
  const fault = mendable[reply.reason];
  return { picks: [], faults: fault ? [fault] : [] };
}

function roundOf(
  replies: readonly ModelReply[],
  picks: readonly ModelPick[],
  isRepaired: boolean,
): ModelRound {
  const last = replies.at(-1);
  return {
    picks,
    isRepaired,
    failure: picks.length === pickCount ? null : last?.ok === false ? last.reason : 'unusable',
    // A call that the open circuit kept back was not made.
    calls: replies.filter((reply) => reply.ok || reply.reason !== 'circuit_open').length,
    usage: {
      promptTokens: total(replies, 'promptTokens'),
      completionTokens: total(replies, 'completionTokens'),
    },
    outputs: replies.flatMap(({ text }) => text ?? []),
  };
}

const total = (replies: readonly ModelReply[], kind: keyof TokenUsage) =>
  replies.reduce((sum, { usage }) => sum + (usage?.[kind] ?? 0), 0);
