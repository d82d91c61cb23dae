import type { Database, Prisma } from '../platform/db.ts';
import { type Answers, answerLetters, storeTasteProfile } from '../quiz/index.ts';
import type { Choice } from './choose-books.ts';
import type { Wish } from './feedback/index.ts';
import type { Prepared } from './prepare-choice.ts';
import { countUse } from './recommendation-use-repository.ts';

/** What a new recommendation is stored with: everything that is needed to replay it. */
export interface NewRecommendation {
  readonly userId: number;
  readonly genreId: number;
  readonly answers: Answers;
  readonly quizVersion: string;
  readonly requestKey: string;
  /** The recommendation it was asked "again" from. */
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

/** Characters of one raw output that are kept. */
const maxOutputCharacters = 20_000;

/** Stores a recommendation, counts it for the daily limit, and keeps the answers of a quiz as the reader's taste. */
export async function insertRecommendation(db: Database, made: NewRecommendation): Promise<number> {
  const id = await insertRow(db, made);
  const { userId, createdAt, quizVersion } = made;
  await countUse(db, userId, createdAt);
  // "Again" repeats the answers of its recommendation, and she may have given others since.
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
      userId: made.userId,
      categoryId: made.genreId,
      answers: made.answers,
      quizVersion: made.quizVersion,
      requestKey: made.requestKey,
      againOfId: made.againOfId,
      wishes: [...made.wishes],
      pool: prepared.pool,
      ...(prepared.feedback ? { feedback: { ...prepared.feedback } as Prisma.InputJsonObject } : {}),
      path: choice.path,
      fallbackReason: choice.fallbackReason,
      model: made.model,
      promptVersion: made.promptVersion,
      candidates: prepared.candidates.map(({ id }) => id),
      orders: choice.orders.map((order) => [...order]),
      rawOutputs: choice.sum.outputs.map((output) => ({
        ...output,
        text: output.text === null ? null : storable(output.text),
      })),
      passes: choice.passes,
      agreement: choice.agreement,
      calls: asCount(choice.sum.calls),
      promptTokens: asCount(choice.sum.usage.promptTokens),
      completionTokens: asCount(choice.sum.usage.completionTokens),
      costMicroUsd: asCount(made.costMicroUsd),
      // A clock that was set back would make it negative.
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
          claims: pick.claims.map(({ answer, field, value }) => ({ answer, field, value: storable(value) })),
        })),
      },
    },
    select: { id: true },
  });
  return row.id;
}

const largestInteger = 2 ** 31 - 1;
/** What an `integer` column can hold, at least 0. */
const asCount = (value: number) =>
  Number.isNaN(value) ? 0 : Math.min(largestInteger, Math.max(0, Math.round(value)));

/** PostgreSQL takes neither U+0000 nor half a surrogate pair, and a model may say either. */
const storable = (text: string) =>
  text.slice(0, maxOutputCharacters).replaceAll('\u0000', '\ufffd').toWellFormed();
