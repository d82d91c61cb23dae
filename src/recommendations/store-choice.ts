import { costMicroUsd } from '../model/index.ts';
import type { Database } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { findTasteProfile, quizVersion } from '../quiz/index.ts';
import type { Choice } from './choice.ts';
import { findReusableResult } from './find-reusable-result.ts';
import { insertRecommendation } from './insert-recommendation.ts';
import type { KeyedRequest } from './keyed-request.ts';
import { dayBefore } from './policy.ts';
import type { Prepared } from './prepared.ts';
import { promptVersion } from './prompt/index.ts';
import { lockReader } from './reader-lock.ts';
import { hasRecommendation } from './recommendation-repository.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import type { RecommendationResult } from './recommendation-result.ts';
import { countUse, listTimes } from './recommendation-use-repository.ts';
import { refuseOverDailyLimit } from './refuse-over-daily-limit.ts';

/**
 * Checks all rules again under a lock and stores the result. The turn in Redis may have expired, so
 * it cannot be the only guard.
 */
export async function storeChoice(
  services: RecommendationServices,
  request: KeyedRequest,
  { prepared, choice, startedAt }: { prepared: Prepared; choice: Choice; startedAt: Date },
): Promise<RecommendationResult> {
  const { owner } = request;
  const result = await inTransaction(services.db, async (transaction): Promise<RecommendationResult> => {
    await lockReader(transaction, owner);
    const now = services.clock.now();
    const reusable = await findReusableResult(transaction, request, now);
    if (reusable) return reusable;
    const times = await listTimes(transaction, owner, dayBefore(now));
    const refusal = refuseOverDailyLimit(services, owner, times);
    if (refusal) return refusal;
    if (owner.userId !== null && (await isDeleted(transaction, owner.userId, request))) {
      await countUse(transaction, owner.userId, now);
      return { kind: 'deleted_meanwhile' };
    }
    const asked = choice.sum.calls > 0 ? services.recommender : null;
    const id = await insertRecommendation(transaction, {
      owner,
      genreId: request.genre.id,
      answers: request.answers,
      quizVersion,
      requestKey: request.key,
      againOfId: request.again?.of.id ?? null,
      wishes: request.again?.wishes ?? [],
      prepared,
      choice,
      model: asked?.model ?? null,
      promptVersion,
      costMicroUsd: asked === null ? 0 : costMicroUsd(asked, choice.sum.usage),
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
  { path, fallbackReason, agreement, stop, sum }: Choice,
) {
  const { calls } = sum;
  meter.recommended({ path, fallbackReason, stop, calls });
  const details = { recommendation: id, path, fallbackReason, agreement, stop, calls };
  if (isUseless(fallbackReason))
    log.warn(
      details,
      'the language model named no books that could be used: the rule score chose. Check OPENAI_MODEL if this goes on',
    );
  else log.info(details, 'books recommended');
}

/** Whether the model replied in time and in form, so that nothing else tells of its failure. */
const isUseless = (reason: Choice['fallbackReason']) =>
  reason === 'unusable' || reason === 'no_agreement' || reason === 'only_fame';

/** Whether the recommendation to repeat, or the reader's stored taste, was deleted meanwhile. */
const isDeleted = async (
  db: Database,
  userId: number,
  { owner, again, hadTasteProfile }: KeyedRequest,
): Promise<boolean> =>
  again
    ? !(await hasRecommendation(db, owner, again.of.id))
    : hadTasteProfile && (await findTasteProfile(db, userId)) === null;
