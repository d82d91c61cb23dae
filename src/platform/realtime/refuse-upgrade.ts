import type { IncomingMessage } from 'node:http';

/** Answers a handshake with HTTP 429 instead of the upgrade. */
export function refuseUpgrade({ socket }: IncomingMessage, retryAfterMs: number): void {
  const retryAfterSeconds = Math.ceil(retryAfterMs / 1_000);
  const head = ['HTTP/1.1 429 Too Many Requests', 'Connection: close', `Retry-After: ${retryAfterSeconds}`];
  socket.on('error', () => {});
  socket.end(`${[...head, 'Content-Length: 0'].join('\r\n')}\r\n\r\n`);
  socket.destroySoon();
}
