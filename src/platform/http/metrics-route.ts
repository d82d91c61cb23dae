import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type Request, type RequestHandler, type Router } from 'express';
import type { Registry } from 'prom-client';
import type { RequestMeter } from '../metrics.ts';
import { isFromThisMachine } from './from-this-machine.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** With a token: whoever has it. Without one: whoever asks on this machine, and not through a proxy that stands on it. */
function mayRead(req: Request, token: string | undefined): boolean {
  if (token !== undefined) {
    const given = /^Bearer (\S+)$/i.exec(req.get('authorization') ?? '')?.[1] ?? '';
    return timingSafeEqual(digest(given), digest(token));
  }
  return isFromThisMachine(req);
}

/** `/metrics` in Prometheus's text form. To everybody else it is not there. */
export function metricsRoute(registry: Registry, token: string | undefined): Router {
  const router = express.Router();
  router.get('/metrics', async (req, res) => {
    if (!mayRead(req, token)) return res.status(404).type('text/plain').send('Not Found\n');
    return res
      .set('Cache-Control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
  return router;
}

/** Reports every answered request. A route that matched nothing is `none`; what is under `/static/` is one route. */
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
