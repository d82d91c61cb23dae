import type { RequestHandler } from 'express';

/** A path, or a whole address as proxies send it. */
const usualTarget = /^(\/|https?:\/\/)/i;

/**
 * Refuses request targets that are neither a path nor an address, such as `OPTIONS *`: sessions and
 * static files are looked up by paths.
 */
export const refuseOddTargets: RequestHandler = (req, res, next) => {
  if (usualTarget.test(req.url)) next();
  else res.status(400).type('text/plain').send('Bad Request\n');
};
