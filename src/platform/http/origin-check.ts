import type { RequestHandler } from 'express';
import { forbidden } from '../errors.ts';
import type { Logger } from '../log.ts';
import { recordRefusal } from './record-refusal.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const message = '다른 사이트에서 보낸 요청은 받을 수 없어요. 책모임 안에서 다시 시도해 주세요.';

/**
 * Whether the browser says the request comes from the site's own pages. One of the two headers is
 * enough; a foreign value in either refuses the request, and so does the lack of both (OWASP: fetch
 * metadata with a mandatory Origin fallback).
 */
export function isOwnOrigin(
  headers: { origin?: string | undefined; 'sec-fetch-site'?: string | string[] | undefined },
  allowedOrigins: readonly string[],
): boolean {
  const site = headers['sec-fetch-site'];
  if (headers.origin !== undefined && !allowedOrigins.includes(headers.origin)) return false;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return headers.origin !== undefined || site !== undefined;
}

/**
 * Refuses state-changing requests that do not come from the site's own pages. Mount it after the
 * session, so that the security log can name the account of the request.
 */
export function checkOrigin(allowedOrigins: readonly string[], log: Logger): RequestHandler {
  return (req, _res, next) => {
    if (safeMethods.has(req.method) || isOwnOrigin(req.headers, allowedOrigins)) return next();
    recordRefusal(log, req, 'foreign-origin');
    return next(forbidden(message));
  };
}
