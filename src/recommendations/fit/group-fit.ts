import type { ChosenAnswer } from '../../quiz/index.ts';
import type { Candidate } from '../candidates/index.ts';
import { createRuleScores } from '../ranking/index.ts';
import { bookFits } from './book-fit.ts';

export interface GroupMember {
  readonly answers: readonly ChosenAnswer[];
  /** Ids of books that she has read or dislikes. */
  readonly excluded: ReadonlySet<number>;
}

export interface GroupFit {
  readonly book: Candidate;
  /** From 0 to 1. */
  readonly score: number;
  /** The fit for the least happy member, from 0 to 1. */
  readonly least: number;
}

/** With fewer members the order of the books would tell the answers of each of them. */
const minGroupMembers = 3;

/**
 * Orders books by how well they fit a group, best first, ties in the order given. A book that one
 * member has read or dislikes is left out for all. The order of the members changes nothing.
 * @returns `null` for fewer than three members
 */
export function groupFits(members: readonly GroupMember[], books: readonly Candidate[]): GroupFit[] | null {
  if (members.length < minGroupMembers) return null;
  const open = books.filter(({ id }) => !members.some(({ excluded }) => excluded.has(id)));
  const scoresOf = createRuleScores(open);
  const byMember = members.map(({ answers }) => {
    const scores = scoresOf(answers);
    return bookFits(open.map((book, place) => ({ book, score: scores[place] ?? 0 })));
  });
  return open
    .map((book) => ({ book, ...scoreOf(byMember.map((fits) => fits.get(book.id) ?? 0)) }))
    .sort((one, other) => other.score - one.score);
}

/**
 * The mean of the members' fits, in which the least happy member counts twice. Sorted first, so
 * that rounding does not depend on the order of the members.
 */
export function scoreOf(fits: readonly number[]): { score: number; least: number } {
  const sorted = fits.toSorted((one, other) => one - other);
  const least = sorted[0] ?? 0;
  const sum = sorted.reduce((total, fit) => total + fit, least);
  return { score: sum / (sorted.length + 1), least };
}
