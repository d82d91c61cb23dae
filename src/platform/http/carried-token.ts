import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';

// The link of a new token is shown on the page after the form. The server stores only a hash, so
// the browser that made the link carries its token there.

const usualLifetimeMs = 5 * 60_000;

/** The cookie of one kind of token. Only the pages below `path` get it. */
export interface TokenCarrier {
  readonly name: string;
  readonly path: string;
  readonly publicOrigin: string;
  /** Five minutes if not given. */
  readonly lifetimeMs?: number;
}

const optionsOf = ({ path, publicOrigin }: TokenCarrier): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  path,
  secure: publicOrigin.startsWith('https:'),
});

/** Gives the browser the token for its next page. */
export const carryToken = (res: Response, carrier: TokenCarrier, token: string): void =>
  void res.cookie(carrier.name, token, {
    ...optionsOf(carrier),
    maxAge: carrier.lifetimeMs ?? usualLifetimeMs,
  });

/** Returns the carried token, which stays; null if there is none. */
export const readToken = (req: Request, { name }: TokenCarrier): string | null =>
  parseCookie(req.headers.cookie ?? '')[name] ?? null;

/** Returns the carried token, and deletes the cookie; null if there is none. */
export function takeToken(req: Request, res: Response, carrier: TokenCarrier): string | null {
  const token = readToken(req, carrier);
  if (token !== null) res.clearCookie(carrier.name, optionsOf(carrier));
  return token;
}
