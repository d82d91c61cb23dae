import { Redis } from 'ioredis';
import { UnfitError } from './http/health.ts';
import type { Logger } from './log.ts';

export type { Redis };

/**
 * How a read-only replica, or a primary that lost its replicas, refuses a write (also inside a
 * script). A new connection may reach the server that takes over.
 */
const refusal = /READONLY You can't write|NOREPLICAS Not enough good replicas/;
/** A server that cannot save to its disk refuses writes too. A new process would not help. */
const cannotSave = /^MISCONF/;
/** The clients whose server refused a write and has not accepted one since. */
const demoted = new WeakSet<object>();
/** The event that a request client emits when a write succeeds after a refusal. */
const writableAgain = 'writable-again';
/**
 * This key is never set, so deleting it is a write that changes nothing, not even the append-only
 * file.
 */
const probeKey = 'write-probe';

/**
 * Milliseconds until a request's command fails. If Redis is down or hangs, a page must answer 503
 * within a second.
 */
const commandTimeoutMs = 800;
/** Milliseconds between attempts to reconnect. */
const retryDelay = { step: 100, max: 1_000 };

/**
 * Opens the client for sessions, rate limits and presence, which people wait for. While Redis is
 * unreachable its commands fail at once (with the defaults of ioredis a page would hang for more
 * than 40 s).
 */
export function openRequestRedis(url: string, log: Logger): Redis {
  const redis: Redis = watch(
    new Redis(url, {
      commandTimeout: commandTimeoutMs,
      reconnectOnError: (error) => refusal.test(error.message) && leaveReplica(redis, error.message, log),
      connectTimeout: 3_000,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      retryStrategy: (times) => Math.min(times * retryDelay.step, retryDelay.max),
      lazyConnect: false,
    }),
    log,
  );
  return redis;
}

/** After a failover only a new connection can reach the new primary. */
function leaveReplica(redis: Redis, reason: string, log: Logger): true {
  if (!demoted.has(redis)) log.warn({ reason }, 'redis refuses writes; reconnecting');
  demoted.add(redis);
  return true;
}

/**
 * Resolves if Redis accepts writes, and also if only its memory or disk is full: pages can still be
 * read then, and a new process would not help.
 * @throws {UnfitError} `not writable` for a read-only replica, another error if Redis does not
 * answer
 */
export async function checkRedisWrites(redis: Pick<Redis, 'del' | 'emit'> & object): Promise<void> {
  try {
    await redis.del(probeKey);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (cannotSave.test(message)) return;
    throw refusal.test(message) ? new UnfitError('not writable', error) : error;
  }
  if (demoted.delete(redis)) redis.emit(writableAgain);
}

/**
 * Calls `act` when a write of a request client succeeds after its server refused one as a replica.
 */
export const onWritableAgain = (redis: Redis, act: () => void): void => void redis.on(writableAgain, act);

/**
 * Logs the first of consecutive connection errors, not each retry. Without an error listener a
 * client would end the process.
 */
function watch(redis: Redis, log: Logger): Redis {
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
 * Whether an error says that Redis is unreachable, hangs, or refuses writes, so that the same
 * request may succeed later.
 */
export function isRedisUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'MaxRetriesPerRequestError' || error.name === 'AbortError') return true;
  if (refusal.test(error.message)) return true;
  return /Command timed out|Stream isn't writeable|Connection is closed|^(LOADING|MISCONF|OOM|READONLY|EXECABORT)/.test(
    error.message,
  );
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
 * subscriptions.
 */
export function openSubscribeRedis(url: string, log: Logger): Redis {
  const redis = watch(
    new Redis(url, {
      maxRetriesPerRequest: null,
      autoResubscribe: true,
      retryStrategy: (times) => Math.min(times * retryDelay.step, retryDelay.max),
    }),
    log,
  );
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
  const minded = (error: unknown) => {
    onFailure(error);
    return 0;
  };
  for (const name of commands) {
    const run = redis[name].bind(redis) as (...args: unknown[]) => Promise<unknown>;
    Object.assign(redis, { [name]: (...args: unknown[]) => run(...args).catch(minded) });
  }
}

/**
 * Opens the client of a job queue. It waits without limit, as BullMQ requires, so work that must
 * continue without Redis must not use it.
 */
export function openJobRedis(url: string, log: Logger): Redis {
  return watch(
    new Redis(url, {
      maxRetriesPerRequest: null,
      reconnectOnError: (error) => refusal.test(error.message),
      retryStrategy: (times) => Math.min(times * retryDelay.step, retryDelay.max),
    }),
    log,
  );
}

/**
 * The prefix of channels. Redis's numbered databases share their channels, so the number is part of
 * the prefix.
 */
export const channelPrefix = (url: string): string => `socket.io:${new URL(url).pathname.slice(1) || '0'}`;
