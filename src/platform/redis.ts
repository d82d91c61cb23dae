import { Redis } from 'ioredis';
import { UnfitError } from './http/health.ts';
import type { Logger } from './log.ts';

export type { Redis };

/**
 * What a read-only replica says to a write, and a primary that lost its replicas, also from inside
 * a script: another connection may lead to the server that takes over.
 */
const refusal = /READONLY You can't write|NOREPLICAS Not enough good replicas/;
/** A server that cannot save to its disk refuses writes too, and would do so to a new process. */
const cannotSave = /^MISCONF/;
/** The clients whose server refused a write and has not taken one since. */
const demoted = new WeakSet<object>();
/** Emitted by a client of requests when a write succeeds again after a refusal. */
const writableAgain = 'writable-again';
/**
 * Never set, so that deleting it is a write that changes nothing, not even in the append-only file.
 */
const probeKey = 'write-probe';

/** Milliseconds until a command of a request is given up: a page must say 503 within a second when Redis is dead or hung. */
const commandTimeout = 800;
/** Milliseconds between tries to reach a lost Redis. */
const retryDelay = { step: 100, max: 1_000 };

/**
 * The client for sessions, limits and presence, which people wait for: it fails at once when Redis is away instead of queueing
 * (with the defaults of ioredis a page hangs for more than 40 s).
 */
export function openRequestRedis(url: string, log: Logger): Redis {
  const redis: Redis = watch(
    new Redis(url, {
      commandTimeout,
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

/** After a failover the address may lead to the new primary: only a new connection finds it. */
function leaveReplica(redis: Redis, reason: string, log: Logger): true {
  if (!demoted.has(redis)) log.warn({ reason }, 'redis refuses writes; reconnecting');
  demoted.add(redis);
  return true;
}

/**
 * Resolves when Redis takes writes, and when only its memory or its disk is full: pages can be read
 * then, and a new process would not help.
 * @throws {UnfitError} `not writable` for a read-only replica, another error when Redis does not
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
 * Calls `act` when the server of a client of requests was a replica and a write succeeds again,
 * perhaps on another server.
 */
export const onWritableAgain = (redis: Redis, act: () => void): void => void redis.on(writableAgain, act);

/** Logs the first of a run of connection errors, not each retry. A client without an error listener would end the process. */
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

/** Whether an error means "Redis is away, hung, or refuses writes", so that the same request may work later. */
export function isRedisUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'MaxRetriesPerRequestError' || error.name === 'AbortError') return true;
  if (refusal.test(error.message)) return true;
  return /Command timed out|Stream isn't writeable|Connection is closed|^(LOADING|MISCONF|OOM|READONLY|EXECABORT)/.test(
    error.message,
  );
}

/** The client that publishes announcements. They are hints: with Redis away they are dropped at once, never queued to arrive late. */
export function openPublishRedis(url: string, log: Logger): Redis {
  const redis = openRequestRedis(url, log);
  mindFailures(redis, ['publish'], (err) => log.debug({ err }, 'announcement dropped'));
  return redis;
}

/** The client that hears announcements: tries for ever to come back, and subscribes again to what it had. */
export function openSubscribeRedis(url: string, log: Logger): Redis {
  const redis = watch(
    new Redis(url, {
      maxRetriesPerRequest: null,
      autoResubscribe: true,
      retryStrategy: (times) => Math.min(times * retryDelay.step, retryDelay.max),
    }),
    log,
  );
  // What still waits for Redis when the process lets it go fails then.
  const commands = ['subscribe', 'psubscribe', 'unsubscribe', 'punsubscribe'] as const;
  mindFailures(redis, commands, (err) => {
    if (redis.status !== 'end') log.error({ err }, 'redis took no subscription: nothing is heard');
  });
  return redis;
}

/** The adapter does not look at what comes of these commands, and an unhandled rejection ends the process. */
function mindFailures(
  redis: Redis,
  commands: readonly ('publish' | 'subscribe' | 'psubscribe' | 'unsubscribe' | 'punsubscribe')[],
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

/** The client of a job queue: waits for ever, as BullMQ asks. Work that must go on without Redis does not hang on it. */
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

/** Redis's own databases do not separate channels; the number in the address does it here. */
export const channelPrefix = (url: string): string => `socket.io:${new URL(url).pathname.slice(1) || '0'}`;
