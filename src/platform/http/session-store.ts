import { RedisStore } from 'connect-redis';
import type { Request } from 'express';
import type { SessionData } from 'express-session';
import type { Clock } from '../clock.ts';
import type { Redis } from '../redis.ts';
import { idleSeconds } from './session-lifetime.ts';

/**
 * Seconds between two renewals of a session's idle lifetime in Redis, so that most requests need
 * none.
 */
const renewalIntervalSeconds = 60;
export const sessionKeyPrefix = 'sess:';

/** The idle lifetime of a session in seconds. */
const lifetimeOf = ({ cookie }: SessionData): number =>
  cookie.originalMaxAge ? Math.ceil(cookie.originalMaxAge / 1_000) : idleSeconds.plain;

/**
 * Renews a session's lifetime once a minute at most; express-session would do it at the end of each
 * request and delay the response. A session that ended during a request stays ended: a session that
 * is missing in Redis is stored only if it is new.
 */
export class ThriftyStore extends RedisStore {
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
