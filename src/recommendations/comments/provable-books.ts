import { pickCount } from '../candidates/index.ts';
import type { RankedBook } from '../ranking/index.ts';
import { bestClaim } from './reasons-to-tell.ts';

/**
 * Returns the books with a provable claim, in order. If these are too few for a recommendation,
 * returns all books.
 */
export function preferProvable(byRule: readonly RankedBook[]): readonly RankedBook[] {
  const founded = byRule.filter((ranked) => bestClaim(ranked) !== undefined);
  return founded.length >= pickCount ? founded : byRule;
}
