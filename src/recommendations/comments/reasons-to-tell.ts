import type { Contribution, RankedBook } from '../ranking/index.ts';
import type { Claim } from './claim.ts';
import { factClause } from './fact-words.ts';
import { claimOf, strongReasons, tellableReasons } from './tellable-reasons.ts';

/** Codes of answers. */
type Answers = ReadonlySet<string>;

const none: Answers = new Set();

/**
 * Returns the most telling reason for a book and the next one with another fact: of another answer
 * if possible, else of the same answer, else a weak one.
 * @param told answers named for the other books of the recommendation, which stand behind equals
 */
export function reasonsToTell(
  ranked: RankedBook,
  told: Answers = none,
): readonly (Contribution | undefined)[] {
  const all = tellableReasons(ranked, told);
  const strong = strongReasons(all);
  const first = strong[0] ?? all[0];
  if (first === undefined) return [];
  const clause = factClause(first.fact, ranked.book);
  const hasOtherFact = ({ fact }: Contribution) => factClause(fact, ranked.book) !== clause;
  const ofOtherAnswer = (one: Contribution) => one.answer !== first.answer && hasOtherFact(one);
  const others = [strong.filter(ofOtherAnswer), strong.filter(hasOtherFact), all.filter(ofOtherAnswer)];
  return [first, others.flat()[0]];
}

/** The most telling reason for a book as a claim; `undefined` when no reason can be claimed. */
export const bestClaim = (ranked: RankedBook): Claim | undefined => claimsToTell(ranked)[0];

/** Proven claims for a book: one for each reason to tell that the row can show. */
export const claimsToTell = (ranked: RankedBook, told: Answers = none): Claim[] =>
  reasonsToTell(ranked, told).flatMap((reason) => (reason && claimOf(reason, ranked.book)) ?? []);

const wantedClaims = 2;

/**
 * Adds proven claims to those of a comment that rests on fewer than two. The page shows all claims
 * below the comment, as the grounds of the choice.
 */
export function withSecondClaim(claims: readonly Claim[], ranked: RankedBook): readonly Claim[] {
  if (claims.length >= wantedClaims) return claims;
  const isNew = ({ field, value }: Claim) =>
    !claims.some((claim) => claim.field === field && claim.value === value);
  const more = tellableReasons(ranked).flatMap((reason) => claimOf(reason, ranked.book) ?? []);
  return [...claims, ...more.filter(isNew).slice(0, wantedClaims - claims.length)];
}
