import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { AttendanceServices } from './services.ts';

/** The services of this feature's routes. */
export interface AttendanceRouteServices extends AttendanceServices {
  readonly rateLimits: RateLimits;
}
