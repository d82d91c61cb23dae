import { chosenAnswers } from './answers.ts';
import { askForPicks, type ModelRound, noRound } from './ask-model.ts';
import { type Candidate, dealCandidates, pickCount } from './candidate.ts';
import { commentFault } from './comment-policy.ts';
import { choosePrompt } from './prompt.ts';
import type { Answers } from './quiz.ts';
import type { FallbackReason, Path, Pick } from './recommendation.ts';
import type { Recommender } from './recommender.ts';
import { type RankedBook, rankByRule } from './rule-score.ts';
import { templateComment } from './template-comment.ts';

/** Why there is no model to ask. */
export type NotAsked = 'no_api_key' | 'no_turn';

export interface ChoiceInput {
  readonly genre: string;
  readonly answers: Answers;
  readonly candidates: readonly Candidate[];
  /** Deals the order the model sees: equal seeds, equal orders. */
  readonly seed: string;
}

export interface Choice {
  readonly picks: readonly Pick[];
  readonly path: Path;
  readonly fallbackReason: FallbackReason | null;
  /** Book ids as the model saw them, an order a pass. */
  readonly orders: readonly (readonly number[])[];
  readonly round: ModelRound;
}

/**
 * Candidates → one pass that chooses and writes → checks → filled up from the rule score. Always three distinct candidates, never an
 * exception for what a model does. When there is no model to ask, the rule score chooses.
 * @param signal ends the asking; what was understood until then counts
 */
export async function chooseBooks(
  recommender: Recommender | NotAsked,
  input: ChoiceInput,
  signal: AbortSignal,
): Promise<Choice> {
  const ranked = rankByRule(input.answers, input.candidates);
  const dealt = dealCandidates(input.candidates, input.seed);
  const isAsked = typeof recommender !== 'string';
  const round = isAsked
    ? await askForPicks(
        recommender,
        choosePrompt({ genre: input.genre, answers: chosenAnswers(input.answers), dealt }),
        dealt,
        signal,
      )
    : noRound(recommender);

  const picks = writeComments(round, ranked, input);
  return {
    picks,
    path: pathOf(round),
    fallbackReason: round.picks.length === 0 ? (round.failure ?? 'unusable') : null,
    orders: isAsked ? [dealt.map(({ book }) => book.id)] : [],
    round,
  };
}

function pathOf(round: ModelRound): Path {
  if (round.picks.length === 0) return 'fallback';
  if (round.picks.length < pickCount) return 'filled';
  return round.isRepaired ? 'repaired' : 'ai';
}

/** The model's picks, filled up with the best of the rule score; a comment that may not be shown gives way to a template. */
function writeComments(round: ModelRound, ranked: readonly RankedBook[], input: ChoiceInput): Pick[] {
  const titles = input.candidates.map(({ title }) => title);
  const byModel = new Map(
    round.picks.map(({ bookId, comment }) => [bookId, comment.replace(/\s+/g, ' ').trim()]),
  );
  const chosen = [...byModel.keys()].flatMap((id) => ranked.find(({ book }) => book.id === id) ?? []);
  const filling = ranked.filter(({ book }) => !byModel.has(book.id));
  const seen = new Set<string>();
  return [...chosen, ...filling].slice(0, pickCount).map((entry, position) => {
    const { book } = entry;
    const said = byModel.get(book.id);
    const isShown =
      said !== undefined &&
      !seen.has(said) &&
      commentFault(said, { book, titles, answers: input.answers }) === null;
    if (said !== undefined) seen.add(said);
    return {
      bookId: book.id,
      comment: isShown ? said : templateComment(entry, position),
      isCommentByModel: isShown,
      isChosenByModel: said !== undefined,
    };
  });
}
