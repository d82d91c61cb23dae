import { chosenAnswers, findTasteProfile } from '../quiz/index.ts';
import { isDrawnForComparison } from './comparison.ts';
import { firstModelCallShare, startDeadlines } from './deadlines.ts';
import { listVerdicts } from './feedback/index.ts';
import { findReusableResult } from './find-reusable-result.ts';
import type { KeyedRequest } from './keyed-request.ts';
import { makeRecommendation } from './make-recommendation.ts';
import { ownerName } from './owner.ts';
import { dayBefore, isSameDay } from './policy.ts';
import { takeTurn } from './reader-turn.ts';
import type { RecommendationRequest, RecommendationServices } from './recommendation-request.ts';
import type { RecommendationResult } from './recommendation-result.ts';
import { listTimes } from './recommendation-use-repository.ts';
import { refuseOverDailyLimit } from './refuse-over-daily-limit.ts';
import { requestKey } from './request-key.ts';

/**
 * Recommends three books for a reader's answers, stores the result, and returns after it is stored.
 * Equal answers within a day get the stored result. One request runs at a time per reader. No
 * PostgreSQL lock is held while the model is asked.
 */
export async function recommendBooks(
  services: RecommendationServices,
  request: RecommendationRequest,
): Promise<RecommendationResult> {
  const { choiceTimeoutMs } = services.limits;
  const deadlines = startDeadlines(choiceTimeoutMs);
  const callModelUntil = AbortSignal.timeout(Math.round(choiceTimeoutMs * firstModelCallShare));
  const startedAt = services.clock.now();

  const { owner, addressBlock } = request;
  const keyed = await withKey(services, request);
  const storedBefore = await findReusableResult(services.db, keyed, startedAt);
  if (storedBefore) return storedBefore;
  // `null`: the deadline passed while another request of this reader was running. The rule score
  // then chooses, and `storeChoice` checks the rules under a lock.
  const { lendSlot = (task) => task() } = services;
  const takingTurn = takeTurn(services.redis, owner, deadlines.mustAnswerBy);
  try {
    const turn = await lendSlot(() => takingTurn);
    // The request that had the turn before may have stored the same result.
    const storedMeanwhile = await findReusableResult(services.db, keyed, services.clock.now());
    if (storedMeanwhile) return storedMeanwhile;
    const [times, isConfirmed] = await Promise.all([
      listTimes(services.db, owner, dayBefore(services.clock.now())),
      owner.userId !== null && services.isConfirmed(owner.userId),
    ]);
    const refusal = refuseOverDailyLimit(services, owner, times);
    if (refusal) return refusal;
    return await makeRecommendation(services, keyed, {
      startedAt,
      budgetUser: {
        isVisitor: owner.userId === null,
        isFirstToday: !times.some((time) => isSameDay(time, startedAt)),
        isConfirmed,
        addressBlock,
      },
      deadlines,
      isForComparison: isDrawnForComparison(`${ownerName(owner)} ${keyed.key}`, services.comparison),
      canCallModel: turn !== null && !callModelUntil.aborted,
    });
  } finally {
    // The reader does not wait for it: Redis may have gone away meanwhile.
    void takingTurn
      .then((turn) => turn?.release())
      .catch((err) =>
        services.log.warn({ err }, "a reader's turn could not be released; it expires by itself"),
      );
  }
}

/** Reads what is stored about the reader, and adds it and the reuse key to her request. */
async function withKey(
  { db }: Pick<RecommendationServices, 'db'>,
  request: RecommendationRequest,
): Promise<KeyedRequest> {
  const { userId } = request.owner;
  const [verdicts, taste] =
    userId === null
      ? [[], null]
      : await Promise.all([listVerdicts(db, userId), findTasteProfile(db, userId)]);
  return {
    ...request,
    verdicts,
    chosenAnswers: chosenAnswers(request.answers),
    key: requestKey(request, verdicts),
    hadTasteProfile: taste !== null,
  };
}
