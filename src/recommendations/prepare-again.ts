import { findStandIns, listBooks, listCandidates, shownAuthors } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { type Candidate, drawPool } from './candidates/index.ts';
import { countShown } from './feedback/index.ts';
import type { AgainWish, DrawnBooks, MovedTags, PrepareInput } from './prepared.ts';
import { verdictsOnWorks } from './verdicts-on-works.ts';

/** Unseen books beyond the twenty that a repeated recommendation reads. */
const beyondSize = 60;

/** Unseen books first: of the twenty, then beyond, then those that were shown. */
export async function prepareAgain(
  db: Database,
  { userId, genreId, verdicts }: PrepareInput,
  { of, wishes }: AgainWish,
  twenty: readonly Candidate[],
  tags: MovedTags,
): Promise<DrawnBooks | 'nothing_left'> {
  const lastShown = of.picks.map(({ bookId }) => bookId);
  const timesShownById = await countShown(db, userId, genreId);
  const ofWorks = await verdictsOnWorks(db, verdicts, twenty);
  const read = new Set(ofWorks.filter(({ isRead }) => isRead).map(({ bookId }) => bookId));
  const disliked = ofWorks.filter(({ taste }) => taste === 'dislike').map(({ bookId }) => bookId);
  const excluded = new Set([...read, ...disliked]);
  const avoidedAuthors = wishes.includes('other_author')
    ? { shown: await authorsOf(db, timesShownById.keys()), last: await authorsOf(db, lastShown) }
    : null;
  const beyond = await listCandidates(db, {
    genreId,
    // Shown books among these must not take the places of unseen ones.
    limit: beyondSize + timesShownById.size,
    except: [...new Set([...twenty.map(({ id }) => id), ...excluded])],
  });
  const candidateIds = [...twenty, ...beyond].map(({ id }) => id);
  const standIn = await findStandIns(db, [...timesShownById.keys(), ...lastShown], candidateIds);
  const timesShown = new Map<number, number>();
  for (const [id, times] of timesShownById)
    timesShown.set(standIn(id), (timesShown.get(standIn(id)) ?? 0) + times);
  const shown = new Set(timesShown.keys());
  const last = new Set(lastShown.map(standIn));
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

async function authorsOf(db: Database, ids: Iterable<number>): Promise<Set<string>> {
  const books = await listBooks(db, [...ids]);
  return new Set(books.flatMap(({ contributors }) => shownAuthors(contributors).map(({ name }) => name)));
}
