import type { Request, RequestHandler } from 'express';
import { misdirected } from '../errors.ts';
import type { Logger } from '../log.ts';
import { isLoopbackHost } from '../setting-rules.ts';

const longestLoggedHost = 100;
const foreignHostWarning =
  'redirecting a request for another host name; if every page redirects, the proxy does not pass on Host';

/**
 * Gives the site one address. A request for another host name is redirected to `publicOrigin`; one
 * that would change something is refused with 421. Ports are not compared, because a proxy may
 * leave its own port in `Host`, and the redirect would then loop.
 */
export function redirectForeignHosts(publicOrigin: string, log: Logger): RequestHandler {
  const publicHost = new URL(publicOrigin).hostname;
  let isLogged = false;
  const isOwn = (host: string) => host === publicHost || (isLoopbackHost(publicHost) && isLoopbackHost(host));
  return (req, res, next) => {
    // Express reads `X-Forwarded-Host` only behind a trusted proxy (`trust proxy`).
    const host = req.hostname?.toLowerCase() ?? '';
    if (isOwn(host)) return next();
    // Log once: a client can send any number of such requests, and behind a proxy that replaces the
    // host name every request is one.
    if (!isLogged) log.warn({ host: host.slice(0, longestLoggedHost) }, foreignHostWarning);
    isLogged = true;
    if (req.method !== 'GET' && req.method !== 'HEAD') return next(misdirected());
    // Browsers must not cache a redirect that a wrong setting caused.
    return res.set('Cache-Control', 'no-store').redirect(308, `${publicOrigin}${pathOf(req)}`);
  };
}

/**
 * Returns the path and query as sent. A client may also send a whole URL as the target, as it does
 * to a proxy.
 */
function pathOf({ originalUrl }: Request): string {
  if (originalUrl.startsWith('/')) return originalUrl;
  if (!URL.canParse(originalUrl)) return '/';
  const { pathname, search } = new URL(originalUrl);
  return pathname + search;
}
