import type { Clock } from '../platform/clock.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { FewAtOnce } from './few-at-once.ts';

/** The services that the use cases of this feature take. */
export interface MoveServices {
  readonly db: TransactingDatabase;
  readonly clock: Clock;
}

/** The services and settings of this feature's routes. */
export interface MoveRouteServices extends MoveServices {
  readonly env: { readonly APP_ORIGIN: string };
  readonly log: Logger;
  /** Null if this site sends no letters. */
  readonly mailer: Mailer | null;
  readonly rateLimits: RateLimits;
  /** Runs the work that takes seconds. */
  readonly fewAtOnce: FewAtOnce;
}
