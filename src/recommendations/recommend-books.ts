import { type Database, isDatabaseUnavailable } from '../platform/db.ts';
import { chosenAnswers, findTasteProfile } from '../quiz/index.ts';
import type { Choice, ChoiceInput } from './choice.ts';
import { chooseByRule } from './choose-by-rule.ts';
import { chooseWithin } from './choose-within.ts';
import { enoughShare, lastAskShare } from './deadlines.ts';
import { listVerdicts, tasteShift } from './feedback/index.ts';
import {
  findReusableResult,
  type KeyedRequest,
  type RecommendationResult,
  refuseOverDailyLimit,
} from './keyed-request.ts';
import type { Spender } from './model/index.ts';
import { ownerName } from './owner.ts';
import { dayBefore, isSameDay } from './policy.ts';
import { type Prepared, prepareChoice } from './prepare-choice.ts';
import type { RankDeadlines } from './ranking/index.ts';
import { takeTurn } from './reader-turn.ts';
import type { RecommendationRequest, RecommendationServices } from './recommendation-request.ts';
import { listTimes } from './recommendation-use-repository.ts';
import { requestKey } from './request-key.ts';
import { storeChoice } from './store-choice.ts';

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
    return await makeNew(services, request, {
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

interface RequestContext {
  readonly startedAt: Date;
  readonly spender: Spender;
  readonly deadlines: RankDeadlines;
  readonly canAsk: boolean;
}

async function makeNew(
  services: RecommendationServices,
  request: KeyedRequest,
  { startedAt, spender, deadlines, canAsk }: RequestContext,
): Promise<RecommendationResult> {
  const prepared = await prepare(services.db, request);
  if (typeof prepared === 'string') return { kind: prepared };
  const choice = await chooseWithin(services, choiceInput(request, prepared, startedAt), {
    deadlines,
    canAsk,
    spender,
  });
  try {
    return await storeChoice(services, request, { prepared, choice, startedAt });
  } catch (err) {
    // If the deadline has passed, there is no time for a second try: report the unavailable
    // database.
    const isTooLate = deadlines.last.aborted && isDatabaseUnavailable(err);
    if (choice.sum.calls === 0 || isTooLate) throw err;
    services.log.error(
      { err, path: choice.path },
      "the model's result could not be stored: the rule score chose",
    );
    return await storeByRule(services, request, { choice, startedAt });
  }
}

/**
 * Chooses by the rule score from freshly read candidates and stores that. Keeps the cost of the
 * model's replies, but not their text. Throws what PostgreSQL throws.
 */
async function storeByRule(
  services: RecommendationServices,
  request: KeyedRequest,
  { choice, startedAt }: { choice: Choice; startedAt: Date },
): Promise<RecommendationResult> {
  const prepared = await prepare(services.db, request);
  if (typeof prepared === 'string') return { kind: prepared };
  const byRule = chooseByRule(choiceInput(request, prepared, startedAt), 'not_stored');
  return await storeChoice(services, request, {
    prepared,
    choice: { ...byRule, sum: { ...choice.sum, outputs: [] } },
    startedAt,
  });
}

const prepare = (db: Database, { owner, genre, verdicts, again }: KeyedRequest) =>
  prepareChoice(db, { userId: owner.userId, genreId: genre.id, verdicts, again: again ?? null });

function choiceInput(
  { owner, key, genre, chosen, again }: KeyedRequest,
  { candidates, feedback }: Prepared,
  startedAt: Date,
): ChoiceInput {
  const wishes = again?.wishes ?? [];
  return {
    genre: genre.name,
    answers: chosen,
    candidates,
    seed: `${ownerName(owner)} ${key} ${startedAt.toISOString()}`,
    ...(feedback
      ? { feedback: { forPrompt: { wishes, ...feedback }, weights: tasteShift(wishes, feedback) } }
      : {}),
  };
}
