import type { TagSources } from '../../books/index.ts';
import type { ChosenAnswer } from '../../quiz/index.ts';
import type { Candidate } from '../candidates/index.ts';
import { bestClaim, type ClaimChip, claimChips, factsComment } from '../comments/index.ts';
import { groupFits } from '../fit/index.ts';
import { electByRule, rankByRule } from '../ranking/index.ts';
import { commonAnswers } from './common-answers.ts';

type GroupBook = Candidate & { readonly tagSources: TagSources };

/** A book for a group, with words that tell nothing about a single member. */
export interface GroupPick {
  readonly bookId: number;
  /** Facts of the book's row. */
  readonly comment: string;
  /** An answer that at least half of the members gave, and the fact of the book that meets it. */
  readonly reason: ClaimChip | null;
}

/**
 * Chooses three books for a group by the mean of the members' fits, spread like those of one
 * reader. Calls no model. The order of the members changes nothing.
 * @param members the answers of each member
 * @param candidates books that nobody has read or dislikes
 * @returns fewer than three if there are fewer candidates; `null` for fewer than three members
 */
export function chooseForGroup(
  members: readonly (readonly ChosenAnswer[])[],
  candidates: readonly GroupBook[],
): GroupPick[] | null {
  const nothing: ReadonlySet<number> = new Set();
  const fits = groupFits(
    members.map((answers) => ({ answers, excluded: nothing })),
    candidates,
  );
  if (fits === null) return null;
  const ranked = fits.map(({ book, score }) => ({ book, score, contributions: [] }));
  const elected = electByRule(ranked, null).map(({ ranked: { book } }) => book.id);
  return describe(elected, commonAnswers(members), candidates);
}

function describe(
  bookIds: readonly number[],
  common: readonly ChosenAnswer[],
  candidates: readonly GroupBook[],
): GroupPick[] {
  const byId = new Map(candidates.map((book) => [book.id, book]));
  const byCommon = new Map(rankByRule(common, candidates).map((ranked) => [ranked.book.id, ranked]));
  return bookIds.flatMap((bookId, position) => {
    const [book, ranked] = [byId.get(bookId), byCommon.get(bookId)];
    if (!book || !ranked) return [];
    const claim = bestClaim(ranked);
    const comment = factsComment(book, position);
    return [{ bookId, comment, reason: (claim && claimChips([claim], book)[0]) ?? null }];
  });
}
