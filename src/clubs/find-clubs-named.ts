import type { Database } from '../platform/db.ts';
import type { SearchPool, SearchQuery } from '../platform/search/index.ts';
import { type ListedClub, searchClubs } from './list-repository.ts';

/** Clubs found beside something else. */
export interface NamedClubs {
  readonly clubs: readonly Pick<ListedClub, 'id' | 'name'>[];
  /** Whether the list of clubs finds more. */
  readonly hasMore: boolean;
}

const mostClubs = 3;

/**
 * Finds clubs by their name for the search of another list; with `mine` only the person's own. Runs
 * on the search pool.
 * @throws {SearchBusyError}
 */
export async function findClubsNamed(
  live: { readonly db: Database; readonly searches: SearchPool },
  query: SearchQuery,
  { askerId, mine }: { readonly askerId: number | null; readonly mine: boolean },
): Promise<NamedClubs> {
  const { clubs, total } = await searchClubs(live, { askerId, mine, page: 1 }, query);
  return { clubs: clubs.slice(0, mostClubs), hasMore: total > mostClubs };
}
