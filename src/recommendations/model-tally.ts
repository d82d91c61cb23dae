import type { ModelMeter } from './model-meter.ts';
import type { CallKind, ModelQuestion, ModelReply, Recommender, TokenUsage } from './recommender.ts';

/** What a model said, and in answer to what. */
export interface ModelOutput {
  readonly kind: CallKind;
  readonly text: string;
}

/** What the calls of one recommendation came to. */
export interface CallSum {
  readonly calls: number;
  readonly usage: TokenUsage;
  /** In the order in which the answers came. */
  readonly outputs: readonly ModelOutput[];
}

export const noCalls: CallSum = {
  calls: 0,
  usage: { promptTokens: 0, completionTokens: 0 },
  outputs: [],
};

/** Asks for one recommendation and keeps the bill: its only way to the model, so that nothing is asked without being counted. */
export interface ModelTally {
  ask(kind: CallKind, question: ModelQuestion, signal: AbortSignal): Promise<ModelReply>;
  /** Whether the one repair is still to be had. */
  canRepair(): boolean;
  sum(): CallSum;
}

export function createTally(recommender: Recommender, meter: ModelMeter): ModelTally {
  let calls = 0;
  let promptTokens = 0;
  let completionTokens = 0;
  let isRepairSpent = false;
  const outputs: ModelOutput[] = [];
  return {
    canRepair: () => !isRepairSpent,
    sum: () => ({ calls, usage: { promptTokens, completionTokens }, outputs: [...outputs] }),
    async ask(kind, question, signal) {
      if (signal.aborted) return { ok: false, reason: 'timeout' };
      if (kind === 'repair') isRepairSpent = true;
      const called = meter.callStarts(kind);
      const reply = await recommender.ask(question, signal);
      // What the open circuit kept back was not asked.
      if (reply.ok || reply.reason !== 'circuit_open') calls += 1;
      promptTokens += reply.usage?.promptTokens ?? 0;
      completionTokens += reply.usage?.completionTokens ?? 0;
      if (reply.text !== undefined) outputs.push({ kind, text: reply.text });
      called({ outcome: reply.ok ? 'ok' : reply.reason, model: recommender.model, usage: reply.usage });
      return reply;
    },
  };
}
