import type { Database } from '../platform/db.ts';
import { readQuery, type Searched, type SearchPool } from '../platform/search/index.ts';
import type { ClubListInput } from './input.ts';
import { type FoundClubs, listClubs, searchClubs } from './list-repository.ts';

export interface ClubList extends FoundClubs {
  readonly input: ClubListInput;
  readonly askerId: number | null;
  /** Whether the search ran. */
  readonly searched: Searched<unknown>;
}

/** Runs a search within its limits. */
type RunGuarded = <Found>(work: () => Promise<Found>) => Promise<Searched<Found>>;

const nothing: FoundClubs = { clubs: [], total: 0, page: 1 };

/** Returns a page of clubs that the person may know of. `input.mine` needs an `askerId`. */
export async function findClubs(
  live: { readonly db: Database; readonly searches: SearchPool },
  input: ClubListInput,
  askerId: number | null,
  guard: RunGuarded,
): Promise<ClubList> {
  const filter = { askerId, mine: input.mine, page: input.page };
  const query = readQuery(input.q);
  const searched: Searched<FoundClubs> =
    query === null
      ? { ok: true, found: await listClubs(live.db, filter) }
      : await guard(() => searchClubs(live, filter, query));
  return { input, askerId, searched, ...(searched.ok ? searched.found : nothing) };
}
