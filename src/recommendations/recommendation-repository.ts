import { z } from 'zod';
import type { Database, Prisma } from '../platform/db.ts';
import { type Answers, answerLetters, storeTaste } from '../quiz/index.ts';
import type { Choice } from './choose-books.ts';
import { claimFields } from './comments/index.ts';
import { type Wish, wishes } from './feedback/index.ts';
import { passingReasons } from './model/index.ts';
import { dayBefore, passedSince } from './policy.ts';
import type { Prepared } from './prepare-choice.ts';
import type { Recommendation } from './recommendation.ts';

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

/** The space of our advisory locks: any number that nobody else uses. */
const lockSpace = 7_202;
/** Characters of one raw output that are kept. */
const longestOutput = 20_000;

/** Holds back other writers for this reader until the transaction ends. */
export async function lockReader(transaction: Database, userId: number): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${lockSpace}::int, ${userId}::int)`;
}

/** The newest recommendation for the same request that is still good for it. */
export async function findReusable(
  db: Database,
  wanted: { userId: number; requestKey: string; now: Date },
): Promise<number | null> {
  const found = await db.recommendation.findFirst({
    where: {
      userId: wanted.userId,
      requestKey: wanted.requestKey,
      createdAt: { gt: dayBefore(wanted.now) },
      OR: [
        { fallbackReason: null },
        { fallbackReason: { notIn: [...passingReasons] } },
        { createdAt: { gt: passedSince(wanted.now) } },
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return found?.id ?? null;
}

/** When the reader's recommendations after `since` were made, newest first; also of those that she has deleted since. */
export async function listTimes(db: Database, userId: number, since: Date): Promise<Date[]> {
  const rows = await db.recommendationUse.findMany({
    where: { userId, usedAt: { gt: since } },
    orderBy: { usedAt: 'desc' },
    select: { usedAt: true },
  });
  return rows.map(({ usedAt }) => usedAt);
}

/** Counts one for the daily limit. */
export async function countUse(db: Database, userId: number, usedAt: Date): Promise<void> {
  await db.recommendationUse.deleteMany({ where: { userId, usedAt: { lte: dayBefore(usedAt) } } });
  await db.recommendationUse.create({ data: { userId, usedAt } });
}

/** Stores a recommendation, counts it for the daily limit, and keeps the answers of a quiz as the reader's taste. */
export async function insertRecommendation(db: Database, made: NewRecommendation): Promise<number> {
  const id = await insertRow(db, made);
  const { userId, createdAt, quizVersion } = made;
  await countUse(db, userId, createdAt);
  // "Again" repeats the answers of its recommendation, and she may have given others since.
  if (made.againOfId !== null) return id;
  await storeTaste(db, userId, { answers: answerLetters(made.answers), quizVersion, updatedAt: createdAt });
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
const storable = (text: string) => text.slice(0, longestOutput).replaceAll('\u0000', '\ufffd').toWellFormed();

const storedFields = {
  id: true,
  categoryId: true,
  answers: true,
  path: true,
  fallbackReason: true,
  passes: true,
  againOfId: true,
  wishes: true,
  pool: true,
  feedback: true,
  createdAt: true,
  picks: { orderBy: { position: 'asc' } },
} as const;

/** A reader's own recommendation: another's is not there. */
export async function findRecommendation(
  db: Database,
  userId: number,
  id: number,
): Promise<Recommendation | null> {
  const row = await db.recommendation.findFirst({ where: { id, userId }, select: storedFields });
  return row && toRecommendation(row);
}

/** Whether a reader's recommendation is (still) there. */
export const hasRecommendation = async (db: Database, userId: number, id: number): Promise<boolean> =>
  (await db.recommendation.count({ where: { id, userId } })) > 0;

/** A reader's own recommendations, newest first. */
export async function listRecommendations(
  db: Database,
  userId: number,
  page: { take: number; skip: number },
): Promise<Recommendation[]> {
  const rows = await db.recommendation.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: storedFields,
    ...page,
  });
  return rows.map(toRecommendation);
}

export const countRecommendations = (db: Database, userId: number): Promise<number> =>
  db.recommendation.count({ where: { userId } });

type StoredRow = Prisma.RecommendationGetPayload<{ select: typeof storedFields }>;

const toRecommendation = (row: StoredRow): Recommendation => ({
  id: row.id,
  genreId: row.categoryId,
  answers: storedAnswers.parse(row.answers),
  path: storedPath.parse(row.path),
  fallbackReason: row.fallbackReason,
  passes: row.passes,
  againOfId: row.againOfId,
  wishes: wishes.filter((wish) => row.wishes.includes(wish)),
  pool: storedPool.parse(row.pool),
  feedback: storedFeedback.parse(row.feedback),
  createdAt: row.createdAt,
  picks: row.picks.map((pick) => ({
    bookId: pick.bookId,
    comment: pick.comment,
    claims: storedClaims.parse(pick.claims),
    isCommentByModel: pick.commentByModel,
    isChosenByModel: pick.chosenByModel,
    votes: pick.votes,
  })),
});

const storedAnswers = z.record(z.string(), z.string());
const storedPool = z.enum(['twenty', 'beyond', 'restarted']).nullable();
const texts = z.array(z.string());
const storedFeedback = z
  .object({
    likedTags: texts,
    avoidedTags: texts,
    shown: z.number(),
    read: z.number(),
    authors: texts,
    authorWish: z.enum(['kept', 'last_only', 'dropped']).nullable().default(null),
  })
  .nullable();
const storedPath = z.enum(['ai', 'repaired', 'filled', 'fallback']);
const storedClaims = z.array(z.object({ answer: z.string(), field: z.enum(claimFields), value: z.string() }));

/** The genre of a recommendation, by its id: its name may have changed since. */
export const findGenreOf = (db: Database, id: number): Promise<{ id: number; name: string } | null> =>
  db.category.findUnique({ where: { id }, select: { id: true, name: true } });
