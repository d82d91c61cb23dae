import type { CallAllowance } from './call-allowance.ts';
import type {
  CallKind,
  ContentFailure,
  ModelClient,
  ModelQuestion,
  ModelReply,
  ServiceFailure,
  TokenUsage,
} from './model-client.ts';
import type { ModelMeter } from './model-meter.ts';
import { costMicroUsd } from './model-price.ts';

/** The stored record of one call. */
export interface ModelOutput {
  readonly kind: CallKind;
  /** Index of the ranking pass, from 0; `null` for comments. */
  readonly pass: number | null;
  /** `ok`, or the reason of the failure. */
  readonly outcome: 'ok' | ServiceFailure | ContentFailure;
  /** The reply's text; `null` when there was none. */
  readonly text: string | null;
}

/** The purpose of a call, and its ranking pass. */
export interface Call {
  readonly kind: CallKind;
  readonly pass: number | null;
}

/** The sum of a recommendation's calls. */
export interface CallSum {
  readonly calls: number;
  readonly usage: TokenUsage;
  /** The name that the server gave itself with its last good reply; `null`: none. */
  readonly servedModel: string | null;
  /** One per question, in the order of asking. */
  readonly outputs: readonly ModelOutput[];
}

export const noCalls: CallSum = {
  calls: 0,
  usage: { promptTokens: 0, completionTokens: 0 },
  servedModel: null,
  outputs: [],
};

/**
 * Makes the model calls of one recommendation and counts them. Nothing else calls the model, so
 * every call is counted.
 */
export interface ModelTally {
  ask(call: Call, question: ModelQuestion, signal: AbortSignal): Promise<ModelReply>;
  /** Whether the one repair of this recommendation is still available. */
  canRepair(): boolean;
  sum(): CallSum;
}

/** @param allowance the reserved calls; absent: none were reserved, and all may be made */
export function createTally(
  recommender: ModelClient,
  meter: ModelMeter,
  allowance?: Pick<CallAllowance, 'markMade' | 'mayRepeat'>,
): ModelTally {
  let calls = 0;
  let promptTokens = 0;
  let completionTokens = 0;
  let servedModel: string | null = null;
  let isRepairSpent = false;
  const outputs: (ModelOutput | undefined)[] = [];
  return {
    canRepair: () => !isRepairSpent,
    sum: () => ({
      calls,
      usage: { promptTokens, completionTokens },
      servedModel,
      outputs: outputs.filter((output) => output !== undefined),
    }),
    async ask({ kind, pass }, question, signal) {
      if (signal.aborted) return { ok: false, reason: 'timeout' };
      if (kind === 'repair') isRepairSpent = true;
      const place = outputs.push(undefined) - 1;
      const called = meter.callStarts(kind);
      // Counted at the start, so that a sum taken during the call includes it.
      calls += 1;
      allowance?.markMade();
      const reply = await recommender.ask(question, signal, allowance?.mayRepeat);
      // A call held back by the open circuit was not made.
      if (!reply.ok && reply.reason === 'circuit_open') calls -= 1;
      calls += reply.retries ?? 0;
      promptTokens += reply.usage?.promptTokens ?? 0;
      completionTokens += reply.usage?.completionTokens ?? 0;
      if (reply.ok) servedModel = reply.model ?? servedModel;
      const outcome = reply.ok ? 'ok' : reply.reason;
      outputs[place] = { kind, pass, outcome, text: reply.text ?? null };
      called({
        outcome,
        costMicroUsd: reply.usage && costMicroUsd(recommender, reply.usage),
        usage: reply.usage,
        retries: reply.retries ?? 0,
      });
      return reply;
    },
  };
}
