import type { AladinSearch } from '../books/index.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { SearchPool } from '../platform/search/index.ts';
import type { VoteServices } from './services.ts';

/** The services of this feature's routes. */
export interface VoteRouteServices extends VoteServices {
  readonly searches: SearchPool;
  readonly rateLimits: RateLimits;
  /** Aladin's search for a book; null on a site without a key. */
  readonly aladin: AladinSearch | null;
}
