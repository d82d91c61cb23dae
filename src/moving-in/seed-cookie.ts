import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { isSeed } from './link-tokens.ts';

const name = 'new-links';
const lifetimeMs = 10 * 60_000;

const optionsFor = (path: string, publicOrigin: string): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  path,
  secure: publicOrigin.startsWith('https:'),
});

/** Gives the browser the secret of new links for the page at `path`. */
export const carrySeed = (res: Response, path: string, seed: string, publicOrigin: string): void =>
  void res.cookie(name, seed, { ...optionsFor(path, publicOrigin), maxAge: lifetimeMs });

/** Returns the carried secret, and deletes the cookie; null without one. */
export function takeSeed(req: Request, res: Response, path: string, publicOrigin: string): string | null {
  const seed = parseCookie(req.headers.cookie ?? '')[name];
  if (seed === undefined) return null;
  res.clearCookie(name, optionsFor(path, publicOrigin));
  return isSeed(seed) ? seed : null;
}
