import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import { describeError, type Logger } from '../log.ts';

const quietPaths = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Logs one line per request with its id, which is also in `X-Request-Id` and on error pages.
 * Headers, query and body are not logged: they hold sessions and typed text.
 */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (_req, res) => {
      const id = randomUUID();
      res.setHeader('X-Request-Id', id);
      return id;
    },
    quietReqLogger: true,
    autoLogging: { ignore: (req) => quietPaths.has(req.url ?? '') || (req.url ?? '').startsWith('/static/') },
    customAttributeKeys: { reqId: 'requestId', responseTime: 'ms' },
    serializers: {
      // Without it pino-http would log all properties of an error: Redis's hold the whole command.
      err: (error: { raw?: unknown } | null | undefined) => describeError(error?.raw ?? error),
      req: (req: { method: string; url: string }) => ({ method: req.method, path: loggedPath(req.url) }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
    },
    // The error handler already logs errors with their cause; pino-http would log them again.
    customLogLevel: () => 'info',
  });
}

/** Returns the path without its query and without the secret of an invitation or a calendar. */
const loggedPath = (url: string): string =>
  (url.split('?', 1)[0] ?? '').replace(/^\/+(i|calendar)\/.*/i, (_path, place: string) => `/${place}/:token`);
