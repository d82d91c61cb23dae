import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { NoticeServices } from './services.ts';

/** The services of this feature's routes. */
export interface NoticeRouteServices extends NoticeServices {
  readonly rateLimits: RateLimits;
}
