import type { Database, Prisma } from '../platform/db.ts';
import { type Answers, answerLetters, storeTasteProfile } from '../quiz/index.ts';
import type { Choice } from './choice.ts';
import type { Wish } from './feedback/index.ts';
import type { Owner } from './owner.ts';
import type { Prepared } from './prepared.ts';
import type { ReaderPopularity } from './ranking/index.ts';
import { countUse } from './recommendation-use-repository.ts';

/** A new recommendation with everything needed to replay it. */
export interface NewRecommendation {
  readonly owner: Owner;
  readonly genreId: number;
  readonly answers: Answers;
  readonly quizVersion: string;
  readonly requestKey: string;
  /** The recommendation it repeats; `null` for the answers of a quiz. */
  readonly againOfId: number | null;
  readonly wishes: readonly Wish[];
  readonly prepared: Prepared;
  readonly choice: Choice;
  readonly model: string | null;
  readonly promptVersion: string;
  readonly costMicroUsd: number;
  readonly latencyMs: number;
  readonly createdAt: Date;
}

/** Longest raw output, in characters, that is stored. */
const maxOutputCharacters = 20_000;

/**
 * Stores a recommendation. For an account also counts it for the daily limit, and stores the
 * answers of a quiz as the reader's taste profile. Returns the new id.
 */
export async function insertRecommendation(db: Database, made: NewRecommendation): Promise<number> {
  const id = await insertRow(db, made);
  const { createdAt, quizVersion } = made;
  const { userId } = made.owner;
  if (userId === null) return id;
  await countUse(db, userId, createdAt);
  // A repeated recommendation uses older answers; the taste profile may hold newer ones.
  if (made.againOfId !== null) return id;
  await storeTasteProfile(db, userId, {
    answers: answerLetters(made.answers),
    quizVersion,
    updatedAt: createdAt,
  });
  return id;
}

async function insertRow(db: Database, made: NewRecommendation): Promise<number> {
  const { choice, prepared } = made;
  const row = await db.recommendation.create({
    data: {
      ...made.owner,
      genreId: made.genreId,
      answers: made.answers,
      quizVersion: made.quizVersion,
      requestKey: made.requestKey,
      againOfId: made.againOfId,
      wishes: [...made.wishes],
      pool: prepared.pool,
      ...(prepared.feedback ? { feedback: { ...prepared.feedback } as Prisma.InputJsonObject } : {}),
      ...(prepared.popularity ? { popularity: storablePopularity(prepared.popularity) } : {}),
      path: choice.path,
      fallbackReason: choice.fallbackReason,
      model: made.model,
      servedModel: choice.sum.servedModel,
      promptVersion: made.promptVersion,
      candidates: prepared.candidates.map(({ id }) => id),
      orders: choice.orders.map((order) => [...order]),
      rawOutputs: choice.sum.outputs.map((output) => ({
        ...output,
        text: output.text === null ? null : storable(output.text),
      })),
      passes: choice.passes,
      agreement: choice.agreement,
      stopReason: choice.stop,
      calls: asCount(choice.sum.calls),
      promptTokens: asCount(choice.sum.usage.promptTokens),
      completionTokens: asCount(choice.sum.usage.completionTokens),
      costMicroUsd: asCount(made.costMicroUsd),
      // The latency would be negative if the clock was set back.
      latencyMs: asCount(made.latencyMs),
      createdAt: made.createdAt,
      picks: {
        create: choice.picks.map((pick, position) => ({
          position: position + 1,
          bookId: pick.bookId,
          comment: storable(pick.comment),
          commentByModel: pick.isCommentByModel,
          chosenByModel: pick.isChosenByModel,
          votes: pick.votes,
          movedFor: pick.movedFor,
          claims: pick.claims.map(({ answer, field, value }) => ({ answer, field, value: storable(value) })),
        })),
      },
    },
    select: { id: true },
  });
  return row.id;
}

/** The values that the election compared, by candidate. */
const storablePopularity = ({ own, logSales }: ReaderPopularity): Prisma.InputJsonObject => ({
  own,
  logSales: Object.fromEntries(logSales),
});

const largestInteger = 2 ** 31 - 1;
/** Rounds and clamps to the range of an `integer` column, at least 0. */
const asCount = (value: number) =>
  Number.isNaN(value) ? 0 : Math.min(largestInteger, Math.max(0, Math.round(value)));

/** PostgreSQL refuses U+0000 and unpaired surrogates; a model may produce both. */
const storable = (text: string) =>
  text.slice(0, maxOutputCharacters).replaceAll('\u0000', '\ufffd').toWellFormed();
