import { createThrottle, noThrottle, type Throttle } from '../accounts/index.ts';
import { findScanAgeSeconds } from '../alarms/index.ts';
import { letterClosing, operatorOf } from '../legal/index.ts';
import { type ModelServices, openModel } from '../model/index.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { readDatabaseAddress } from '../platform/database-address.ts';
import { type OpenDatabase, openDatabase } from '../platform/db.ts';
import type { Env } from '../platform/env.ts';
import type { MetricsReaders } from '../platform/http/metrics-route.ts';
import type { Logger } from '../platform/log.ts';
import { createMailer, type Mailer } from '../platform/mail.ts';
import { createMailRecord } from '../platform/mail-record.ts';
import { createMetrics, measurePool, type Registry } from '../platform/metrics.ts';
import { createRateLimits, noRateLimits, type RateLimits } from '../platform/rate-limits/index.ts';
import { openRequestRedis, type Redis } from '../platform/redis.ts';
import { checkRedisWrites } from '../platform/redis-health.ts';
import { openSearchPool, type SearchPool } from '../platform/search/index.ts';

/** Most PostgreSQL connections of one process, besides those for searches. */
const defaultConnections = { web: 10, worker: 5 };

/** The open resources of a process. A function takes the part that it needs. */
export interface Live extends Omit<OpenDatabase, 'close'> {
  readonly env: Env;
  readonly log: Logger;
  readonly clock: Clock;
  readonly redis: Redis;
  readonly throttle: Throttle;
  readonly rateLimits: RateLimits;
  /** A separate pool for searches, so that slow ones do not block pages. */
  readonly searches: SearchPool;
  readonly metrics: Registry;
  readonly mailer: Mailer | null;
  /** The language model: one client and one budget for all features. */
  readonly model: ModelServices;
  close(): Promise<void>;
}

/**
 * Opens the resources that the settings name. It does not wait for them: connections are opened on
 * first use or in the background, so an unreachable PostgreSQL or Redis does not stop the start.
 */
export function connect(env: Env, log: Logger, process: 'web' | 'worker', clock: Clock = systemClock): Live {
  if (env.BENCH) log.warn('BENCH=1: rate and connection limits are off');
  for (const line of env.unfit) log.warn(`BENCH=1: not fit for a real site: ${line}`);
  for (const { setting, message } of env.warnings) {
    // The worker serves no visitors, so it needs no proxy setting.
    if (setting !== 'TRUST_PROXY' || process === 'web') log.warn(`${setting}: ${message}`);
  }
  const { ignored } = readDatabaseAddress(env.DATABASE_URL);
  if (ignored.length > 0) log.warn(`DATABASE_URL: these parameters are ignored: ${ignored.join(', ')}`);
  const { db, pool, close } = openDatabase(env.DATABASE_URL, {
    max: env.DATABASE_CONNECTIONS ?? defaultConnections[process],
    log,
    isForPages: process === 'web',
    sharesReads: process === 'web',
  });
  pool.once('connect', () => warnWithoutTimeLimit(pool, log));
  const searches = openSearchPool(env.DATABASE_URL, { log, now: () => performance.now() });
  const redis = openRequestRedis(env.REDIS_URL, log);
  const metrics = createMetrics(process);
  measurePool(metrics, pool);
  const rateLimits = env.BENCH ? noRateLimits : createRateLimits(redis, env.RATE_LIMITS);
  const mailRecord = createMailRecord({ metrics, redis, clock, log });
  const mailer = createMailer({
    smtpUrl: env.SMTP_URL,
    api: env.mailApi && { ...env.mailApi, fetch },
    from: env.MAIL_FROM,
    closing: letterClosing(operatorOf(env)),
    isDevelopment: env.NODE_ENV !== 'production',
    log,
    onOutcome: mailRecord.note,
  });
  if (mailer) void mailRecord.verify(mailer);
  return {
    env,
    log,
    clock,
    db,
    pool,
    searches,
    redis,
    metrics,
    mailer,
    model: openModel({ env, redis, clock, log, metrics }),
    throttle: env.BENCH ? noThrottle : createThrottle({ redis, rateLimits, clock }),
    rateLimits,
    close: async () => {
      redis.disconnect();
      await searches.close();
      await close();
    },
  };
}

/**
 * Logs a warning when statements have no time limit: a connection pooler may drop the limit that
 * the connection asks for.
 */
function warnWithoutTimeLimit(pool: OpenDatabase['pool'], log: Logger): void {
  pool.query<{ limit: string }>("SELECT current_setting('statement_timeout') AS limit").then(
    ({ rows }) => {
      if (rows[0]?.limit === '0')
        log.warn('DATABASE_URL: statements have no time limit there; set statement_timeout for its role');
    },
    // Other queries report a lost connection.
    () => undefined,
  );
}

/** Decides who may read `/metrics`. */
export const metricsReaders = (env: Pick<Env, 'METRICS_TOKEN' | 'NODE_ENV'>): MetricsReaders => ({
  token: env.METRICS_TOKEN,
  allowsThisMachine: env.NODE_ENV !== 'production',
});

/** The dependency checks of `/readyz`. */
export const readinessChecks = ({ pool, redis }: Pick<Live, 'pool' | 'redis'>) => ({
  postgres: () => pool.query('SELECT 1'),
  redis: () => checkRedisWrites(redis),
});

/**
 * Returns the age of the worker's heartbeat for `/readyz` of the web process. It never makes the
 * web unready: without a worker alarms are late, and pages still work.
 */
export const workerState =
  ({ pool }: Pick<Live, 'pool'>) =>
  async () => {
    const age = await findScanAgeSeconds(pool);
    return { lastTickSecondsAgo: age === null ? null : Math.round(age) };
  };
