import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';
import type { Clock } from '../clock.ts';
import { addressBlock, widerBlock, widerBlockFactor } from '../http/address-block.ts';
import { clientAddress } from '../http/client-address.ts';
import type { Limits } from '../rate-limits/index.ts';
import { createSlidingWindow } from './sliding-window.ts';

/** Open sockets of one address block on one process: several school classes behind one address, each with a page open. */
export const mostOpenPerBlock = 500;
/** Milliseconds after which a client that met `mostOpenPerBlock` may try again. */
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

/** What one address, one account and one socket may cost a process. Counted in its own memory: nothing is asked of Redis for a refusal. */
export interface SocketGuard {
  /**
   * Counts a handshake and the connection that comes of it, until its TCP socket closes. @returns 0, or the milliseconds until another try makes
   * sense
   */
  admit(request: IncomingMessage): number;
  /** Counts that an account enters a namespace. Closes the connection and returns false when it is one too many. */
  admitAccount(socket: Socket, userId: number): boolean;
  /** Closes each connection that sends more packets than the limit. */
  watchPackets(io: Server): void;
}

type Connection = Socket['conn'];

export function createSocketGuard(options: SocketGuardOptions): SocketGuard {
  const { limits, clock, proxies, onRefused = () => {} } = options;
  const newWindow = (factor = 1) => {
    const { uses, seconds } = limits['socket-handshake'];
    return createSlidingWindow({ count: uses * factor, milliseconds: seconds * 1_000 }, clock);
  };
  const [ofBlocks, ofWiderBlocks, ofAccounts] = [newWindow(), newWindow(widerBlockFactor), newWindow()];
  const openOf = new Map<string, number>();

  const refuse = (reason: SocketRefusal, retryAfterMs: number) => {
    onRefused(reason);
    return retryAfterMs;
  };

  return {
    admit: (request) => {
      const block = addressBlock(clientAddress(request, proxies));
      const wider = widerBlock(block);
      const isCrowded = (openOf.get(block) ?? 0) >= mostOpenPerBlock;
      const isWiderCrowded =
        wider !== null && (openOf.get(wider) ?? 0) >= mostOpenPerBlock * widerBlockFactor;
      if (isCrowded || isWiderCrowded) return refuse('open-sockets', retryWhenCrowdedMs);
      const retryAfterMs = ofBlocks.take(block) || (wider === null ? 0 : ofWiderBlocks.take(wider));
      if (retryAfterMs > 0) return refuse('handshakes', retryAfterMs);
      const counted = wider === null ? [block] : [block, wider];
      for (const key of counted) openOf.set(key, (openOf.get(key) ?? 0) + 1);
      request.socket.once('close', () => {
        for (const key of counted) {
          const left = (openOf.get(key) ?? 1) - 1;
          if (left > 0) openOf.set(key, left);
          else openOf.delete(key);
        }
      });
      return 0;
    },
    admitAccount: ({ conn }, userId) => {
      if (ofAccounts.take(String(userId)) === 0) return true;
      refuse('account-handshakes', 0);
      closeNow(conn);
      return false;
    },
    watchPackets: (io) => {
      const { uses, seconds } = limits['socket-packets'];
      io.engine.on('connection', (connection: Connection) => {
        let [count, begun] = [0, clock.now().getTime()];
        connection.on('packet', () => {
          count += 1;
          if (count <= uses) return;
          const now = clock.now().getTime();
          if (now - begun < seconds * 1_000) {
            refuse('packets', 0);
            closeNow(connection);
          }
          [count, begun] = [1, now];
        });
      });
    },
  };
}

/** Without the goodbye of a WebSocket, which a hostile client would not answer. An honest one takes it for a lost connection and comes back. */
function closeNow(connection: Connection): void {
  connection.close(true);
  connection.request.socket.destroy();
}

/** Answers a handshake with HTTP 429 instead of the upgrade. */
export function refuseUpgrade({ socket }: IncomingMessage, retryAfterMs: number): void {
  socket.on('error', () => {});
  socket.end(
    `HTTP/1.1 429 Too Many Requests\r\nConnection: close\r\nRetry-After: ${Math.ceil(retryAfterMs / 1_000)}\r\nContent-Length: 0\r\n\r\n`,
  );
  socket.destroySoon();
}
