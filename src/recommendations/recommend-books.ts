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
  /** Fewer than three books are left after verdicts and wishes. */
  | { readonly kind: 'nothing_left' }
  /** The reader deleted her stored taste meanwhile, so nothing was stored. */
  | { readonly kind: 'deleted_meanwhile' };

/** A request with its reuse key, and the reader's stored answers and verdicts when it was made. */
interface KeyedRequest extends RecommendationRequest {
  readonly key: string;
  readonly chosen: readonly ChosenAnswer[];
  /** Whether the reader had a taste profile. */
  readonly hadTaste: boolean;
  readonly verdicts: readonly StoredVerdict[];
}

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
    // The request that had the turn before may have stored the same result.
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
  /** Whether the reader has had no recommendation on this UTC day. */
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
    // If the deadline has passed, there is no time for a second try: report the unavailable
    // database.
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

/**
 * Checks all rules again under a lock and stores the result. The turn in Redis may have expired, so
 * it cannot be the only guard.
 */
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

/** Called after the commit, so that a retried transaction is counted once. */
function tell(
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

/** @param times of the reader's recommendations of the last 24 hours, newest first */
function refuse(
  { clock, limits }: Pick<RecommendationServices, 'clock' | 'limits'>,
  times: readonly Date[],
): RecommendationResult | null {
  const nextAt = nextRecommendationAt(times, limits.perDay, clock.now());
  return nextAt && { kind: 'limit_reached', nextAt };
}
