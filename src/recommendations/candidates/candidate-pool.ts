import { type Candidate, pickCount } from './candidate.ts';

/**
 * Where the books of an "again" come from: those of the genre's twenty that were not shown yet; the genre's next books as well, when too few of
 * these are left; or shown ones too, when there are not three left that were not.
 */
export type PoolKind = 'twenty' | 'beyond' | 'restarted';

/** What became of the wish for other authors: nobody's whose book was shown before, only not the last ones, or it could not be met. */
export type AuthorWish = 'kept' | 'last_only' | 'dropped';

export interface Pool {
  readonly kind: PoolKind;
  /** `null`: she did not wish for others. */
  readonly authorWish: AuthorWish | null;
  /** In the order of the catalogue. */
  readonly candidates: readonly Candidate[];
}

export interface PoolInput {
  /** The genre's best twenty, and those that come after them. */
  readonly twenty: readonly Candidate[];
  readonly beyond: readonly Candidate[];
  /** How often each book was shown to this reader in this genre. */
  readonly timesShown: ReadonlyMap<number, number>;
  /** Read, or not to her liking: they do not come back at all. */
  readonly excluded: ReadonlySet<number>;
  /** The books that she wants others than. */
  readonly last: ReadonlySet<number>;
  /** `null`: any author will do. */
  readonly avoidedAuthors: {
    /** Of everything that was shown, and of the last books. */
    readonly shown: ReadonlySet<string>;
    readonly last: ReadonlySet<string>;
  } | null;
}

/** So many books a recommendation is chosen from. */
const poolSize = 20;

/**
 * The books to choose from; `null` when there are no three that may be shown. A wish for other authors yields, step by step, before a book is
 * shown twice; and none is shown a third time while others were shown once.
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
  const seen = wishes.slice(-2).map(({ authorWish, avoided }): Pool => {
    const fitting = all.filter((book) => !isBy(book, avoided));
    return { kind: 'restarted', authorWish, candidates: leastShown(fitting, timesShown).slice(0, poolSize) };
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

/** Those shown least often. Where they are not three, just so many of the next join them that every one of them is shown. */
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
