import { type Database, isDatabaseUnavailable } from '../platform/db.ts';
import type { Choice, ChoiceInput } from './choice.ts';
import { chooseByRule } from './choose-by-rule.ts';
import { type AskOptions, chooseWithin } from './choose-within.ts';
import { tasteShift } from './feedback/index.ts';
import type { KeyedRequest } from './keyed-request.ts';
import { ownerName } from './owner.ts';
import { prepareChoice } from './prepare-choice.ts';
import type { Prepared } from './prepared.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import type { RecommendationResult } from './recommendation-result.ts';
import { storeChoice } from './store-choice.ts';

interface RequestContext extends AskOptions {
  readonly startedAt: Date;
}

/**
 * Chooses books and stores them. If the model's choice cannot be stored, the rule score chooses.
 */
export async function makeRecommendation(
  services: RecommendationServices,
  request: KeyedRequest,
  { startedAt, ...options }: RequestContext,
): Promise<RecommendationResult> {
  const prepared = await prepare(services.db, request);
  if (typeof prepared === 'string') return { kind: prepared };
  const choice = await chooseWithin(services, choiceInput(request, prepared, startedAt), options);
  try {
    return await storeChoice(services, request, { prepared, choice, startedAt });
  } catch (err) {
    // If the deadline has passed, there is no time for a second try: report the unavailable
    // database.
    const isTooLate = options.deadlines.mustAnswerBy.aborted && isDatabaseUnavailable(err);
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
  { owner, key, genre, chosenAnswers, again }: KeyedRequest,
  { candidates, feedback, popularity }: Prepared,
  startedAt: Date,
): ChoiceInput {
  const wishes = again?.wishes ?? [];
  return {
    genre: genre.name,
    answers: chosenAnswers,
    candidates,
    seed: `${ownerName(owner)} ${key} ${startedAt.toISOString()}`,
    ...(feedback
      ? { feedback: { forPrompt: { wishes, ...feedback }, weights: tasteShift(wishes, feedback) } }
      : {}),
    ...(popularity ? { popularity } : {}),
  };
}
