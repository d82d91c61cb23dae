import type { RequestHandler, Response } from 'express';
import { idleSeconds } from './session-lifetime.ts';

/** The name of the session cookie. */
export const sessionCookieName = (publicOrigin: string): string =>
  publicOrigin.startsWith('https:') ? '__Host-sid' : 'sid';

/** Deletes the session cookie in the browser. */
export const clearSessionCookie = (res: Response, publicOrigin: string): void =>
  void res.clearCookie(sessionCookieName(publicOrigin), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicOrigin.startsWith('https:'),
  });

/**
 * Puts the session cookie before other cookies of a response, and gives a kept session's cookie
 * `Max-Age` besides `Expires`: express-session writes only `Expires`, which a browser with a wrong
 * clock misreads. Mount it before the session handler.
 */
export function tidySessionCookie(publicOrigin: string): RequestHandler {
  const start = `${sessionCookieName(publicOrigin)}=`;
  const tidy = (cookie: string) =>
    /; Expires=/.test(cookie) && !cookie.startsWith(`${start};`)
      ? `${cookie}; Max-Age=${idleSeconds.kept}`
      : cookie;
  return (_req, res, next) => {
    const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => typeof res;
    res.writeHead = (...args: unknown[]) => {
      const cookies = res.getHeader('Set-Cookie');
      if (Array.isArray(cookies)) {
        const own = cookies.filter((cookie) => cookie.startsWith(start)).map(tidy);
        const others = cookies.filter((cookie) => !cookie.startsWith(start));
        res.setHeader('Set-Cookie', [...own, ...others]);
      }
      return writeHead(...args);
    };
    next();
  };
}
