import type { RequestHandler } from 'express';

/**
 * Refuses request targets that are no path, such as `OPTIONS *`: sessions and static files are
 * looked up by paths.
 */
export const refuseOddTargets: RequestHandler = (req, res, next) => {
  if (req.url.startsWith('/')) next();
  else res.status(400).type('text/plain').send('Bad Request\n');
};
