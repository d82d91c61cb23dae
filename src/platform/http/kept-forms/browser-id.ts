import { randomBytes } from 'node:crypto';
import { parseCookie } from 'cookie';
import { sign, unsign } from 'cookie-signature';
import type { Request, Response } from 'express';
import { keptFormLimits } from './kept-form.ts';

/** Ids in a cookie that prove which browser a form was kept for. */
export interface BrowserIds {
  /** Returns the id in the browser's cookie; null if there is none or its signature is wrong. */
  find(req: Request): string | null;
  /** Sends the browser its id, or a new one, in a cookie that lasts as long as a kept form. */
  give(req: Request, res: Response): string;
}

export function createBrowserIds(publicOrigin: string, secrets: readonly string[]): BrowserIds {
  const [secret = ''] = secrets;
  const isHttps = publicOrigin.startsWith('https:');
  const name = isHttps ? '__Host-kept' : 'kept';
  const find = (req: Request): string | null => {
    const value = parseCookie(req.headers.cookie ?? '')[name] ?? '';
    for (const known of secrets) {
      const id = unsign(value, known);
      if (id !== false) return id;
    }
    return null;
  };
  return {
    find,
    give: (req, res) => {
      const id = find(req) ?? randomBytes(24).toString('base64url');
      res.cookie(name, sign(id, secret), {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: isHttps,
        maxAge: keptFormLimits.lifetimeMs,
      });
      return id;
    },
  };
}
