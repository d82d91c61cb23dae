import { pickCount } from './candidate.ts';
import type { RankedBook } from './rule-score.ts';
import { bestClaim } from './template-comment.ts';

/** Those that something can be proven to speak for, where there are enough. */
export function foundedOf(byRule: readonly RankedBook[]): readonly RankedBook[] {
  const founded = byRule.filter((ranked) => bestClaim(ranked) !== undefined);
  return founded.length >= pickCount ? founded : byRule;
}
