import type { Database } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { findTasteProfile, quizVersion } from '../quiz/index.ts';
import type { Choice } from './choice.ts';
import { insertRecommendation } from './insert-recommendation.ts';
import {
  findReusableResult,
  type KeyedRequest,
  type RecommendationResult,
  refuseOverDailyLimit,
} from './keyed-request.ts';
import { costMicroUsd, promptVersion } from './model/index.ts';
import { dayBefore } from './policy.ts';
import type { Prepared } from './prepare-choice.ts';
import { lockReader } from './reader-lock.ts';
import { hasRecommendation } from './recommendation-repository.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import { countUse, listTimes } from './recommendation-use-repository.ts';

/**
 * Checks all rules again under a lock and stores the result. The turn in Redis may have expired, so
 * it cannot be the only guard.
 */
export async function storeChoice(
  services: RecommendationServices,
  request: KeyedRequest,
  { prepared, choice, startedAt }: { prepared: Prepared; choice: Choice; startedAt: Date },
): Promise<RecommendationResult> {
  const result = await inTransaction(services.db, async (transaction): Promise<RecommendationResult> => {
    await lockReader(transaction, request.userId);
    const now = services.clock.now();
    const twin = await findReusableResult(transaction, request, now);
    if (twin) return twin;
    const refusal = refuseOverDailyLimit(
      services,
      await listTimes(transaction, request.userId, dayBefore(now)),
    );
    if (refusal) return refusal;
    if (await isDeleted(transaction, request)) {
      await countUse(transaction, request.userId, now);
      return { kind: 'deleted_meanwhile' };
    }
    const model = choice.sum.calls > 0 ? (services.recommender?.model ?? null) : null;
    const id = await insertRecommendation(transaction, {
      userId: request.userId,
      genreId: request.genre.id,
      answers: request.answers,
      quizVersion,
      requestKey: request.key,
      againOfId: request.again?.of.id ?? null,
      wishes: request.again?.wishes ?? [],
      prepared,
      choice,
      model,
      promptVersion,
      costMicroUsd: model === null ? 0 : costMicroUsd(model, choice.sum.usage),
      latencyMs: now.getTime() - startedAt.getTime(),
      createdAt: now,
    });
    return { kind: 'recommended', id, isNew: true };
  });
  if (result.kind === 'recommended' && result.isNew) reportStored(services, result.id, choice);
  return result;
}

/** Called after the commit, so that a retried transaction is counted once. */
function reportStored(
  { meter, log }: RecommendationServices,
  id: number,
  { path, fallbackReason, agreement, sum }: Choice,
) {
  meter.recommended({ path, fallbackReason });
  log.info({ recommendation: id, path, fallbackReason, agreement, calls: sum.calls }, 'books recommended');
}

/** Whether the recommendation to repeat, or the reader's stored taste, was deleted meanwhile. */
const isDeleted = async (db: Database, { userId, again, hadTaste }: KeyedRequest): Promise<boolean> =>
  again
    ? !(await hasRecommendation(db, userId, again.of.id))
    : hadTaste && (await findTasteProfile(db, userId)) === null;
