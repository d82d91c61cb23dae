import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';
import type { Clock } from '../clock.ts';
import { addressBlock, widerBlock, widerBlockFactor } from '../http/address-block.ts';
import { clientAddress } from '../http/client-address.ts';
import type { Limits } from '../rate-limits/index.ts';
import { closeAtOnce } from './close-at-once.ts';
import { createOpenCounts } from './open-counts.ts';
import { limitPackets } from './packet-limit.ts';
import { createSlidingWindow } from './sliding-window.ts';

/**
 * Maximum number of open sockets of one address block on one process: several school classes
 * behind one address, each with a page open.
 */
export const mostOpenPerBlock = 500;
/** When a client that was refused by `mostOpenPerBlock` may try again. */
const retryWhenCrowdedMs = 10_000;

export type SocketRefusal = 'handshakes' | 'open-sockets' | 'account-handshakes' | 'packets';

export interface SocketGuardOptions {
  readonly limits: Pick<Limits, 'socket-handshake' | 'socket-packets'>;
  readonly clock: Clock;
  /** Trusted proxies in front (`TRUST_PROXY`). */
  readonly proxies: number;
  /** Called for each refusal, for a counter. */
  readonly onRefused?: (reason: SocketRefusal) => void;
}

/**
 * Limits what one address, one account and one socket may cost a process. It counts in the memory
 * of the process, so a refusal costs no call to Redis.
 */
export interface SocketGuard {
  /**
   * Counts a handshake, and its connection until the TCP socket closes. Returns 0, or the
   * milliseconds until another try makes sense.
   */
  admit(request: IncomingMessage): number;
  /**
   * Counts that an account enters a namespace. Beyond the limit it closes the connection and
   * returns false.
   */
  admitAccount(socket: Socket, userId: number): boolean;
  /** Closes each connection that sends more packets than the limit. */
  watchPackets(io: Server): void;
}

export function createSocketGuard(options: SocketGuardOptions): SocketGuard {
  const { limits, clock, proxies, onRefused = () => {} } = options;
  const newWindow = (factor = 1) => {
    const { uses, seconds } = limits['socket-handshake'];
    return createSlidingWindow({ count: uses * factor, windowMs: seconds * 1_000 }, clock);
  };
  const [ofBlocks, ofWiderBlocks, ofAccounts] = [newWindow(), newWindow(widerBlockFactor), newWindow()];
  const open = createOpenCounts();

  const refuse = (reason: SocketRefusal, retryAfterMs: number) => {
    onRefused(reason);
    return retryAfterMs;
  };

  return {
    admit: (request) => {
      const block = addressBlock(clientAddress(request, proxies));
      const wider = widerBlock(block);
      const isCrowded = open.of(block) >= mostOpenPerBlock;
      const isWiderCrowded = wider !== null && open.of(wider) >= mostOpenPerBlock * widerBlockFactor;
      if (isCrowded || isWiderCrowded) return refuse('open-sockets', retryWhenCrowdedMs);
      const retryAfterMs = ofBlocks.take(block) || (wider === null ? 0 : ofWiderBlocks.take(wider));
      if (retryAfterMs > 0) return refuse('handshakes', retryAfterMs);
      const keys = wider === null ? [block] : [block, wider];
      open.add(keys);
      request.socket.once('close', () => open.remove(keys));
      return 0;
    },
    admitAccount: ({ conn }, userId) => {
      if (ofAccounts.take(String(userId)) === 0) return true;
      refuse('account-handshakes', 0);
      closeAtOnce(conn);
      return false;
    },
    watchPackets: (io) =>
      limitPackets(io, limits['socket-packets'], { clock, onRefused: () => onRefused('packets') }),
  };
}
