import { titlesNamedIn } from '../books/index.ts';
import type { BudgetUser, ModelClient, Reservation } from '../model/index.ts';
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
  return await lendSlot(async () => {
    const choice = isForComparison
      ? chooseByRule(input, 'comparison')
      : await chooseBooks(modelAccess(services, recommender, reservation), input, deadlines);
    // The reader does not wait for it: Redis may have gone away meanwhile.
    void reservation
      .settle(choice.sum.calls)
      .catch((err) => log.warn({ err }, 'unused calls could not be returned to the daily budget'));
    return choice;
  });
}

const modelAccess = (
  { db, meter, limits, log }: RecommendationServices,
  recommender: ModelClient,
  reservation: Extract<Reservation, { ok: true }>,
): ModelAccess => ({
  recommender,
  meter,
  passes: limits.passes,
  mayRepeat: () => reservation.reserveOneMore().catch(() => false),
  findTitles: (text) => titlesNamedIn(db, text),
  onError: (err) => log.error({ err }, 'reading a model reply threw: the rule score chose'),
});
