import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { QuestionServices } from './services.ts';
import type { WritingServices } from './write-draft.ts';

/** The services of this feature's routes. */
export interface QuestionRouteServices extends QuestionServices, WritingServices {
  readonly rateLimits: RateLimits;
}
