import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { TurnServices } from './services.ts';

/** The services of this feature's routes. */
export interface AgendaRouteServices extends TurnServices {
  readonly rateLimits: RateLimits;
}
