import type { ModelMeter } from './model-meter.ts';
import type {
  CallKind,
  ContentFailure,
  ModelQuestion,
  ModelReply,
  Recommender,
  ServiceFailure,
  TokenUsage,
} from './recommender.ts';

/** How a call ended, and in answer to what. */
export interface ModelOutput {
  readonly kind: CallKind;
  /** Which of the orders it was shown, counted from 0; `null` for comments. */
  readonly pass: number | null;
  /** `ok`, or why not. */
  readonly outcome: 'ok' | ServiceFailure | ContentFailure;
  /** What was said; `null` where nothing was. */
  readonly text: string | null;
}

/** What a call is for, and of which pass. */
export interface Call {
  readonly kind: CallKind;
  readonly pass: number | null;
}

/** What the calls of one recommendation came to. */
export interface CallSum {
  readonly calls: number;
  readonly usage: TokenUsage;
  /** Of every question, in the order in which they were asked. */
  readonly outputs: readonly ModelOutput[];
}

export const noCalls: CallSum = {
  calls: 0,
  usage: { promptTokens: 0, completionTokens: 0 },
  outputs: [],
};

/** Asks for one recommendation and keeps the bill: its only way to the model, so that nothing is asked without being counted. */
export interface ModelTally {
  ask(call: Call, question: ModelQuestion, signal: AbortSignal): Promise<ModelReply>;
  /** Whether the one repair is still to be had. */
  canRepair(): boolean;
  sum(): CallSum;
}

export function createTally(recommender: Recommender, meter: ModelMeter): ModelTally {
  let calls = 0;
  let promptTokens = 0;
  let completionTokens = 0;
  let isRepairSpent = false;
  const outputs: (ModelOutput | undefined)[] = [];
  return {
    canRepair: () => !isRepairSpent,
    sum: () => ({
      calls,
      usage: { promptTokens, completionTokens },
      outputs: outputs.filter((output) => output !== undefined),
    }),
    async ask({ kind, pass }, question, signal) {
      if (signal.aborted) return { ok: false, reason: 'timeout' };
      if (kind === 'repair') isRepairSpent = true;
      const place = outputs.push(undefined) - 1;
      const called = meter.callStarts(kind);
      // Counted when it starts: a sum that is taken meanwhile holds it.
      calls += 1;
      const reply = await recommender.ask(question, signal);
      // What the open circuit kept back was not asked.
      if (!reply.ok && reply.reason === 'circuit_open') calls -= 1;
      calls += reply.retries ?? 0;
      promptTokens += reply.usage?.promptTokens ?? 0;
      completionTokens += reply.usage?.completionTokens ?? 0;
      const outcome = reply.ok ? 'ok' : reply.reason;
      outputs[place] = { kind, pass, outcome, text: reply.text ?? null };
      called({ outcome, model: recommender.model, usage: reply.usage, retries: reply.retries ?? 0 });
      return reply;
    },
  };
}
