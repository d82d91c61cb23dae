import type pg from 'pg';
import type { Mailer } from '../platform/mail.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { LogInServices } from './log-in.ts';
import type { SignUpErrors } from './sign-up-messages.ts';
import type { User } from './user.ts';

export interface SignUpServices extends LogInServices {
  readonly pool: pg.Pool;
  readonly rateLimits: RateLimits;
  /** Null if this site sends no letters. */
  readonly mailer: Mailer | null;
  readonly publicOrigin: string;
}

export type SignUpResult =
  | { readonly ok: true; readonly user: User }
  | { readonly ok: false; readonly errors: SignUpErrors };
