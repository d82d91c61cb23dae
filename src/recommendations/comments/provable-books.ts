import { pickCount } from '../candidates/index.ts';
import type { RankedBook } from '../ranking/index.ts';
import { bestClaim } from './template-comment.ts';

/** Those that something can be proven to speak for, where there are enough. */
export function preferProvable(byRule: readonly RankedBook[]): readonly RankedBook[] {
  const founded = byRule.filter((ranked) => bestClaim(ranked) !== undefined);
  return founded.length >= pickCount ? founded : byRule;
}
