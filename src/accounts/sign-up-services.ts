import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { SignUpErrors } from './sign-up-messages.ts';
import type { Throttle } from './throttle.ts';
import type { User } from './user.ts';

export interface SignUpServices {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly throttle: Throttle;
  readonly rateLimits: RateLimits;
  /** Null if this site sends no letters. */
  readonly mailer: Mailer | null;
  readonly secrets: readonly string[];
  readonly publicOrigin: string;
}

export type SignUpResult =
  | { readonly ok: true; readonly user: User }
  | { readonly ok: false; readonly errors: SignUpErrors };
