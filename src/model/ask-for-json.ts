import type { z } from 'zod';
import type { Logger } from '../platform/log.ts';
import { allowanceOf } from './call-allowance.ts';
import type { BudgetRefusal, BudgetUser, CallBudget } from './call-budget.ts';
import type {
  CallKind,
  ContentFailure,
  ModelClient,
  ModelQuestion,
  ModelReply,
  ServiceFailure,
} from './model-client.ts';
import { readModelJson } from './model-json.ts';
import type { ModelMeter } from './model-meter.ts';
import { costMicroUsd } from './model-price.ts';
import { type CallSum, createTally, type ModelTally, noCalls } from './model-tally.ts';
import { contentFaults, repairQuestion, replyFaults } from './repair-prompt.ts';

/** The model's client with its budget and metrics: one of them in a process, for all features. */
export interface ModelServices {
  /** `null`: there is no API key. */
  readonly client: ModelClient | null;
  readonly meter: ModelMeter;
  readonly budget: CallBudget;
  readonly log: Logger;
}

/** A question whose answer is a JSON object, and how the answer is checked. */
export interface JsonTask<Shape, Value> {
  readonly kind: Exclude<CallKind, 'repair'>;
  readonly question: ModelQuestion;
  readonly shape: z.ZodType<Shape>;
  /**
   * Keeps what is proven of an answer. `value` is `null` when nothing usable is left. Faults are
   * Korean sentences: if there are any, the model is told of them once and answers again, and the
   * answer with fewer faults counts.
   */
  judge(data: Shape): Judgement<Value>;
  readonly budgetUser: BudgetUser;
}

interface Judgement<Value> {
  readonly value: Value | null;
  readonly faults: readonly string[];
}

/** Why there is no answer. `unusable`: the model replied, and nothing in its replies was proven. */
export type NoAnswer =
  | ServiceFailure
  | ContentFailure
  | BudgetRefusal
  | 'no_api_key'
  | 'no_budget'
  | 'unusable';

export type JsonAnswer<Value> = {
  readonly model: string | null;
  readonly costMicroUsd: number;
  readonly sum: CallSum;
} & ({ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: NoAnswer });

/** The question, and its one repair. */
const maxCalls = 2;

/**
 * Asks for a JSON object within the day's budget, with one repair. Unused calls go back to the
 * budget. Never throws for what a model does; rejects only when `judge` throws.
 * @param signal the deadline of both calls together
 */
export async function askForJson<Shape, Value>(
  { client, meter, budget, log }: ModelServices,
  task: JsonTask<Shape, Value>,
  signal: AbortSignal,
): Promise<JsonAnswer<Value>> {
  const nothing = { ok: false, model: client?.model ?? null, costMicroUsd: 0, sum: noCalls } as const;
  if (client === null) return { ...nothing, reason: 'no_api_key' };
  const reservation = await budget.reserve(maxCalls, task.budgetUser).catch((err) => {
    log.warn({ err }, 'the daily call budget cannot be read: the model is not called');
    return { ok: false, reason: 'no_budget' } as const;
  });
  if (!reservation.ok) return { ...nothing, reason: reservation.reason };
  const allowance = allowanceOf(reservation, log);
  const tally = createTally(client, meter, allowance);
  try {
    const outcome = await askTwice(tally, task, signal);
    const sum = tally.sum();
    return { ...outcome, model: client.model, costMicroUsd: costMicroUsd(client, sum.usage), sum };
  } finally {
    await allowance.settle(tally.sum().calls);
  }
}

type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: NoAnswer };

async function askTwice<Shape, Value>(
  tally: ModelTally,
  task: JsonTask<Shape, Value>,
  signal: AbortSignal,
): Promise<Outcome<Value>> {
  const first = read(await tally.ask({ kind: task.kind, pass: null }, task.question, signal), task);
  if (first.faults.length === 0) return outcomeOf(first);
  const question = repairQuestion(task.question, first.text, first.faults);
  const second = read(await tally.ask({ kind: 'repair', pass: null }, question, signal), task);
  const isWorse = second.value === null || second.faults.length > first.faults.length;
  return outcomeOf(isWorse && first.value !== null ? first : second);
}

interface ReadReply<Value> extends Judgement<Value> {
  readonly text: string;
  readonly reason: NoAnswer;
}

/** A failure of the service has no faults: another wording does not help. */
function read<Shape, Value>(reply: ModelReply, { shape, judge }: JsonTask<Shape, Value>): ReadReply<Value> {
  const text = reply.text ?? '';
  if (!reply.ok) {
    const fault = contentFaults[reply.reason as ContentFailure];
    return { value: null, faults: fault === undefined ? [] : [fault], text, reason: reply.reason };
  }
  const json = readModelJson(text, shape);
  const judgement = json.ok ? judge(json.data) : { value: null, faults: [replyFaults[json.fault]] };
  return { ...judgement, text, reason: 'unusable' };
}

const outcomeOf = <Value>({ value, reason }: ReadReply<Value>): Outcome<Value> =>
  value === null ? { ok: false, reason } : { ok: true, value };
