import type { Request, RequestHandler } from 'express';
import { unauthenticated } from '../errors.ts';
import type { Viewer } from './viewer.ts';

/**
 * Lets only logged-in people pass. Redirects others to the log-in page, which leads back here; a
 * posted form gets 401.
 */
export const requireLogin: RequestHandler = (req, res, next) => {
  if (req.user) return next();
  if (req.method === 'GET' || req.method === 'HEAD')
    return res.redirect(302, `/login?next=${encodeURIComponent(req.originalUrl)}`);
  return next(unauthenticated());
};

/** Returns the logged-in person. Call it only after `requireLogin`. */
export function viewerOf(req: Request): Viewer {
  if (!req.user) throw unauthenticated();
  return req.user;
}
