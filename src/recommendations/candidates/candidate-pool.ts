import { type Candidate, pickCount } from './candidate.ts';

/**
 * Where the books of a repeated recommendation come from. `twenty`: unseen books among the genre's
 * best twenty. `beyond`: too few of these were left, so the genre's next books joined. `restarted`:
 * fewer than three unseen books were left, so shown ones came back.
 */
export type PoolKind = 'twenty' | 'beyond' | 'restarted';

/**
 * How far the wish for other authors was met. `kept`: no author of any shown book. `last_only`: no
 * author of the last recommendation. `dropped`: not at all.
 */
export type AuthorWish = 'kept' | 'last_only' | 'dropped';

export interface Pool {
  readonly kind: PoolKind;
  /** `null`: the reader did not ask for other authors. */
  readonly authorWish: AuthorWish | null;
  /** In catalogue order. */
  readonly candidates: readonly Candidate[];
}

export interface PoolInput {
  /** The genre's best twenty, and the books that follow them. */
  readonly twenty: readonly Candidate[];
  readonly beyond: readonly Candidate[];
  /** How often each book was shown to this reader in this genre. */
  readonly timesShown: ReadonlyMap<number, number>;
  /** Books that the reader has read or disliked. They never come back. */
  readonly excluded: ReadonlySet<number>;
  /** The books of the last recommendation. */
  readonly last: ReadonlySet<number>;
  /** Author names to avoid; `null`: any author is fine. */
  readonly avoidedAuthors: {
    /** Authors of all shown books, and of the last recommendation. */
    readonly shown: ReadonlySet<string>;
    readonly last: ReadonlySet<string>;
  } | null;
}

/** Books that a recommendation is chosen from. */
const poolSize = 20;

/**
 * Picks the books to choose from, or `null` when fewer than three may be shown. The wish for other
 * authors is dropped step by step before a book is shown twice. A book shown twice comes back only
 * after all books shown once.
 */
export function drawPool({ timesShown, excluded, last, ...input }: PoolInput): Pool | null {
  const isAllowed = ({ id }: Candidate) => !excluded.has(id) && !last.has(id);
  const twenty = input.twenty.filter(isAllowed);
  const all = [...twenty, ...input.beyond.filter(isAllowed)];
  const isNew = ({ id }: Candidate) => !timesShown.has(id);

  const wishes = stepsOf(input.avoidedAuthors);
  const unseen = wishes.flatMap(({ authorWish, avoided }): Pool[] => {
    const fits = (book: Candidate) => isNew(book) && !isBy(book, avoided);
    return [
      { kind: 'twenty', authorWish, candidates: twenty.filter(fits) },
      { kind: 'beyond', authorWish, candidates: all.filter(fits).slice(0, poolSize) },
    ];
  });
  // The last unseen books come before any book is shown twice, also those by avoided authors.
  const seen = wishes.slice(-2).flatMap(({ authorWish, avoided }): Pool[] => {
    if (all.some((book) => isNew(book) && isBy(book, avoided))) return [];
    const fitting = all.filter((book) => !isBy(book, avoided));
    const candidates = leastShown(fitting, timesShown).slice(0, poolSize);
    return [{ kind: 'restarted', authorWish, candidates }];
  });
  return [...unseen, ...seen].find(({ candidates }) => candidates.length >= pickCount) ?? null;
}

interface WishStep {
  readonly authorWish: AuthorWish | null;
  readonly avoided: ReadonlySet<string>;
}

const nobody: ReadonlySet<string> = new Set();

const stepsOf = (avoidedAuthors: PoolInput['avoidedAuthors']): readonly WishStep[] =>
  avoidedAuthors
    ? [
        { authorWish: 'kept', avoided: avoidedAuthors.shown },
        { authorWish: 'last_only', avoided: avoidedAuthors.last },
        { authorWish: 'dropped', avoided: nobody },
      ]
    : [{ authorWish: null, avoided: nobody }];

/**
 * Returns the books shown least often. If these are fewer than three, it adds books of the next
 * level until there are three.
 */
function leastShown(books: readonly Candidate[], timesShown: ReadonlyMap<number, number>): Candidate[] {
  const timesOf = ({ id }: Candidate) => timesShown.get(id) ?? 0;
  const chosen = new Set<Candidate>();
  for (const times of [...new Set(books.map(timesOf))].sort((one, other) => one - other)) {
    if (chosen.size >= pickCount) break;
    const level = books.filter((book) => timesOf(book) === times);
    for (const book of chosen.size === 0 ? level : level.slice(0, pickCount - chosen.size)) chosen.add(book);
  }
  return books.filter((book) => chosen.has(book));
}

const isBy = ({ authors }: Candidate, names: ReadonlySet<string>) => authors.some((name) => names.has(name));
