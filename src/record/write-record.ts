import { createHash } from 'node:crypto';
import { askForJson, type ModelServices } from '../model/index.ts';
import { type AttemptCost, noCost, sumOfCosts } from './attempt-cost.ts';
import { partsOf } from './fit-talk.ts';
import type { AnsweredPart, PaidPart } from './part-repository.ts';
import { plainPoints } from './plain-points.ts';
import { ReplyShape, readPoints } from './read-points.ts';
import { type Chunk, type Point, type RecordedQuestion, recordLimits, type TalkMessage } from './record.ts';
import { promptVersion, recordQuestion } from './record-prompt.ts';
import type { MadeRecord } from './store-record.ts';

/** Milliseconds for the calls about one part of the talk, and for a whole record. */
export const recordDeadlines = { partMs: 30_000, recordMs: 150_000 } as const;
export type RecordDeadlines = { readonly [Name in keyof typeof recordDeadlines]: number };

/** A record takes nothing from the calls that are kept for first recommendations. */
const budgetUser = { isVisitor: false, isFirstToday: false, isConfirmed: false } as const;

/** The talk of a meeting, and the people in it. */
export interface WholeTalk {
  readonly chunks: readonly Chunk[];
  readonly nicknames: readonly string[];
}

/** The stored answers of earlier attempts, by the digest of their question. */
export interface AnsweredParts {
  readonly found: ReadonlyMap<string, AnsweredPart>;
  /** Stores a new answer. */
  readonly keep: (part: PaidPart) => Promise<unknown>;
}

/** Makes the record without a model: each question with its first answers. */
const plainRecord = ({ chunks }: WholeTalk, fallback: string, cost: AttemptCost): MadeRecord => ({
  questions: chunks.map(plainQuestion),
  fallback,
  model: null,
  servedModel: null,
  promptVersion: null,
  cost,
});

const plainQuestion = ({ question, messages }: Chunk): RecordedQuestion => ({
  body: question,
  isByModel: false,
  points: plainPoints(messages),
});

/**
 * Asks the model about each question of a talk, one part after the other. It asks about no part
 * that `parts` has an answer for, and about none if `model` is null. A question without a proven
 * point gets its first answers. If no question has a proven point, the record is plain and says
 * why. `cost` is that of the calls that failed; the cost of an answer is stored with it.
 */
export async function writeRecord(
  { model, parts: answered }: { readonly model: ModelServices | null; readonly parts: AnsweredParts },
  talk: WholeTalk,
  deadlines: RecordDeadlines,
): Promise<MadeRecord> {
  const whole = AbortSignal.timeout(deadlines.recordMs);
  const questions: RecordedQuestion[] = [];
  const asked: AskedPart[] = [];
  for (const chunk of talk.chunks) {
    const parts: AskedPart[] = [];
    for (const messages of partsOf(chunk)) {
      const signal = AbortSignal.any([whole, AbortSignal.timeout(deadlines.partMs)]);
      parts.push(
        await answerAbout({ model, answered }, { question: chunk.question, messages, talk }, signal),
      );
    }
    asked.push(...parts);
    const points = inTurns(parts.map((part) => part.points)).slice(0, recordLimits.points);
    questions.push(
      points.length > 0 ? { body: chunk.question, isByModel: true, points } : plainQuestion(chunk),
    );
  }
  const cost = sumOfCosts(asked.map((part) => part.cost));
  const fallback =
    asked.find(({ failure }) => failure !== null)?.failure ??
    (asked.length > 0 ? 'unusable' : 'nothing_said');
  if (!questions.some(({ isByModel }) => isByModel)) return plainRecord(talk, fallback, cost);
  const servedModel = asked.find((part) => part.servedModel !== null)?.servedModel ?? null;
  return { questions, fallback: null, model: model?.client?.model ?? null, servedModel, promptVersion, cost };
}

interface AskedPart extends AnsweredPart {
  readonly failure: string | null;
  readonly cost: AttemptCost;
}

interface TalkPart {
  readonly question: string | null;
  readonly messages: readonly TalkMessage[];
  readonly talk: WholeTalk;
}

/** Returns the stored answer about a part, or asks the model and stores its answer. */
async function answerAbout(
  { model, answered }: { readonly model: ModelServices | null; readonly answered: AnsweredParts },
  part: TalkPart,
  signal: AbortSignal,
): Promise<AskedPart> {
  const digest = digestOf(part);
  const found = answered.found.get(digest);
  if (found) return { ...found, failure: null, cost: noCost };
  if (!model) return { points: [], servedModel: null, failure: 'no_attempt_left', cost: noCost };
  const asked = await askAbout(model, part, signal);
  if (asked.failure !== null) return asked;
  await answered.keep({ ...asked, digest });
  return { ...asked, cost: noCost };
}

/** Another talk or another prompt has another digest. */
const digestOf = ({ question, messages }: TalkPart): string =>
  createHash('sha256')
    .update(JSON.stringify(recordQuestion(question, messages)))
    .digest('base64url');

async function askAbout(model: ModelServices, part: TalkPart, signal: AbortSignal): Promise<AskedPart> {
  const { messages, talk } = part;
  const answer = await askForJson(
    model,
    {
      kind: 'record',
      question: recordQuestion(part.question, messages),
      shape: ReplyShape,
      judge: (data) => ({ value: readPoints(data, { messages, nicknames: talk.nicknames }), faults: [] }),
      budgetUser,
    },
    signal,
  );
  const { calls, usage, servedModel } = answer.sum;
  return {
    points: answer.ok ? answer.value : [],
    failure: answer.ok ? null : answer.reason,
    servedModel,
    cost: { calls, ...usage, costMicroUsd: answer.costMicroUsd },
  };
}

/** The first point of each part, then the second of each, and so on. */
function inTurns(lists: readonly (readonly Point[])[]): Point[] {
  const most = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}
