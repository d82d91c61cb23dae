import type { Pool } from 'pg';
import type { Clock } from '../platform/clock.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { SearchPool } from '../platform/search/index.ts';
import type { AladinSearch } from './aladin-search/aladin-search.ts';
import type { Book } from './book.ts';

export interface BooksRouteServices {
  readonly db: TransactingDatabase;
  readonly pool: Pool;
  readonly searches: SearchPool;
  readonly rateLimits: RateLimits;
  readonly clock: Clock;
  /** Null on a site without a key of Aladin. */
  readonly aladin: AladinSearch | null;
  /** Returns the sections that other features add to a book's page. */
  readonly sectionsOf: (
    bookId: number,
    viewerId: number | null,
    editions: readonly Book[],
  ) => Promise<readonly PageSection[]>;
}
