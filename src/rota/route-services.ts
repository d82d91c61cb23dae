import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { RotaServices } from './services.ts';

/** The services of this feature's routes. */
export interface RotaRouteServices extends RotaServices {
  readonly rateLimits: RateLimits;
}
