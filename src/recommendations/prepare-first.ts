import { listCandidates, neededPerGenre } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { type Candidate, pickCount } from './candidates/index.ts';
import type { StoredVerdict } from './feedback/index.ts';
import type { DrawnBooks, MovedTags } from './prepared.ts';
import { verdictsOnWorks } from './verdicts-on-works.ts';

/**
 * The genre's best works. Books that the reader has read or disliked are replaced by the next ones.
 */
export async function prepareFirst(
  db: Database,
  genreId: number,
  verdicts: readonly StoredVerdict[],
  twenty: readonly Candidate[],
  tags: MovedTags,
): Promise<DrawnBooks | 'nothing_left'> {
  const ofWorks = await verdictsOnWorks(db, verdicts, twenty);
  const read = ofWorks.filter(({ isRead }) => isRead).map(({ bookId }) => bookId);
  const disliked = ofWorks.filter(({ taste }) => taste === 'dislike').map(({ bookId }) => bookId);
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
