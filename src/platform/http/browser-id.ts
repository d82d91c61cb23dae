import { randomBytes } from 'node:crypto';
import { parseCookie } from 'cookie';
import { sign, unsign } from 'cookie-signature';
import type { CookieOptions, Request, Response } from 'express';

/** Random ids in a signed cookie. An id proves that the browser is the one that received it. */
export interface BrowserIds {
  /** Returns the id in the browser's cookie; null if there is none or its signature is wrong. */
  find(req: Request): string | null;
  /** Sends the browser its id, or a new one, in a cookie with the full lifetime. */
  give(req: Request, res: Response): string;
  /** Deletes the cookie. */
  forget(res: Response): void;
}

export interface BrowserIdOptions {
  /** The cookie's name on http; on https it begins with `__Host-`. */
  readonly name: string;
  readonly lifetimeMs: number;
  readonly publicOrigin: string;
  /** The first one signs; all are accepted. */
  readonly secrets: readonly string[];
}

export function createBrowserIds({ publicOrigin, secrets, ...options }: BrowserIdOptions): BrowserIds {
  // The same secrets sign sessions and other cookies, whose ids must not pass for these.
  const keys = secrets.map((secret) => `${options.name} ${secret}`);
  const [key = ''] = keys;
  const isHttps = publicOrigin.startsWith('https:');
  const name = isHttps ? `__Host-${options.name}` : options.name;
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps };
  const find = (req: Request): string | null => {
    const value = parseCookie(req.headers.cookie ?? '')[name] ?? '';
    for (const known of keys) {
      const id = unsign(value, known);
      if (id !== false && idShape.test(id)) return id;
    }
    return null;
  };
  return {
    find,
    give: (req, res) => {
      const id = find(req) ?? randomBytes(24).toString('base64url');
      res.cookie(name, sign(id, key), { ...cookie, maxAge: options.lifetimeMs });
      return id;
    },
    forget: (res) => void res.clearCookie(name, cookie),
  };
}

const idShape = /^[\w-]{32}$/;
