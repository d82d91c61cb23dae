import type { Database } from '../platform/db.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';

/** The services of this feature's routes. */
export interface ProgressServices {
  readonly db: Database;
  readonly rateLimits: RateLimits;
}
