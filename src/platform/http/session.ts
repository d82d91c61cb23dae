import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { Clock } from '../clock.ts';
import type { Redis } from '../redis.ts';
import { sessionCookieName, tidySessionCookie } from './session-cookie.ts';
import { idleSeconds } from './session-lifetime.ts';
import { ThriftyStore } from './session-store.ts';

declare module 'express-session' {
  interface SessionData {
    /**
     * When the cookie of a kept session was last sent (milliseconds since 1970). Only kept sessions
     * have it.
     */
    cookieSentAt?: number;
  }
}

/** Milliseconds after which the cookie of a kept session is sent again with its full lifetime. */
const cookieRenewalMs = 24 * 60 * 60 * 1_000;

export interface SessionOptions {
  readonly redis: Redis;
  readonly clock: Clock;
  readonly secrets: readonly string[];
  readonly publicOrigin: string;
}

/** Sessions in Redis; visitors have none until they log in. */
export function sessions(options: SessionOptions): RequestHandler[] {
  const { redis, clock, publicOrigin } = options;
  const isHttps = publicOrigin.startsWith('https:');
  const handler = session({
    name: sessionCookieName(publicOrigin),
    secret: [...options.secrets],
    store: new ThriftyStore(redis, clock),
    resave: false,
    saveUninitialized: false,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: isHttps,
    },
  });
  // A change to the session makes express-session send its cookie again.
  const renewCookie: RequestHandler = (req, _res, next) => {
    const now = clock.now().getTime();
    if (now - (req.session.cookieSentAt ?? now) >= cookieRenewalMs) req.session.cookieSentAt = now;
    next();
  };
  // TLS ends at the proxy, so requests look like plain HTTP here and express-session would not send
  // a Secure cookie.
  const behindTls: RequestHandler = (req, _res, next) => {
    Object.defineProperty(req, 'secure', { value: true });
    next();
  };
  const handlers = [tidySessionCookie(publicOrigin), handler, renewCookie];
  return isHttps ? [behindTls, ...handlers] : handlers;
}

/**
 * Lets the session of this request survive closing the browser, until 60 days after its last use.
 * The caller saves the session.
 */
export function keepSession(session: Request['session'], now: Date): void {
  session.cookie.maxAge = idleSeconds.kept * 1_000;
  session.cookieSentAt = now.getTime();
}
