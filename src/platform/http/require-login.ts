import type { Request, RequestHandler } from 'express';
import { unauthenticated } from '../errors.ts';
import type { Viewer } from './viewer.ts';

/** A page only for logged-in people: others are sent to the log-in page and come back after it; a form of theirs gets 401. */
export const requireLogin: RequestHandler = (req, res, next) => {
  if (req.user) return next();
  if (req.method === 'GET' || req.method === 'HEAD')
    return res.redirect(302, `/login?next=${encodeURIComponent(req.originalUrl)}`);
  return next(unauthenticated());
};

/** The logged-in person behind `requireLogin`. */
export function viewerOf(req: Request): Viewer {
  if (!req.user) throw unauthenticated();
  return req.user;
}
