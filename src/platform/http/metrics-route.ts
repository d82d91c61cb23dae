import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type Request, type RequestHandler, type Router } from 'express';
import type { Registry } from 'prom-client';
import type { RequestMeter } from '../metrics.ts';
import { isFromThisMachine } from './from-this-machine.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

export interface MetricsReaders {
  /** A request with this bearer token may read the metrics. */
  readonly token: string | undefined;
  /**
   * Whether requests from this machine may read the metrics without a token. Must be false on a
   * real site, where such a request may come through a proxy.
   */
  readonly allowsThisMachine: boolean;
}

function mayRead(req: Request, { token, allowsThisMachine }: MetricsReaders): boolean {
  if (token === undefined) return allowsThisMachine && isFromThisMachine(req);
  const given = /^Bearer (\S+)$/i.exec(req.get('authorization') ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

/** Serves `/metrics` in Prometheus's text format. Requests without permission get 404. */
export function metricsRoute(registry: Registry, readers: MetricsReaders): Router {
  const router = express.Router();
  router.get('/metrics', async (req, res) => {
    if (!mayRead(req, readers)) return res.status(404).type('text/plain').send('Not Found\n');
    return res
      .set('Cache-Control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
  return router;
}

/**
 * Measures every answered request. Unmatched routes are labelled `none`; everything under
 * `/static/` is one route.
 */
export function countRequests(meter: RequestMeter): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    res.once('finish', () => {
      const pattern: unknown = req.route?.path;
      const path = Array.isArray(pattern) ? pattern[0] : pattern;
      const route =
        typeof path === 'string' ? req.baseUrl + path : req.path.startsWith('/static/') ? '/static' : 'none';
      meter({
        method: req.method,
        route: route.startsWith('/static/') ? '/static' : route,
        status: res.statusCode,
        seconds: (performance.now() - startedAt) / 1_000,
      });
    });
    next();
  };
}
