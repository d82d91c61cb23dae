import { createTally, type ModelTally } from '../model/index.ts';
import type { Choice, ChoiceInput, ModelAccess } from './choice.ts';
import { ruleRanking, toRuleChoice } from './choose-by-rule.ts';
import { preferProvable } from './comments/index.ts';
import { electChoice } from './elect-choice.ts';
import {
  balancedOrders,
  judgeRankings,
  ordersByResult,
  type RankDeadlines,
  type RankedBook,
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

  const tally = createTally(model.recommender, model.meter, model.allowance);
  try {
    return await chooseByModel(model, input, { tally, byRule, deadlines });
  } catch (error) {
    model.onError(error);
    return { ...toRuleChoice(byRule, input, 'internal_error'), sum: tally.sum() };
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
  const electable = new Set(preferProvable(byRule).map(({ book }) => book.id));
  const passes = await rankInPasses(
    tally,
    {
      genre: input.genre,
      answers: input.answers,
      feedback: input.feedback?.forPrompt ?? null,
    },
    {
      orders: balancedOrders(input.candidates, input.seed, model.passes),
      reorder: (rankings) => ordersByResult(input.candidates, rankings),
      judge: (rankings) => judgeRankings(input.candidates, rankings, electable),
    },
    deadlines,
  );
  const choice = await electChoice(passes, byRule, { model, tally, input, signal: deadlines.mustAnswerBy });
  return {
    ...choice,
    orders: passes.orders,
    stop: passes.stop,
    sum: tally.sum(),
  };
}
