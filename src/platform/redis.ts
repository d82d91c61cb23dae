import { type Cluster, Redis as OneServer } from 'ioredis';
import type { Logger } from './log.ts';
import { readRedisAddress } from './redis-address.ts';
import { openCluster } from './redis-cluster.ts';
import { noteRefusedWrite, writeRefusal } from './redis-health.ts';
import { limitReplyTime } from './reply-limit.ts';

/** A client of one server or of a cluster. */
export type Redis = OneServer | Cluster;

/**
 * Milliseconds without a reply until a request's command fails. If Redis is down or hangs, a page
 * must answer 503 within a second.
 */
const replyLimitMs = 800;
/** Returns the milliseconds between two attempts to reconnect. */
const retryStrategy = (times: number): number => Math.min(times * 100, 1_000);

/**
 * Opens the client for sessions, rate limits and presence, which people wait for. While Redis is
 * unreachable its commands fail at once (with the defaults of ioredis a page would hang for more
 * than 40 s).
 */
export function openRequestRedis(url: string, log: Logger): Redis {
  const redis = openUnlimited(url, log);
  limitReplyTime(redis, replyLimitMs);
  return redis;
}

function openUnlimited(url: string, log: Logger): Redis {
  const common = { connectTimeout: 3_000, maxRetriesPerRequest: 1 };
  const address = readRedisAddress(url);
  if (address.isCluster)
    return watch(openCluster(address, { retryStrategy, enableOfflineQueue: false, node: common }, log), log);
  const redis: Redis = watch(
    new OneServer(url, {
      ...common,
      reconnectOnError: (error) =>
        writeRefusal.test(error.message) && leaveReplica(redis, error.message, log),
      enableOfflineQueue: false,
      retryStrategy,
      lazyConnect: false,
    }),
    log,
  );
  return redis;
}

/** After a failover only a new connection can reach the new primary. */
function leaveReplica(redis: Redis, reason: string, log: Logger): true {
  if (noteRefusedWrite(redis)) log.warn({ reason }, 'redis refuses writes; reconnecting');
  return true;
}

/**
 * Logs the first of consecutive connection errors, not each retry. Without an error listener a
 * client would end the process.
 */
function watch<R extends Redis>(redis: R, log: Logger): R {
  let isDown = false;
  redis.on('error', (err) => {
    if (!isDown) log.warn({ err }, 'redis connection lost');
    isDown = true;
  });
  redis.on('ready', () => {
    if (isDown) log.info('redis is back');
    isDown = false;
  });
  return redis;
}

/**
 * Opens the client that publishes announcements. They are hints: while Redis is unreachable they
 * are dropped, never queued.
 */
export function openPublishRedis(url: string, log: Logger): Redis {
  const redis = openRequestRedis(url, log);
  handleFailures(redis, ['publish', 'spublish'], (err) => log.debug({ err }, 'announcement dropped'));
  return redis;
}

/**
 * Opens the client that receives announcements. It reconnects without limit and restores its
 * subscriptions, on a cluster also after a slot or its primary moved.
 */
export function openSubscribeRedis(url: string, log: Logger): Redis {
  const redis = openRetryingRedis(url, log, { autoResubscribe: true });
  // Commands that are pending when the process closes the client fail.
  handleFailures(redis, subscriptionCommands, (err) => {
    if (redis.status === 'end') return;
    const isOld = err instanceof Error && /unknown command .?ssubscribe/i.test(err.message);
    const advice = isOld ? '; REDIS_URL needs Redis 7.0 or newer' : '';
    log.error({ err }, `redis refused a subscription: no announcements arrive${advice}`);
  });
  return redis;
}

const subscriptionCommands = [
  ...(['subscribe', 'psubscribe', 'ssubscribe'] as const),
  ...(['unsubscribe', 'punsubscribe', 'sunsubscribe'] as const),
];
type PubSubCommand = 'publish' | 'spublish' | (typeof subscriptionCommands)[number];

/**
 * The adapter ignores the results of these commands, and an unhandled rejection would end the
 * process.
 */
function handleFailures(
  redis: Redis,
  commands: readonly PubSubCommand[],
  onFailure: (error: unknown) => void,
): void {
  for (const name of commands) {
    const run = redis[name].bind(redis) as (...args: unknown[]) => Promise<unknown>;
    // A cluster client that does not know its nodes yet throws at once.
    const runSafely = async (...args: unknown[]) => {
      try {
        return await run(...args);
      } catch (error) {
        onFailure(error);
        return 0;
      }
    };
    Object.assign(redis, { [name]: runSafely });
  }
}

/**
 * Opens the client of a job queue. It waits without limit, as BullMQ requires, so work that must
 * continue without Redis must not use it.
 */
export const openJobRedis = (url: string, log: Logger): Redis =>
  openRetryingRedis(url, log, { reconnectOnError: (error) => writeRefusal.test(error.message) });

/** Opens a client whose commands wait for Redis. */
function openRetryingRedis(
  url: string,
  log: Logger,
  options: { autoResubscribe?: boolean; reconnectOnError?: (error: Error) => boolean },
): Redis {
  const node = { maxRetriesPerRequest: null, ...options };
  const address = readRedisAddress(url);
  return address.isCluster
    ? watch(openCluster(address, { retryStrategy, enableOfflineQueue: true, node }, log), log)
    : watch(new OneServer(url, { ...node, retryStrategy }), log);
}

/**
 * The prefix of channels. Redis's numbered databases share their channels, so the number is part of
 * the prefix. A cluster has only database 0.
 */
export function channelPrefix(url: string): string {
  const { urls, isCluster } = readRedisAddress(url);
  return `socket.io:${(!isCluster && new URL(urls[0] as string).pathname.slice(1)) || '0'}`;
}
