import type { IncomingMessage } from 'node:http';
import type { Server } from 'socket.io';

/**
 * The parts of a handshake's request that are read after the connection is open: by this program,
 * and by the library for each namespace that is entered.
 */
type KeptRequest = Pick<IncomingMessage, 'url' | 'socket' | 'connection'> & {
  readonly headers: Pick<IncomingMessage['headers'], 'cookie' | 'origin' | 'host'>;
  readonly _query?: unknown;
};

/**
 * Releases most of the request of each connection. The library holds it until the connection
 * closes, about 6 KB of an idle one.
 */
export function slimRequests(io: Server): void {
  io.engine.on('connection', (connection: { request: KeptRequest }) => {
    const { url, socket, headers, _query } = connection.request;
    const { cookie, origin, host } = headers;
    const kept = {
      ...(cookie !== undefined && { cookie }),
      ...(origin !== undefined && { origin }),
      ...(host !== undefined && { host }),
    };
    connection.request = {
      ...(url !== undefined && { url }),
      socket,
      connection: socket,
      headers: kept,
      _query,
    };
  });
}
