import { listSales } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import type { Candidate } from './candidates/index.ts';
import type { PrepareInput } from './prepared.ts';
import type { ReaderPopularity } from './ranking/index.ts';

/** With fewer books of a reader, their mean says more of chance than of her. */
const minOwnBooks = 5;
/** The newest verdicts that are read. */
const maxVerdictsRead = 100;

/**
 * Reads how popular the books of the genre are that a reader liked or read, and the candidates;
 * `null` when she has fewer than five. Books of other genres do not count: what sells well in one
 * genre would be unknown in another.
 */
export async function readReaderPopularity(
  db: Database,
  { genreId, verdicts }: Pick<PrepareInput, 'genreId' | 'verdicts'>,
  candidates: readonly Candidate[],
): Promise<ReaderPopularity | null> {
  const ownIds = verdicts
    .filter(({ taste, isRead }) => taste === 'like' || (isRead && taste !== 'dislike'))
    .slice(0, maxVerdictsRead)
    .map(({ bookId }) => bookId);
  if (ownIds.length < minOwnBooks) return null;
  const candidateIds = new Set(candidates.map(({ id }) => id));
  const sales = await listSales(db, [...new Set([...ownIds, ...candidateIds])]);
  const ofGenre = new Map(
    sales
      .filter((book) => book.genreId === genreId)
      .map(({ id, salesPoint }) => [id, Math.log10(salesPoint)]),
  );
  const own = ownIds.flatMap((id) => ofGenre.get(id) ?? []);
  if (own.length < minOwnBooks) return null;
  return {
    own: own.reduce((sum, value) => sum + value, 0) / own.length,
    logSales: new Map([...ofGenre].filter(([id]) => candidateIds.has(id))),
  };
}
