import { titlesNamedIn } from '../books/index.ts';
import { allowanceOf, type BudgetUser, type CallAllowance, type ModelClient } from '../model/index.ts';
import { type Choice, type ChoiceInput, callsBesidePasses, type ModelAccess } from './choice.ts';
import { chooseBooks } from './choose-books.ts';
import { chooseByRule } from './choose-by-rule.ts';
import type { RankDeadlines } from './ranking/index.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import { reserveCalls } from './reserve-calls.ts';

export interface AskOptions {
  readonly deadlines: RankDeadlines;
  /** Whether model calls may start: the reader has her turn, and enough time is left. */
  readonly canCallModel: boolean;
  readonly budgetUser: BudgetUser;
  /** Whether the rule score chooses, for comparison, where the model could be called. */
  readonly isForComparison: boolean;
}

/**
 * Chooses by the model if the day's limits allow it, and settles the calls made. Otherwise chooses
 * by the rule score. A recommendation for comparison passes the same limits, so that both groups of
 * readers are alike, and makes no call.
 */
export async function chooseWithin(
  services: RecommendationServices,
  input: ChoiceInput,
  { deadlines, canCallModel, budgetUser, isForComparison }: AskOptions,
): Promise<Choice> {
  const { recommender, limits, log, lendSlot = (task) => task() } = services;
  if (recommender === null) return chooseByRule(input, 'no_api_key');
  if (!canCallModel) return chooseByRule(input, 'no_turn');
  const reservation = await reserveCalls(services, limits.passes + callsBesidePasses, budgetUser).catch(
    (err) => {
      log.warn({ err }, 'the daily call budget cannot be read: the model is not called');
      return null;
    },
  );
  if (!reservation?.ok) return chooseByRule(input, reservation?.reason ?? 'no_turn');
  const allowance = allowanceOf(reservation, log);
  return await lendSlot(async () => {
    const choice = isForComparison
      ? chooseByRule(input, 'comparison')
      : await chooseBooks(modelAccess(services, recommender, allowance), input, deadlines);
    // The reader does not wait for it: Redis may have gone away meanwhile.
    void allowance.settle(choice.sum.calls);
    return choice;
  });
}

const modelAccess = (
  { db, meter, limits, log }: RecommendationServices,
  recommender: ModelClient,
  allowance: CallAllowance,
): ModelAccess => ({
  recommender,
  meter,
  passes: limits.passes,
  allowance,
  findTitles: (text) => titlesNamedIn(db, text),
  onError: (err) => log.error({ err }, 'reading a model reply threw: the rule score chose'),
});
