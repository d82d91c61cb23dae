import type { Request, RequestHandler } from 'express';
import { misdirected } from '../errors.ts';
import type { Logger } from '../log.ts';
import { isLoopbackHost } from '../setting-rules.ts';

const longestLoggedHost = 100;
const foreignHostWarning =
  'redirecting a request for another host name; if every page redirects, the proxy does not pass on Host';

/**
 * Gives the site one address: what is asked for under another host name goes to `publicOrigin`, and
 * what would change something there is refused with 421. Ports are not compared, because a proxy
 * may leave its own in `Host`, and the redirect would then lead back here for ever.
 */
export function redirectForeignHosts(publicOrigin: string, log: Logger): RequestHandler {
  const publicHost = new URL(publicOrigin).hostname;
  let isLogged = false;
  const isOwn = (host: string) => host === publicHost || (isLoopbackHost(publicHost) && isLoopbackHost(host));
  return (req, res, next) => {
    // Through `trust proxy`: `X-Forwarded-Host` counts only where a proxy is known to stand.
    const host = req.hostname?.toLowerCase() ?? '';
    if (isOwn(host)) return next();
    // Once: a stranger may send any number of them. A proxy that hides the name makes all of them.
    if (!isLogged) log.warn({ host: host.slice(0, longestLoggedHost) }, foreignHostWarning);
    isLogged = true;
    if (req.method !== 'GET' && req.method !== 'HEAD') return next(misdirected());
    // A wrong setting must not stay in browsers.
    return res.set('Cache-Control', 'no-store').redirect(308, `${publicOrigin}${pathOf(req)}`);
  };
}

/**
 * The path and query as they were sent. A client may also send a whole URL as target, as to a
 * proxy.
 */
function pathOf({ originalUrl }: Request): string {
  if (originalUrl.startsWith('/')) return originalUrl;
  if (!URL.canParse(originalUrl)) return '/';
  const { pathname, search } = new URL(originalUrl);
  return pathname + search;
}
