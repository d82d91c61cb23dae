import { titlesNamedIn } from '../books/index.ts';
import { type Choice, type ChoiceInput, callsBesidePasses } from './choice.ts';
import { chooseBooks } from './choose-books.ts';
import { chooseByRule } from './choose-by-rule.ts';
import type { Reservation, Spender } from './model/index.ts';
import type { RankDeadlines } from './ranking/index.ts';
import type { RecommendationServices } from './recommendation-request.ts';

export interface AskOptions {
  readonly deadlines: RankDeadlines;
  /** Whether enough time is left for a model call. */
  readonly canAsk: boolean;
  readonly spender: Spender;
}

/**
 * Chooses by the model if the day's limits allow it, and settles the calls made. Otherwise chooses
 * by the rule score.
 */
export async function chooseWithin(
  services: RecommendationServices,
  input: ChoiceInput,
  { deadlines, canAsk, spender }: AskOptions,
): Promise<Choice> {
  const { db, recommender, meter, limits, log } = services;
  if (recommender === null) return chooseByRule(input, 'no_api_key');
  if (!canAsk) return chooseByRule(input, 'no_turn');
  const reservation = await reserve(services, limits.passes + callsBesidePasses, spender).catch((err) => {
    log.warn({ err }, 'the daily call budget cannot be read: the model is not called');
    return null;
  });
  if (!reservation?.ok) return chooseByRule(input, reservation?.reason ?? 'no_turn');
  const choice = await chooseBooks(
    {
      recommender,
      meter,
      passes: limits.passes,
      findTitles: (text) => titlesNamedIn(db, text),
      onError: (err) => log.error({ err }, 'reading a model reply threw: the rule score chose'),
    },
    input,
    deadlines,
  );
  await reservation
    .settle(choice.sum.calls)
    .catch((err) => log.warn({ err }, 'unused calls could not be returned to the daily budget'));
  return choice;
}

/** Reserves calls if neither the budget nor the limit of the reader's address block is used up. */
async function reserve(
  { budget, rateLimits }: Pick<RecommendationServices, 'budget' | 'rateLimits'>,
  calls: number,
  spender: Spender,
): Promise<Reservation> {
  const reservation = await budget.reserve(calls, spender);
  if (!reservation.ok || spender.addressBlock === undefined) return reservation;
  const limit = spender.isVisitor ? 'visitor-recommendation' : 'recommendation';
  const { ok } = await rateLimits.count(limit, spender.addressBlock);
  if (ok) return reservation;
  await reservation.settle(0);
  return { ok: false, reason: 'address_cap' };
}
