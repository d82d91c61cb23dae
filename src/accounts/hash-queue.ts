import { tooManyRequests, unavailable } from '../platform/errors.ts';
import { widerBlock } from '../platform/http/address-block.ts';
import { tooManyMessage } from '../platform/rate-limits/index.ts';
import type { RequestSource } from '../platform/security-record.ts';

const retryAfterSeconds = 1;

/** The source of a password to hash. */
export interface HashSource {
  /** An address, a /48 of IPv6, or the id of a known device. */
  readonly key: string;
  /** Whether the request comes from a known device of the account; these go first. */
  readonly isKnownDevice: boolean;
}

/** The source of a request: its known device, or else its IPv4 address or its /48 of IPv6. */
export const hashSourceOf = ({ addressBlock }: RequestSource, deviceId: string | null = null): HashSource =>
  deviceId === null
    ? { key: widerBlock(addressBlock) ?? addressBlock, isKnownDevice: false }
    : { key: deviceId, isKnownDevice: true };

export interface HashQueueLimits {
  /** The most concurrent hashes. */
  readonly running: number;
  /** The most waiting hashes of known devices, and of all others. */
  readonly waiting: number;
  /** The most waiting hashes of one source. */
  readonly waitingPerSource: number;
}

/**
 * Runs the work when it is its turn: known devices first, then one of each source in turn. A source
 * that sends many passwords delays itself, not others.
 * @throws {AppError} 429 if too many of the source are waiting, 503 if too many of all
 */
export type HashQueue = <T>(source: HashSource, work: () => Promise<T>) => Promise<T>;

export function createHashQueue(limits: HashQueueLimits): HashQueue {
  const [knownDevices, others] = [createTurns(limits), createTurns(limits)];
  let running = 0;
  return async (source, work) => {
    if (running < limits.running) running += 1;
    else await (source.isKnownDevice ? knownDevices : others).wait(source.key);
    try {
      return await work();
    } finally {
      const start = knownDevices.next() ?? others.next();
      if (start) start();
      else running -= 1;
    }
  };
}

function createTurns({ waiting, waitingPerSource }: HashQueueLimits) {
  /** Waiting hashes by source. The first source in the map has the next turn. */
  const bySource = new Map<string, Array<() => void>>();
  let size = 0;
  return {
    async wait(key: string): Promise<void> {
      const mine = bySource.get(key) ?? [];
      if (mine.length >= waitingPerSource)
        throw tooManyRequests(tooManyMessage(retryAfterSeconds * 1_000), retryAfterSeconds);
      if (size >= waiting) throw unavailable(new Error('too many passwords to check'));
      size += 1;
      bySource.set(key, mine);
      await new Promise<void>((resolve) => mine.push(resolve));
    },
    /** Takes the next one out; undefined if nothing waits. */
    next(): (() => void) | undefined {
      const [first] = bySource;
      if (!first) return undefined;
      const [key, mine] = first;
      const start = mine.shift();
      size -= 1;
      bySource.delete(key);
      if (mine.length > 0) bySource.set(key, mine);
      return start;
    },
  };
}
