import type { IncomingMessage } from 'node:http';

/**
 * Returns the address of a request's client behind the given number of trusted proxies. Gives the
 * same answer as Express's `req.ip`, for requests that do not pass through Express. Each proxy
 * appends the address that it saw to `X-Forwarded-For`.
 */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } },
  proxies: number,
): string {
  const forwarded = headers['x-forwarded-for'] ?? '';
  const chain = String(forwarded)
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '')
    .reverse();
  const addresses = [socket.remoteAddress ?? '', ...chain];
  return addresses[Math.min(proxies, addresses.length - 1)] ?? '';
}
