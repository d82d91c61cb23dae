import { chosenAnswers, findTasteProfile } from '../quiz/index.ts';
import { enoughShare, lastAskShare } from './deadlines.ts';
import { listVerdicts } from './feedback/index.ts';
import { findReusableResult, type RecommendationResult, refuseOverDailyLimit } from './keyed-request.ts';
import { makeRecommendation } from './make-recommendation.ts';
import { dayBefore, isSameDay } from './policy.ts';
import { takeTurn } from './reader-turn.ts';
import type { RecommendationRequest, RecommendationServices } from './recommendation-request.ts';
import { listTimes } from './recommendation-use-repository.ts';
import { requestKey } from './request-key.ts';

/**
 * Recommends three books for a reader's answers and returns when the result is stored. Equal
 * answers within a day get the stored result. One request runs at a time per reader. No PostgreSQL
 * lock is held while the model is asked.
 */
export async function recommendBooks(
  services: RecommendationServices,
  asked: RecommendationRequest,
): Promise<RecommendationResult> {
  const { choiceTimeoutMs } = services.limits;
  const answerDeadline = AbortSignal.timeout(choiceTimeoutMs);
  const enough = AbortSignal.timeout(Math.round(choiceTimeoutMs * enoughShare));
  const askDeadline = AbortSignal.timeout(Math.round(choiceTimeoutMs * lastAskShare));
  const startedAt = services.clock.now();

  const { userId } = asked.owner;
  const [verdicts, taste] =
    userId === null
      ? [[], null]
      : await Promise.all([listVerdicts(services.db, userId), findTasteProfile(services.db, userId)]);
  const request = {
    ...asked,
    verdicts,
    chosen: chosenAnswers(asked.answers),
    key: requestKey(asked, verdicts),
    hadTaste: taste !== null,
  };
  const known = await findReusableResult(services.db, request, startedAt);
  if (known) return known;
  const turn = await takeTurn(services.redis, request.owner, answerDeadline);
  try {
    // The request that had the turn before may have stored the same result.
    const made = await findReusableResult(services.db, request, services.clock.now());
    if (made) return made;
    const [times, isConfirmed] = await Promise.all([
      listTimes(services.db, request.owner, dayBefore(services.clock.now())),
      userId !== null && services.isConfirmed(userId),
    ]);
    const refusal = refuseOverDailyLimit(services, request.owner, times);
    if (refusal) return refusal;
    return await makeRecommendation(services, request, {
      startedAt,
      spender: {
        isVisitor: userId === null,
        isFirstToday: !times.some((time) => isSameDay(time, startedAt)),
        isConfirmed,
        addressBlock: request.addressBlock,
      },
      deadlines: { enough, last: answerDeadline },
      canAsk: turn !== null && !askDeadline.aborted,
    });
  } finally {
    await turn
      ?.release()
      .catch((err) =>
        services.log.warn({ err }, "a reader's turn could not be released; it expires by itself"),
      );
  }
}
