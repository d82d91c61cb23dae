import type { RequestHandler } from 'express';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { DecisionServices } from './services.ts';

/** The services of this feature's routes. */
export interface ReportRouteServices extends DecisionServices {
  readonly rateLimits: RateLimits;
  readonly isAdmin: (userId: number) => Promise<boolean>;
  /** Asks for a fresh proof of identity, which leads back to a path. */
  readonly requireFreshProof: (backTo: string) => RequestHandler;
}
