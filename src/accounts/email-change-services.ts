import type pg from 'pg';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';

export interface EmailChangeServices {
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly log: Logger;
  readonly mailer: Mailer;
  readonly rateLimits: RateLimits;
  readonly publicOrigin: string;
}
