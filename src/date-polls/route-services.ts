import type { AladinSearch } from '../books/index.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { SearchPool } from '../platform/search/index.ts';
import type { DatePollServices } from './services.ts';

/** The services of this feature's routes. */
export interface DatePollRouteServices extends DatePollServices {
  readonly rateLimits: RateLimits;
  readonly searches: SearchPool;
  /** Aladin's search for the meeting's book; null on a site without a key. */
  readonly aladin: AladinSearch | null;
  /** Finds the books that members of a club proposed: the choice of a book begins with them. */
  readonly findProposedBooks: (clubId: number) => Promise<readonly number[]>;
}
