import { RedisStore } from 'connect-redis';
import type { Request, RequestHandler } from 'express';
import session, { type SessionData } from 'express-session';
import type { Clock } from '../clock.ts';
import type { Redis } from '../redis.ts';
import { sessionCookieName, tidySessionCookie } from './session-cookie.ts';
import { idleSeconds } from './session-lifetime.ts';

declare module 'express-session' {
  interface SessionData {
    /**
     * When the cookie of a kept session was last sent (milliseconds since 1970). Only kept sessions
     * have it.
     */
    cookieSentAt?: number;
  }
}

/**
 * Seconds between two renewals of a session's idle lifetime in Redis, so that most requests need
 * none.
 */
const renewalIntervalSeconds = 60;
/** Milliseconds after which the cookie of a kept session is sent again with its full lifetime. */
const cookieRenewalMs = 24 * 60 * 60 * 1_000;
export const sessionKeyPrefix = 'sess:';

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

/** The idle lifetime of a session in seconds. */
const lifetimeOf = ({ cookie }: SessionData): number =>
  cookie.originalMaxAge ? Math.ceil(cookie.originalMaxAge / 1_000) : idleSeconds.plain;

/**
 * Renews a session's lifetime once a minute at most; express-session would do it at the end of each
 * request and delay the response. A session that ended during a request stays ended: a session that
 * is missing in Redis is stored only if it is new.
 */
class ThriftyStore extends RedisStore {
  private readonly renewedAt = new Map<string, number>();
  private readonly stored = new WeakSet<object>();
  private readonly redis: Redis;
  private readonly clock: Clock;

  constructor(redis: Redis, clock: Clock) {
    super({ client: redis, prefix: sessionKeyPrefix, ttl: idleSeconds.plain });
    this.redis = redis;
    this.clock = clock;
  }

  override createSession(req: Request, data: SessionData) {
    const created = super.createSession(req, data);
    this.stored.add(created);
    return created;
  }

  override async set(sid: string, data: SessionData, done?: (err?: unknown) => void): Promise<void> {
    const entry = [sessionKeyPrefix + sid, JSON.stringify(data), 'EX', lifetimeOf(data)] as const;
    try {
      await (this.stored.has(data) ? this.redis.set(...entry, 'XX') : this.redis.set(...entry));
      this.stored.add(data);
    } catch (error) {
      if (!done) throw error;
      return done(error);
    }
    return done?.();
  }

  override async touch(...args: Parameters<RedisStore['touch']>): Promise<unknown> {
    const [sid, , done] = args;
    const now = this.clock.now().getTime();
    if (now - (this.renewedAt.get(sid) ?? 0) < renewalIntervalSeconds * 1_000) return done?.();
    if (this.renewedAt.size > 10_000) this.renewedAt.clear();
    this.renewedAt.set(sid, now);
    return super.touch(...args);
  }
}
