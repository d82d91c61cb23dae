import type { Cluster, Redis } from 'ioredis';
import { UnfitError } from './http/health.ts';

/**
 * How a read-only replica, or a primary that lost its replicas, refuses a write (also inside a
 * script). A new connection may reach the server that takes over.
 */
export const writeRefusal = /READONLY You can't write|NOREPLICAS Not enough good replicas/;
/** A server that cannot save to its disk refuses writes too. A new process would not help. */
const cannotSave = /^MISCONF/;
/** The errors of a client that has lost its server, or of a server that cannot work now. */
const unavailable =
  /Command timed out|Stream isn't writeable|Connection is closed|^(LOADING|MISCONF|OOM|READONLY|EXECABORT)/;
/** The same for a cluster: no node answers, or no replica has taken the place of a lost one yet. */
const clusterUnavailable =
  /^Cluster isn't ready|^CLUSTERDOWN|^Too many Cluster redirections|^None of startup nodes|^Failed to refresh slots/;
/** The clients whose server refused a write and has not accepted one since. */
const demoted = new WeakSet<object>();
/** The event that a request client emits when a write succeeds after a refusal. */
const writableAgain = 'writable-again';
/**
 * This key is never set, so deleting it is a write that changes nothing, not even the append-only
 * file.
 */
const probeKey = 'write-probe';

/** Notes that this client's server refused a write. Returns whether it is the first refusal. */
export function noteRefusedWrite(redis: object): boolean {
  const isFirst = !demoted.has(redis);
  demoted.add(redis);
  return isFirst;
}

/**
 * Resolves if Redis accepts writes, and also if only its memory or disk is full: pages can still be
 * read then, and a new process would not help.
 * @throws {UnfitError} `not writable` for a read-only replica, another error if Redis does not
 * answer
 */
export async function checkRedisWrites(redis: Pick<Redis | Cluster, 'del' | 'emit'> & object): Promise<void> {
  try {
    await redis.del(probeKey);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (cannotSave.test(message)) return;
    throw writeRefusal.test(message) ? new UnfitError('not writable', error) : error;
  }
  if (demoted.delete(redis)) redis.emit(writableAgain);
}

/**
 * Calls `act` when a write of a request client succeeds after its server refused one as a replica.
 */
export const onWritableAgain = (redis: Redis | Cluster, act: () => void): void =>
  void redis.on(writableAgain, act);

/**
 * Whether an error says that Redis is unreachable, hangs, or refuses writes, so that the same
 * request may succeed later.
 */
export function isRedisUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, message } = error;
  if (['MaxRetriesPerRequestError', 'AbortError', 'ClusterAllFailedError'].includes(name)) return true;
  return writeRefusal.test(message) || unavailable.test(message) || clusterUnavailable.test(message);
}
