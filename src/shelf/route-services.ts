import type { AladinSearch } from '../books/index.ts';
import type { ClubServices } from '../clubs/index.ts';
import type { PageSection } from '../platform/http/render.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { SearchPool } from '../platform/search/index.ts';
import type { Archive } from './show-archive.ts';

/** The services and settings of this feature's routes. */
export interface ShelfRouteServices extends ClubServices {
  readonly searches: SearchPool;
  readonly rateLimits: RateLimits;
  /** Aladin's search for a book; null on a site without a key. */
  readonly aladin: AladinSearch | null;
  /** Finds the sections that other features add to a meeting's archive; none if not given. */
  readonly archiveSectionsOf?: (archive: Archive) => Promise<readonly PageSection[]>;
}
