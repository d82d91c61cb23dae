import { RedisStore } from 'connect-redis';
import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Clock } from '../clock.ts';
import type { Redis } from '../redis.ts';

declare module 'express-session' {
  interface SessionData {
    /** Milliseconds since 1970 when the person logged in. */
    issuedAt?: number;
  }
}

/** Seconds. A session ends after a day without a request, and two weeks after the log-in whatever happens. */
const idleLifetime = 24 * 60 * 60;
export const absoluteLifetime = 14 * 24 * 60 * 60;
/** Seconds between two renewals of a session's idle lifetime in Redis: not each request pays for one. */
const renewalInterval = 60;
export const sessionKeyPrefix = 'sess:';

export const sessionCookieName = (publicOrigin: string) =>
  publicOrigin.startsWith('https:') ? '__Host-sid' : 'sid';

export interface SessionOptions {
  readonly redis: Redis;
  readonly clock: Clock;
  readonly secrets: readonly string[];
  readonly publicOrigin: string;
}

/** Sessions in Redis; visitors have none until they log in. */
export function sessions(options: SessionOptions): RequestHandler[] {
  const isHttps = options.publicOrigin.startsWith('https:');
  const handler = session({
    name: sessionCookieName(options.publicOrigin),
    secret: [...options.secrets],
    store: new ThriftyStore(
      { client: options.redis, prefix: sessionKeyPrefix, ttl: idleLifetime },
      options.clock,
    ),
    resave: false,
    saveUninitialized: false,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: isHttps,
    },
  });
  // TLS ends at the proxy, and express-session would keep a Secure cookie back from what looks like plain http here.
  const behindTls: RequestHandler = (req, _res, next) => {
    Object.defineProperty(req, 'secure', { value: true });
    next();
  };
  return isHttps ? [behindTls, handler] : [handler];
}

/** express-session renews the lifetime at the end of each request and holds the answer back meanwhile; this does it once a minute per session. */
class ThriftyStore extends RedisStore {
  private readonly renewedAt = new Map<string, number>();
  private readonly clock: Clock;

  constructor(options: ConstructorParameters<typeof RedisStore>[0], clock: Clock) {
    super(options);
    this.clock = clock;
  }

  override async touch(...args: Parameters<RedisStore['touch']>): Promise<unknown> {
    const [sid, , done] = args;
    const now = this.clock.now().getTime();
    if (now - (this.renewedAt.get(sid) ?? 0) < renewalInterval * 1_000) return done?.();
    if (this.renewedAt.size > 10_000) this.renewedAt.clear();
    this.renewedAt.set(sid, now);
    return super.touch(...args);
  }
}
