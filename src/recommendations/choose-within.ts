import { titlesNamedIn } from '../books/index.ts';
import { type Choice, type ChoiceInput, callsBesidePasses, chooseBooks } from './choose-books.ts';
import type { RankDeadlines } from './rank-in-passes.ts';
import type { RecommendationServices } from './recommendation-request.ts';

/** Asks the model where the day's calls allow it, and gives back those that it did not take. */
export async function chooseWithin(
  services: RecommendationServices,
  input: ChoiceInput,
  { deadlines, canAsk }: { readonly deadlines: RankDeadlines; readonly canAsk: boolean },
): Promise<Choice> {
  const { db, recommender, meter, limits, budget, log } = services;
  const refused = recommender === null ? 'no_api_key' : canAsk ? null : 'no_turn';
  if (recommender === null || refused) return chooseBooks(refused ?? 'no_api_key', input, deadlines);
  const most = limits.passes + callsBesidePasses;
  const reserved = await budget.reserve(most).catch((err) => {
    log.warn({ err }, 'the calls of the day cannot be counted: no model is asked');
    return null;
  });
  if (!reserved) return chooseBooks(reserved === null ? 'no_turn' : 'daily_cap', input, deadlines);
  const findTitles = (text: string) => titlesNamedIn(db, text);
  const choice = await chooseBooks(
    {
      recommender,
      meter,
      passes: limits.passes,
      findTitles,
      onError: (err) => log.error({ err }, 'a model answer could not be handled: the rule score chose'),
    },
    input,
    deadlines,
  );
  await budget
    .giveBack(most - choice.sum.calls)
    .catch((err) => log.warn({ err }, 'calls that were not made stay counted'));
  return choice;
}
