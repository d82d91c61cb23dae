import type { ChosenAnswer, TasteWeights } from '../quiz/index.ts';
import { type Candidate, pickCount, type Standing, standings } from './candidates/index.ts';
import {
  type FindTitles,
  preferProvable,
  templateComment,
  type WrittenComments,
  writeComments,
} from './comments/index.ts';
import {
  type CallSum,
  createTally,
  type FallbackReason,
  type ModelMeter,
  type ModelTally,
  noCalls,
  type Path,
  type Recommender,
} from './model/index.ts';
import {
  balancedOrders,
  type ElectedBook,
  electBooks,
  type RankDeadlines,
  type RankedBook,
  type RankedPasses,
  type ReaderFeedback,
  rankByRule,
  rankInPasses,
} from './ranking/index.ts';
import type { Pick } from './recommendation.ts';

/** Model calls besides the ranking passes: one for the comments and one repair. */
export const callsBesidePasses = 2;

/** The model, its meter, and how it is used. */
export interface ModelAccess {
  readonly recommender: Recommender;
  readonly meter: ModelMeter;
  readonly findTitles: FindTitles;
  /** Ranking calls per recommendation, from 1 to 4. */
  readonly passes: number;
  /**
   * Receives an exception thrown while the model was asked or its reply was read. The rule score
   * chooses then.
   */
  readonly onError: (error: unknown) => void;
}

export interface ChoiceInput {
  readonly genre: string;
  readonly answers: readonly ChosenAnswer[];
  /** In catalogue order, best-selling first. */
  readonly candidates: readonly Candidate[];
  /** Seed of the candidate orders: equal seeds give equal orders. */
  readonly seed: string;
  /**
   * Feedback on earlier recommendations: for the prompt, and as weights added to the rule score.
   */
  readonly feedback?: { readonly told: ReaderFeedback; readonly shift: TasteWeights };
}

export interface Choice {
  readonly picks: readonly Pick[];
  readonly path: Path;
  readonly fallbackReason: FallbackReason | null;
  /** Book ids in the order shown to the model, one list per pass. */
  readonly orders: readonly (readonly number[])[];
  /** Passes whose ranking was counted. */
  readonly passes: number;
  /** Agreement of these passes, 1 for equal rankings; `null` for fewer than two. */
  readonly agreement: number | null;
  readonly sum: CallSum;
}

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
  const byRule = rankByRule(input.answers, input.candidates, input.feedback?.shift);

  const tally = createTally(model.recommender, model.meter);
  try {
    return await chooseByModel(model, input, { tally, byRule, deadlines });
  } catch (error) {
    model.onError(error);
    return { ...chosenByRule(byRule, 'internal_error'), sum: tally.sum() };
  }
}

/** Chooses by the rule score alone, without a model call. */
export const chooseByRule = (input: ChoiceInput, reason: FallbackReason): Choice =>
  chosenByRule(rankByRule(input.answers, input.candidates, input.feedback?.shift), reason);

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
      feedback: input.feedback?.told ?? null,
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
  if (rankings.length === 0) return chosenByRule(byRule, failure ?? 'unusable');
  const election = electBooks(context.input.candidates, rankings, preferProvable(byRule));
  const { agreement } = election;
  if (election.failure)
    return { ...chosenByRule(byRule, election.failure), passes: rankings.length, agreement };

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

function toPick(
  { ranked, votes, isChosenByModel }: ElectedBook,
  position: number,
  { byBook }: WrittenComments,
): Pick {
  const written = byBook.get(ranked.book.id);
  return {
    bookId: ranked.book.id,
    ...(written ?? templateComment(ranked, position)),
    isCommentByModel: written !== undefined,
    isChosenByModel,
    votes: isChosenByModel ? votes : 0,
  };
}

const nothingWritten: WrittenComments = { byBook: new Map(), isRepaired: false };

function chosenByRule(byRule: readonly RankedBook[], reason: FallbackReason): Choice {
  const books = preferProvable(byRule)
    .slice(0, pickCount)
    .map((ranked) => ({ ranked, votes: 0, isChosenByModel: false }));
  return {
    picks: books.map((elected, position) => toPick(elected, position, nothingWritten)),
    path: 'fallback',
    fallbackReason: reason,
    orders: [],
    passes: 0,
    agreement: null,
    sum: noCalls,
  };
}
