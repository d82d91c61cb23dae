import { type Standing, standings } from './candidates/index.ts';
import type { Choice, ChoiceInput, ModelAccess } from './choice.ts';
import { ruleRanking, toPick, toRuleChoice } from './choose-by-rule.ts';
import { preferProvable, type WrittenComments, writeComments } from './comments/index.ts';
import { createTally, type ModelTally } from './model/index.ts';
import {
  balancedOrders,
  type ElectedBook,
  electBooks,
  type RankDeadlines,
  type RankedBook,
  type RankedPasses,
  rankInPasses,
} from './ranking/index.ts';

/**
 * Ranks, elects, writes, checks, and fills up by the rule score. Always returns three distinct
 * candidates. Never throws for what a model does.
 * @param deadlines end the model calls; rankings that arrived before are counted
 */
export async function chooseBooks(
  model: ModelAccess,
  input: ChoiceInput,
  deadlines: RankDeadlines,
): Promise<Choice> {
  const byRule = ruleRanking(input);

  const tally = createTally(model.recommender, model.meter);
  try {
    return await chooseByModel(model, input, { tally, byRule, deadlines });
  } catch (error) {
    model.onError(error);
    return { ...toRuleChoice(byRule, 'internal_error'), sum: tally.sum() };
  }
}

async function chooseByModel(
  model: ModelAccess,
  input: ChoiceInput,
  asked: {
    readonly tally: ModelTally;
    readonly byRule: readonly RankedBook[];
    readonly deadlines: RankDeadlines;
  },
): Promise<Choice> {
  const { tally, byRule, deadlines } = asked;
  const orders = balancedOrders(input.candidates, input.seed, model.passes);
  const passes = await rankInPasses(
    tally,
    {
      genre: input.genre,
      answers: input.answers,
      feedback: input.feedback?.forPrompt ?? null,
      orders,
    },
    deadlines,
  );
  const choice = await elect(passes, byRule, { model, tally, input, signal: deadlines.last });
  return { ...choice, orders: orders.map((order) => order.map(({ id }) => id)), sum: tally.sum() };
}

type Elected = Omit<Choice, 'orders' | 'sum'>;

async function elect(
  { rankings, isRepaired, failure }: RankedPasses,
  byRule: readonly RankedBook[],
  context: Context,
): Promise<Elected> {
  if (rankings.length === 0) return toRuleChoice(byRule, failure ?? 'unusable');
  const election = electBooks(context.input.candidates, rankings, preferProvable(byRule));
  const { agreement } = election;
  if (election.failure)
    return { ...toRuleChoice(byRule, election.failure), passes: rankings.length, agreement };

  const written = await comment(election.elected, context);
  const isFilled = election.elected.some(({ isChosenByModel }) => !isChosenByModel);
  return {
    picks: election.elected.map((elected, position) => toPick(elected, position, written)),
    path: isFilled ? 'filled' : isRepaired || written.isRepaired ? 'repaired' : 'ai',
    fallbackReason: null,
    passes: rankings.length,
    agreement,
  };
}

interface Context {
  readonly model: ModelAccess;
  readonly tally: ModelTally;
  readonly input: ChoiceInput;
  readonly signal: AbortSignal;
}

/**
 * Asks for comments on the books that the model chose. Books chosen without the model are labelled
 * so, and their comments come from the template.
 */
function comment(
  elected: readonly ElectedBook[],
  { model, tally, input, signal }: Context,
): Promise<WrittenComments> {
  const places = standings(input.candidates);
  return writeComments(
    tally,
    {
      genre: input.genre,
      answers: input.answers,
      books: elected.filter(({ isChosenByModel }) => isChosenByModel).map(({ ranked }) => ranked.book),
      titles: input.candidates.map(({ title }) => title),
      findTitles: model.findTitles,
      standingOf: (book) => places[input.candidates.indexOf(book)] ?? middle,
    },
    signal,
  );
}

const middle: Standing = { newness: 0.5, price: 0.5, titleLength: 0.5 };
