import { listBooks, listCandidates, shownAuthors } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { type Candidate, drawPool } from './candidates/index.ts';
import { countShown } from './feedback/index.ts';
import type { AgainWish, Drawn, MovedTags, PrepareInput } from './prepared.ts';

/** Unseen books beyond the twenty that a repeated recommendation reads. */
const beyondSize = 60;

/** Unseen books first: of the twenty, then beyond, then those that were shown. */
export async function prepareAgain(
  db: Database,
  { userId, genreId, verdicts }: PrepareInput,
  { of, wishes }: AgainWish,
  twenty: readonly Candidate[],
  tags: MovedTags,
): Promise<Drawn | 'nothing_left'> {
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

async function authorsOf(db: Database, ids: ReadonlySet<number>): Promise<Set<string>> {
  const books = await listBooks(db, [...ids]);
  return new Set(books.flatMap(({ contributors }) => shownAuthors(contributors).map(({ name }) => name)));
}
