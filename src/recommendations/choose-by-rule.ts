import { noCalls } from '../model/index.ts';
import type { Choice, ChoiceInput } from './choice.ts';
import { preferProvable, templateComment, type WrittenComments, withSecondClaim } from './comments/index.ts';
import type { FallbackReason } from './ranking/index.ts';
import { type ElectedBook, electByRule, type RankedBook, rankByRule } from './ranking/index.ts';
import type { Pick } from './recommendation.ts';

/** The candidates of a choice, best by the rule score first. */
export const ruleRanking = ({ answers, candidates, feedback }: ChoiceInput): RankedBook[] =>
  rankByRule(answers, candidates, feedback?.weights);

/** Chooses by the rule score alone, without a model call. */
export const chooseByRule = (input: ChoiceInput, reason: FallbackReason): Choice =>
  toRuleChoice(ruleRanking(input), input, reason);

/** The elected books with the model's comments, or with the template's where there are none. */
export function toPicks(elected: readonly ElectedBook[], written: WrittenComments): Pick[] {
  const picks: Pick[] = [];
  for (const one of elected) {
    const named = picks.flatMap(({ claims }) => claims.map(({ answer }) => answer));
    picks.push(toPick(one, picks.length, { written, named: new Set(named) }));
  }
  return picks;
}

function toPick(
  { ranked, votes, isChosenByModel, movedFor }: ElectedBook,
  position: number,
  others: { readonly written: WrittenComments; readonly named: ReadonlySet<string> },
): Pick {
  const written = others.written.byBook.get(ranked.book.id);
  return {
    bookId: ranked.book.id,
    ...(written
      ? { ...written, claims: withSecondClaim(written.claims, ranked) }
      : templateComment(ranked, position, others.named)),
    isCommentByModel: written !== undefined,
    isChosenByModel,
    votes: isChosenByModel ? votes : 0,
    movedFor,
    isReported: false,
  };
}

const nothingWritten: WrittenComments = { byBook: new Map(), isRepaired: false };

/** Elects three books of a rule ranking, with the template's comments. */
export function toRuleChoice(
  byRule: readonly RankedBook[],
  { popularity }: ChoiceInput,
  reason: FallbackReason,
): Choice {
  const books = electByRule(preferProvable(byRule), popularity ?? null);
  return {
    picks: toPicks(books, nothingWritten),
    path: 'fallback',
    fallbackReason: reason,
    orders: [],
    passes: 0,
    agreement: null,
    stop: null,
    sum: noCalls,
  };
}
