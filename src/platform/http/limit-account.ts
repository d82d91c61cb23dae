import type { RequestHandler } from 'express';
import type { LimitName, RateLimits } from '../rate-limits/index.ts';
import { viewerOf } from './require-login.ts';

/**
 * Counts a request against a limit of the logged-in account and answers 429 above the limit. Mount
 * it after `requireLogin`.
 */
export const limitAccount =
  (rateLimits: RateLimits, name: LimitName): RequestHandler =>
  async (req, _res, next) => {
    await rateLimits.enforce(name, viewerOf(req).id);
    next();
  };
