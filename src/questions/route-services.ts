import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { QuestionServices } from './services.ts';

/** The services of this feature's routes. */
export interface QuestionRouteServices extends QuestionServices {
  readonly rateLimits: RateLimits;
}
