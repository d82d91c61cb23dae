import type { ModelTally } from '../model/index.ts';
import { type Standing, standings } from './candidates/index.ts';
import type { Choice, ChoiceInput, ModelAccess } from './choice.ts';
import { toPicks, toRuleChoice } from './choose-by-rule.ts';
import { preferProvable, type WrittenComments, writeComments } from './comments/index.ts';
import { type ElectedBook, electBooks, type RankedBook, type RankedPasses } from './ranking/index.ts';

type Elected = Omit<Choice, 'orders' | 'stop' | 'sum'>;

/** Elects three books by the rankings and asks for comments on them. */
export async function electChoice(
  { rankings, isRepaired, failure }: RankedPasses,
  byRule: readonly RankedBook[],
  context: Context,
): Promise<Elected> {
  const { input } = context;
  if (rankings.length === 0) return toRuleChoice(byRule, input, failure ?? 'unusable');
  const election = electBooks(input.candidates, rankings, preferProvable(byRule), input.popularity ?? null);
  const { agreement } = election;
  if (election.failure)
    return { ...toRuleChoice(byRule, input, election.failure), passes: rankings.length, agreement };

  const written = await comment(election.elected, context);
  const isFilled = election.elected.some(({ isChosenByModel }) => !isChosenByModel);
  return {
    picks: toPicks(election.elected, written),
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

const middle: Standing = { newness: 0.5, price: 0.5, titleLength: 0.5, pages: 0.5 };
