import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { MoneyServices } from './services.ts';

/** The services of this feature's routes. */
export interface MoneyRouteServices extends MoneyServices {
  readonly rateLimits: RateLimits;
}
