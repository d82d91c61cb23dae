import type { Socket } from 'socket.io';

/**
 * Closes without a WebSocket closing handshake, which a hostile client would not answer. An honest
 * client takes it for a lost connection and reconnects.
 */
export function closeAtOnce(connection: Socket['conn']): void {
  connection.close(true);
  connection.request.socket.destroy();
}
