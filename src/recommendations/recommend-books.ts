import { type Database, isDatabaseUnavailable } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { type ChosenAnswer, chosenAnswers, findTasteProfile, quizVersion } from '../quiz/index.ts';
import { type Choice, type ChoiceInput, chooseByRule } from './choose-books.ts';
import { chooseWithin } from './choose-within.ts';
import { enoughShare, lastAskShare } from './deadlines.ts';
import { listVerdicts, type StoredVerdict, tasteShift } from './feedback/index.ts';
import { insertRecommendation } from './insert-recommendation.ts';
import { costMicroUsd, promptVersion } from './model/index.ts';
import { dayBefore, isSameDay, nextRecommendationAt } from './policy.ts';
import { type Prepared, prepareChoice } from './prepare-choice.ts';
import type { RankDeadlines } from './ranking/index.ts';
import { lockReader } from './reader-lock.ts';
import { takeTurn } from './reader-turn.ts';
import { findReusable, hasRecommendation } from './recommendation-repository.ts';
import type { RecommendationRequest, RecommendationServices } from './recommendation-request.ts';
import { countUse, listTimes } from './recommendation-use-repository.ts';
import { requestKey } from './request-key.ts';

export type RecommendationResult =
  | { readonly kind: 'recommended'; readonly id: number; readonly isNew: boolean }
  | { readonly kind: 'limit_reached'; readonly nextAt: Date }
  | { readonly kind: 'too_few_books' }
  /** What she has not read, and what her wishes leave, are not three books. */
  | { readonly kind: 'nothing_left' }
  /** She deleted what is stored of her taste meanwhile: nothing was stored anew. */
  | { readonly kind: 'deleted_meanwhile' };

/** A request with what tells it from others, and what the reader said of books when it was made. */
interface KeyedRequest extends RecommendationRequest {
  readonly key: string;
  readonly chosen: readonly ChosenAnswer[];
  /** Whether answers of hers were stored. */
  readonly hadTaste: boolean;
  readonly verdicts: readonly StoredVerdict[];
}

/**
 * Gives the reader three books for her answers: the stored ones when she answered the same within a day, new ones otherwise. One at a time
 * for each reader; nothing in PostgreSQL is locked while the model is asked. Returns when the result is stored.
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

  const [verdicts, taste] = await Promise.all([
    listVerdicts(services.db, asked.userId),
    findTasteProfile(services.db, asked.userId),
  ]);
  const request = {
    ...asked,
    verdicts,
    chosen: chosenAnswers(asked.answers),
    key: requestKey(asked, verdicts),
    hadTaste: taste !== null,
  };
  const known = await findReusableResult(services.db, request, startedAt);
  if (known) return known;
  const turn = await takeTurn(services.redis, request.userId, answerDeadline);
  try {
    // Whoever had the turn before may have made the very same.
    const made = await findReusableResult(services.db, request, services.clock.now());
    if (made) return made;
    const times = await listTimes(services.db, request.userId, dayBefore(services.clock.now()));
    const refusal = refuse(services, times);
    if (refusal) return refusal;
    return await makeNew(services, request, {
      startedAt,
      isFirstToday: !times.some((time) => isSameDay(time, startedAt)),
      deadlines: { enough, last: answerDeadline },
      canAsk: turn !== null && !askDeadline.aborted,
    });
  } finally {
    await turn
      ?.release()
      .catch((err) => services.log.warn({ err }, 'a turn could not be given back; it ends by itself'));
  }
}

interface RequestContext {
  readonly startedAt: Date;
  /** Whether the reader has had no recommendation on this day. */
  readonly isFirstToday: boolean;
  readonly deadlines: RankDeadlines;
  readonly canAsk: boolean;
}

