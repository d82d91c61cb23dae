import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';

// The link of a new invitation is shown on the page after the form. The server stores only a hash,
// so the browser that made the link carries its token there.

const name = 'new-invite';
const lifetimeMs = 5 * 60_000;

const optionsFor = (clubId: number, publicOrigin: string): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  path: `/clubs/${clubId}`,
  secure: publicOrigin.startsWith('https:'),
});

/** Gives the browser the token of a new link for its next page of the club. */
export const carryToken = (res: Response, clubId: number, token: string, publicOrigin: string): void =>
  void res.cookie(name, token, { ...optionsFor(clubId, publicOrigin), maxAge: lifetimeMs });

/** Returns the carried token, and deletes the cookie; null if there is none. */
export function takeToken(req: Request, res: Response, clubId: number, publicOrigin: string): string | null {
  const token = parseCookie(req.headers.cookie ?? '')[name];
  if (token === undefined) return null;
  res.clearCookie(name, optionsFor(clubId, publicOrigin));
  return token;
}
