import { listBooks, listCandidates, neededPerGenre, shownAuthors } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { type Candidate, drawPool, type PoolKind, pickCount } from './candidates/index.ts';
import {
  countShown,
  type Feedback,
  listRejectedPicks,
  movedTags,
  type StoredVerdict,
  type Wish,
} from './feedback/index.ts';
import type { Recommendation } from './recommendation.ts';

/** The recommendation to repeat, and the wishes for the new one. */
export interface AgainWish {
  readonly of: Recommendation;
  readonly wishes: readonly Wish[];
}

export interface PrepareInput {
  /** `null`: a visitor, who has no earlier recommendations to learn from. */
  readonly userId: number | null;
  readonly genreId: number;
  readonly verdicts: readonly StoredVerdict[];
  readonly again: AgainWish | null;
}

export interface Prepared {
  readonly candidates: readonly Candidate[];
  /** `null` for a first recommendation. */
  readonly pool: PoolKind | null;
  /** `null`: the reader gave answers only. */
  readonly feedback: Feedback | null;
}

/** The newest verdicts that decide which tags gain or lose weight. */
const maxVerdictsRead = 100;
/** Unseen books beyond the twenty that a repeated recommendation reads. */
const beyondSize = 60;

/** Loads the candidates and the feedback, or says why there is nothing to choose from. */
export async function prepareChoice(
  db: Database,
  input: PrepareInput,
): Promise<Prepared | 'too_few_books' | 'nothing_left'> {
  const { genreId, verdicts, again } = input;
  const twenty = await listCandidates(db, { genreId, limit: neededPerGenre });
  if (twenty.length < neededPerGenre) return 'too_few_books';
  const tags = await readMovedTags(db, input);
  return again
    ? prepareAgain(db, input, again, twenty, tags)
    : prepareFirst(db, genreId, verdicts, twenty, tags);
}

type MovedTags = Pick<Feedback, 'likedTags' | 'avoidedTags'>;

/**
 * The genre's best works. Books that the reader has read or disliked are replaced by the next ones.
 */
async function prepareFirst(
  db: Database,
  genreId: number,
  verdicts: readonly StoredVerdict[],
  twenty: readonly Candidate[],
  tags: MovedTags,
): Promise<Prepared | 'nothing_left'> {
  const read = verdicts.filter(({ isRead }) => isRead).map(({ bookId }) => bookId);
  const disliked = verdicts.filter(({ taste }) => taste === 'dislike').map(({ bookId }) => bookId);
  const without = async (except: readonly number[]) =>
    twenty.some(({ id }) => except.includes(id))
      ? listCandidates(db, { genreId, limit: neededPerGenre, except })
      : twenty;
  let candidates = await without([...read, ...disliked]);
  // Disliked books come back only as far as needed to reach three.
  if (candidates.length < pickCount) {
    const others = (await without(read)).filter(({ id }) => disliked.includes(id));
    candidates = [...candidates, ...others].slice(0, pickCount);
  }
  if (candidates.length < pickCount) return 'nothing_left';
  const leftOut = twenty.filter(({ id }) => read.includes(id)).length;
  const hasFeedback = leftOut > 0 || tags.likedTags.length + tags.avoidedTags.length > 0;
  return {
    candidates,
    pool: null,
    feedback: hasFeedback ? { ...tags, shown: 0, read: leftOut, authors: [], authorWish: null } : null,
  };
}

async function prepareAgain(
  db: Database,
  { userId, genreId, verdicts }: PrepareInput,
  { of, wishes }: AgainWish,
  twenty: readonly Candidate[],
  tags: MovedTags,
): Promise<Prepared | 'nothing_left'> {
  const last = new Set(of.picks.map(({ bookId }) => bookId));
  const timesShown = await countShown(db, userId, genreId);
  const shown = new Set(timesShown.keys());
  const read = new Set(verdicts.filter(({ isRead }) => isRead).map(({ bookId }) => bookId));
  const disliked = verdicts.filter(({ taste }) => taste === 'dislike').map(({ bookId }) => bookId);
  const excluded = new Set([...read, ...disliked]);
  const avoidedAuthors = wishes.includes('other_author')
    ? { shown: await authorsOf(db, shown), last: await authorsOf(db, last) }
    : null;
  const beyond = await listCandidates(db, {
    genreId,
    // Shown books among these must not take the places of unseen ones.
    limit: beyondSize + shown.size,
    except: [...new Set([...twenty.map(({ id }) => id), ...excluded])],
  });
  const pool = drawPool({ twenty, beyond, timesShown, excluded, last, avoidedAuthors });
  if (!pool) return 'nothing_left';
  const avoided = { kept: avoidedAuthors?.shown, last_only: avoidedAuthors?.last, dropped: undefined };
  const kept = new Set(pool.candidates.map(({ id }) => id));
  return {
    candidates: pool.candidates,
    pool: pool.kind,
    feedback: {
      ...tags,
      shown: [...shown].filter((id) => !kept.has(id)).length,
      read: [...read].filter((id) => shown.has(id)).length,
      authors: [...((pool.authorWish && avoided[pool.authorWish]) ?? [])],
      authorWish: pool.authorWish,
    },
  };
}

/** Tags of books that the reader liked, disliked, or rejected as "not my taste". */
async function readMovedTags(
  db: Database,
  { userId, genreId, verdicts, again }: PrepareInput,
): Promise<MovedTags> {
  const newest = verdicts.slice(0, maxVerdictsRead);
  const liked = newest.filter(({ taste }) => taste === 'like').map(({ bookId }) => bookId);
  const disliked = newest.filter(({ taste }) => taste === 'dislike').map(({ bookId }) => bookId);
  const rejected = await listRejectedPicks(db, userId, genreId);
  const now = again?.wishes.includes('not_my_taste') ? again.of.picks.map(({ bookId }) => bookId) : [];
  const allDisliked = [...new Set([...disliked, ...rejected, ...now])].filter((id) => !liked.includes(id));
  const books = new Map((await listBooks(db, [...liked, ...allDisliked])).map((book) => [book.id, book]));
  const tagsOf = (ids: readonly number[]) => ids.map((id) => books.get(id)?.tags ?? []);
  return movedTags({ liked: tagsOf(liked), disliked: tagsOf(allDisliked) });
}

async function authorsOf(db: Database, ids: ReadonlySet<number>): Promise<Set<string>> {
  const books = await listBooks(db, [...ids]);
  return new Set(books.flatMap(({ contributors }) => shownAuthors(contributors).map(({ name }) => name)));
}
