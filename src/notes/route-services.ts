import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { NoteServices } from './services.ts';

/** The services of this feature's routes. */
export interface NoteRouteServices extends NoteServices {
  readonly rateLimits: RateLimits;
}
