import { type Candidate, pickCount } from './candidate.ts';

/**
 * Where the books of an "again" come from: those of the genre's twenty that were not shown yet; the genre's next books as well, when too few of
 * these are left; or from the beginning, when everything was shown.
 */
export type PoolKind = 'twenty' | 'beyond' | 'restarted';

export interface Pool {
  readonly kind: PoolKind;
  /** In the order of the catalogue. */
  readonly candidates: readonly Candidate[];
}

export interface PoolInput {
  /** The genre's best twenty, and those that come after them. */
  readonly twenty: readonly Candidate[];
  readonly beyond: readonly Candidate[];
  /** Shown to this reader in this genre before, since it last began anew. */
  readonly shown: ReadonlySet<number>;
  /** Read, or not to her liking: they do not come back even when everything begins anew. */
  readonly barred: ReadonlySet<number>;
  /** The books that she wants others than. */
  readonly last: ReadonlySet<number>;
  /** Authors that she wants no more books of, and which of them wrote the last ones; empty when she did not say so. */
  readonly avoidedAuthors: ReadonlySet<string>;
  readonly lastAuthors: ReadonlySet<string>;
}

/** So many books a recommendation is chosen from. */
const poolSize = 20;

/** The books to choose from; `null` when there are no three that may be shown. */
export function drawPool(input: PoolInput): Pool | null {
  const { twenty, beyond, shown, barred, last } = input;
  const isFresh = (book: Candidate) =>
    !barred.has(book.id) && !shown.has(book.id) && !isBy(book, input.avoidedAuthors);
  const isAllowed = (book: Candidate) =>
    !barred.has(book.id) && !last.has(book.id) && !isBy(book, input.lastAuthors);
  const all = [...twenty, ...beyond];
  const pools: Pool[] = [
    { kind: 'twenty', candidates: twenty.filter(isFresh) },
    { kind: 'beyond', candidates: all.filter(isFresh).slice(0, poolSize) },
    { kind: 'restarted', candidates: all.filter(isAllowed).slice(0, poolSize) },
  ];
  return pools.find(({ candidates }) => candidates.length >= pickCount) ?? null;
}

const isBy = ({ authors }: Candidate, names: ReadonlySet<string>) => authors.some((name) => names.has(name));
