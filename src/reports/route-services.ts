import type { TransactingDatabase } from '../platform/db.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';

/** The services of this feature's routes. */
export interface ReportRouteServices {
  readonly db: TransactingDatabase;
  readonly rateLimits: RateLimits;
}