async function makeNew(
  services: RecommendationServices,
  request: KeyedRequest,
  { startedAt, isFirstToday, deadlines, canAsk }: RequestContext,
): Promise<RecommendationResult> {
  const prepared = await prepare(services.db, request);
  if (typeof prepared === 'string') return { kind: prepared };
  const choice = await chooseWithin(services, choiceInput(request, prepared, startedAt), {
    deadlines,
    canAsk,
    spender: { isFirstToday, addressBlock: request.addressBlock },
  });
  try {
    return await store(services, request, { prepared, choice, startedAt });
  } catch (err) {
    // With no time left for a second try, an absent database is told as such.
    const isTooLate = deadlines.last.aborted && isDatabaseUnavailable(err);
    if (choice.sum.calls === 0 || isTooLate) throw err;
    services.log.error(
      { err, path: choice.path },
      'a model result could not be stored: the rule score chose',
    );
    return await storeByRule(services, request, { choice, startedAt });
  }
}

/**
 * Chooses by the rule score, from candidates that are read anew, and stores that: nothing of what the model said, only what it cost.
 * Throws what PostgreSQL throws.
 */
async function storeByRule(
  services: RecommendationServices,
  request: KeyedRequest,
  { choice, startedAt }: { choice: Choice; startedAt: Date },
): Promise<RecommendationResult> {
  const prepared = await prepare(services.db, request);
  if (typeof prepared === 'string') return { kind: prepared };
  const byRule = chooseByRule(choiceInput(request, prepared, startedAt), 'not_stored');
  return await store(services, request, {
    prepared,
    choice: { ...byRule, sum: { ...choice.sum, outputs: [] } },
    startedAt,
  });
}

const prepare = (db: Database, { userId, genre, verdicts, again }: KeyedRequest) =>
  prepareChoice(db, { userId, genreId: genre.id, verdicts, again: again ?? null });

function choiceInput(
  { userId, key, genre, chosen, again }: KeyedRequest,
  { candidates, feedback }: Prepared,
  startedAt: Date,
): ChoiceInput {
  const wishes = again?.wishes ?? [];
  return {
    genre: genre.name,
    answers: chosen,
    candidates,
    seed: `${userId} ${key} ${startedAt.toISOString()}`,
    ...(feedback ? { feedback: { told: { wishes, ...feedback }, shift: tasteShift(wishes, feedback) } } : {}),
  };
}

/** Checks once more under a lock: a turn in Redis ends with its process or with Redis itself, and must not be all that keeps the rules. */
async function store(
  services: RecommendationServices,
  request: KeyedRequest,
  { prepared, choice, startedAt }: { prepared: Prepared; choice: Choice; startedAt: Date },
): Promise<RecommendationResult> {
  const result = await inTransaction(services.db, async (transaction): Promise<RecommendationResult> => {
    await lockReader(transaction, request.userId);
    const now = services.clock.now();
    const twin = await findReusableResult(transaction, request, now);
    if (twin) return twin;
    const refusal = refuse(services, await listTimes(transaction, request.userId, dayBefore(now)));
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
  if (result.kind === 'recommended' && result.isNew) tell(services, result.id, choice);
  return result;
}

/** After the commit: what was rolled back and done again happened once. */
function tell(
  { meter, log }: RecommendationServices,
  id: number,
  { path, fallbackReason, agreement, sum }: Choice,
) {
  meter.recommended({ path, fallbackReason });
  log.info({ recommendation: id, path, fallbackReason, agreement, calls: sum.calls }, 'books recommended');
}

/** Whether what the request started from is gone: the recommendation it was asked again from, or all that was stored of her taste. */
const isDeleted = async (db: Database, { userId, again, hadTaste }: KeyedRequest): Promise<boolean> =>
  again
    ? !(await hasRecommendation(db, userId, again.of.id))
    : hadTaste && (await findTasteProfile(db, userId)) === null;

async function findReusableResult(
  db: Database,
  request: KeyedRequest,
  now: Date,
): Promise<RecommendationResult | null> {
  const id = await findReusable(db, {
    userId: request.userId,
    requestKey: request.key,
    now,
  });
  return id === null ? null : { kind: 'recommended', id, isNew: false };
}

/** @param times of her recommendations of the last 24 hours, newest first */
function refuse(
  { clock, limits }: Pick<RecommendationServices, 'clock' | 'limits'>,
  times: readonly Date[],
): RecommendationResult | null {
  const nextAt = nextRecommendationAt(times, limits.perDay, clock.now());
  return nextAt && { kind: 'limit_reached', nextAt };
}
